// What sets one version of a table apart from the one it was made from: rows, columns, values, and examples.
// Compares nothing; every figure comes from the engine.
import type { Difference } from '../../../src-main/contract/sources.ts'
import { versionText as words } from '../../text/import.ts'
import { Tag, Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

function Equation({ rows }: { rows: Difference['rows'] }) {
  const names = words.rowsEquation
  return (
    <span className="op-reading-equation">
      <span className="op-reading-equation-term">
        {names.before} <strong>{formatNumber(rows.before)}</strong>
      </span>
      <span>+</span>
      <span className="op-reading-equation-term">
        {names.added} <strong>{formatNumber(rows.added)}</strong>
      </span>
      <span>−</span>
      <span className="op-reading-equation-term">
        {names.removed} <strong>{formatNumber(rows.removed)}</strong>
      </span>
      <span>=</span>
      <span className="op-reading-equation-term">
        {names.after} <strong>{formatNumber(rows.after)}</strong>
      </span>
    </span>
  )
}

function Names({ names }: { names: readonly string[] }) {
  return names.map(name => <Tag key={name}>{name}</Tag>)
}

function Facts({ difference }: { difference: Difference }) {
  const { rows, columns, newValues, key } = difference
  return (
    <dl className="op-facts">
      {key.length === 0 ? null : (
        <>
          <dt>{words.changed}</dt>
          <dd className="op-number">{formatNumber(rows.changed)}</dd>
        </>
      )}
      <dt>{words.unchanged}</dt>
      <dd className="op-number">{formatNumber(rows.unchanged)}</dd>
      {rows.repeated === 0 ? null : (
        <>
          <dt>
            <Tooltip title={words.repeatedHint}>{words.repeated}</Tooltip>
          </dt>
          <dd className="op-number op-difference-warn">{formatNumber(rows.repeated)}</dd>
        </>
      )}
      {columns.added.length === 0 ? null : (
        <>
          <dt>{words.columnsAdded}</dt>
          <dd>
            <Names names={columns.added} />
          </dd>
        </>
      )}
      {columns.removed.length === 0 ? null : (
        <>
          <dt>{words.columnsRemoved}</dt>
          <dd>
            <Names names={columns.removed} />
          </dd>
        </>
      )}
      {columns.changed.length === 0 ? null : (
        <>
          <dt>{words.cellsChanged}</dt>
          <dd>{columns.changed.map(({ column, cells }) => `${column} ${formatNumber(cells)}`).join(' · ')}</dd>
        </>
      )}
      {newValues.map(({ column, values, count }) => (
        <NewValues key={column} column={column} values={values} count={count} />
      ))}
    </dl>
  )
}

function NewValues({ column, values, count }: Difference['newValues'][number]) {
  const shown = values.join('、')
  return (
    <>
      <dt>
        {words.newValues}：{column}
      </dt>
      <dd>{count > values.length ? words.newValuesMore(shown, formatNumber(count)) : shown}</dd>
    </>
  )
}

type Kind = keyof Difference['examples']
const KINDS: readonly Kind[] = ['changed', 'added', 'removed']

function Examples({ kind, examples }: { kind: Kind; examples: Difference['examples'][Kind] }) {
  if (examples.length === 0) return null
  return (
    <details className="op-difference-examples">
      <summary>{words.examples[kind]}</summary>
      <ul>
        {examples.map(({ rowNumber, key, cells }) => (
          <li key={rowNumber}>
            <span className="op-faint">{words.row(formatNumber(rowNumber))}</span>
            <strong>{key.map(value => (value === '' ? words.blank : value)).join(' · ')}</strong>
            {cells.map(({ column, before, after }) => (
              <span key={column}>
                {column}：<del>{before === '' ? words.blank : before}</del> →{' '}
                <ins>{after === '' ? words.blank : after}</ins>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

export function DifferenceView({ difference }: { difference: Difference }) {
  const { key, rows, examples } = difference
  return (
    <div className="op-difference">
      <Equation rows={rows} />
      <Sentence>{key.length === 0 ? words.byRow : words.byKey(key.join('、'))}</Sentence>
      <Facts difference={difference} />
      {KINDS.map(kind => (
        <Examples key={kind} kind={kind} examples={examples[kind]} />
      ))}
    </div>
  )
}
