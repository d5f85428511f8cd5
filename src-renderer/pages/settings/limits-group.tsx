// The limits of the checks in the settings: what is usual, what a template asks for, what is used here and why.
// Judges nothing: what may be set the engine says.
import { useState } from 'react'
import type { LimitName, LimitView } from '../../../src-main/contract/gate-limits.ts'
import { limitLabels } from '../../../src-main/contract/text/zh-CN/limits.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { ActDialog } from '../../features/acts/act-dialog.tsx'
import { limitsText as words } from '../../text/plan.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'

const shown = (share: boolean, value: number) => (share ? `${Number((value * 100).toFixed(2))}%` : formatNumber(value))

export function LimitsGroup() {
  const query = useEngineQuery('limits.list', {})
  const [changing, setChanging] = useState<LimitView | null>(null)
  const [error, setError] = useState<unknown>(null)
  const save = async (name: LimitName, value: number | null, reason = '') => {
    setError(null)
    await callEngine('limits.save', { name, value, reason })
    await refreshDataset(null)
  }
  return (
    <section className="op-panel op-settings-group" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="op-muted">{words.sentence}</p>
      <ErrorNotice error={error ?? query.error} compact />
      <table className="op-accounts op-limits">
        <thead>
          <tr>
            <th>{words.column.name}</th>
            <th>{words.column.usual}</th>
            <th>{words.column.template}</th>
            <th>{words.column.used}</th>
            <th aria-label={words.change} />
          </tr>
        </thead>
        <tbody>
          {(query.data ?? []).map(limit => (
            <LimitLine
              key={limit.name}
              limit={limit}
              onChange={() => setChanging(limit)}
              onReset={() => void save(limit.name, null).catch(setError)}
            />
          ))}
        </tbody>
      </table>
      {changing === null ? null : (
        <ActDialog
          title={words.changeName(limitLabels[changing.name])}
          note={words.sentence}
          fields={[
            { name: 'value', label: changing.share ? words.percent : words.number, kind: 'text' },
            { name: 'reason', label: words.reason, kind: 'lines' },
          ]}
          onSubmit={({ value = '', reason = '' }) =>
            save(changing.name, changing.share ? Number(value) / 100 : Number(value), reason)
          }
          onClose={() => setChanging(null)}
        />
      )}
    </section>
  )
}

interface LimitLineProps {
  limit: LimitView
  onChange(): void
  onReset(): void
}

function LimitLine({ limit, onChange, onReset }: LimitLineProps) {
  const { name, share, stricter, usual, template, own, used } = limit
  const label = limitLabels[name]
  return (
    <tr>
      <th scope="row">
        {label}
        <small className="op-faint">
          {own === null ? words.stricter[stricter] : words.because(own.reason, own.person, own.on)}
        </small>
      </th>
      <td>{shown(share, usual)}</td>
      <td>{template === null ? words.unset : shown(share, template)}</td>
      <td>{used === usual ? shown(share, used) : <strong>{shown(share, used)}</strong>}</td>
      <td>
        <Button size="small" type="link" aria-label={words.changeName(label)} onClick={onChange}>
          {words.change}
        </Button>
        {own === null ? null : (
          <Button size="small" type="link" aria-label={words.resetName(label)} onClick={onReset}>
            {words.reset}
          </Button>
        )}
      </td>
    </tr>
  )
}
