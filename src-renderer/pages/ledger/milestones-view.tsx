// The reporting dates of the year's plan: those of standard templates to be read, those of this body to be changed.
// Counts nothing; the engine does.
import { useState } from 'react'
import type { ListedMilestone, OwnMilestone } from '../../../src-main/contract/milestones.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { ActDialog } from '../../features/acts/act-dialog.tsx'
import { milestonesText as words } from '../../text/plan.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconDelete, Table } from '../../ui/kit.ts'
import { ListBar } from './list-bar.tsx'

const keyOf = ({ date, title, place }: OwnMilestone) => `${date}\n${title}\n${place}`

export function MilestonesView() {
  const query = useEngineQuery('milestones.list', {})
  const [adding, setAdding] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const listed = query.data ?? []
  const own = listed.filter(({ pack }) => pack === '').map(({ pack: _, left: __, ...one }) => one)
  const save = async (milestones: readonly OwnMilestone[]) => {
    await callEngine('milestones.save', { milestones: [...milestones] })
    await refreshDataset(null)
  }
  const remove = (gone: OwnMilestone) => {
    setError(null)
    save(own.filter(one => keyOf(one) !== keyOf(gone))).catch(setError)
  }
  return (
    <>
      <ListBar add={words.add} onAdd={() => setAdding(true)}>
        {words.sentence}
      </ListBar>
      <ErrorNotice error={error ?? query.error} />
      <Table<ListedMilestone>
        className="op-panel"
        size="small"
        rowKey={one => `${one.pack}${keyOf(one)}`}
        dataSource={listed}
        locale={{ emptyText: words.empty }}
        pagination={false}
        columns={[
          { title: words.column.date, dataIndex: 'date', width: 120 },
          { title: words.column.title, dataIndex: 'title' },
          { title: words.column.place, dataIndex: 'place', width: 140 },
          { title: words.column.note, dataIndex: 'note' },
          { title: words.column.source, width: 160, render: (_, { pack }) => pack || words.own },
          {
            key: 'remove',
            width: 64,
            render: (_, one) =>
              one.pack === '' ? (
                <Button
                  type="text"
                  icon={<IconDelete />}
                  aria-label={`${words.remove} ${one.title}`}
                  onClick={() => remove(one)}
                />
              ) : null,
          },
        ]}
      />
      {adding ? (
        <ActDialog
          title={words.add}
          fields={[
            { name: 'date', label: words.column.date, kind: 'date' },
            { name: 'title', label: words.column.title, kind: 'text' },
            { name: 'place', label: words.column.place, kind: 'text', optional: true },
            { name: 'note', label: words.column.note, kind: 'lines', optional: true },
          ]}
          onSubmit={({ date = '', title = '', place = '', note = '' }) =>
            save([...own, { date: date.trim(), title: title.trim(), place: place.trim(), note: note.trim() }])
          }
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}
