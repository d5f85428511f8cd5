// The work calendar: days off and make-up days, to be changed when the government's notice says otherwise.
// Counts nothing; the engine does.
import { useState } from 'react'
import type { CalendarDay } from '../../../src-main/contract/work-calendar.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { ActDialog } from '../../features/acts/act-dialog.tsx'
import { calendarText as words } from '../../text/ledger.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconDelete, Table } from '../../ui/kit.ts'
import { ListBar } from './list-bar.tsx'

const KINDS = [
  { value: 'off', label: words.off },
  { value: 'work', label: words.work },
]

export function CalendarView() {
  const query = useEngineQuery('calendar.get', {})
  const [adding, setAdding] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const calendar = query.data
  const save = async (days: readonly CalendarDay[]) => {
    const years = [...new Set([...(calendar?.years ?? []), ...days.map(({ date }) => Number(date.slice(0, 4)))])].sort()
    await callEngine('calendar.save', {
      years,
      days: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    })
    await refreshDataset(null)
  }
  const remove = (date: string) => {
    setError(null)
    save((calendar?.days ?? []).filter(day => day.date !== date)).catch(setError)
  }
  return (
    <>
      <ListBar add={words.add} onAdd={() => setAdding(true)}>
        {words.sentence} {words.years((calendar?.years ?? []).join('、'))}
      </ListBar>
      <ErrorNotice error={error ?? query.error} />
      <Table<CalendarDay>
        className="op-panel"
        size="small"
        rowKey="date"
        dataSource={calendar?.days ?? []}
        pagination={{ pageSize: 20, size: 'small' }}
        columns={[
          { title: words.column.date, dataIndex: 'date', width: 140 },
          { title: words.column.kind, width: 100, render: (_, { kind }) => words[kind] },
          { title: words.column.name, dataIndex: 'name' },
          {
            key: 'remove',
            width: 64,
            render: (_, { date }) => (
              <Button
                type="text"
                icon={<IconDelete />}
                aria-label={`${words.remove} ${date}`}
                onClick={() => remove(date)}
              />
            ),
          },
        ]}
      />
      {adding ? (
        <ActDialog
          title={words.add}
          fields={[
            { name: 'date', label: words.date, kind: 'date' },
            { name: 'kind', label: words.column.kind, kind: 'choice', options: KINDS, initial: 'off' },
            { name: 'name', label: words.name, kind: 'text', optional: true },
          ]}
          onSubmit={({ date = '', kind, name = '' }) =>
            save([
              ...(calendar?.days ?? []).filter(day => day.date !== date),
              { date, kind: kind === 'work' ? 'work' : 'off', name },
            ])
          }
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}
