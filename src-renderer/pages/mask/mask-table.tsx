// One line per column: what it is, how it is treated, real samples, and what others can still learn.
// Raw values stay hidden until the person asks for them.
import { useState } from 'react'
import type { AttackReport } from '../../../src-main/contract/attacks.ts'
import { kindLabels } from '../../../src-main/contract/text/zh-CN/kinds.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import type { EditorTask } from '../../features/recipe/step-editor.tsx'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { gradeText, roleText } from '../../text/common.ts'
import { maskText } from '../../text/mask.ts'
import { Button, IconHide, IconReveal, Skeleton, Tooltip } from '../../ui/kit.ts'
import { useGrowing } from '../../ui/use-growing.ts'
import type { Sample } from './column-rules.ts'
import { RulePicker } from './rule-picker.tsx'
import type { MaskData, MaskRow } from './use-mask-data.ts'

export interface MaskTableProps {
  data: MaskData
  recipe: RecipeEditor
  onTask(task: EditorTask): void
  datasetId: string
}

/** A row's selection list takes a few milliseconds to build. */
const ROWS_PER_FRAME = 12

export function MaskTable({ datasetId, data, recipe, onTask }: MaskTableProps) {
  const record = useEngineMutation('samples.reveal')
  const attacks = useEngineQuery('attack.get', { datasetId, view: 'result' }).data?.report ?? null
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set())
  const drawn = useGrowing(data.rows.length, ROWS_PER_FRAME)
  if (!data.ready) return <Skeleton className="op-page-inner" active />
  const all = data.rows.every(row => revealed.has(row.column))
  const hide = (columns: readonly string[]) =>
    setRevealed(old => new Set([...old].filter(name => !columns.includes(name))))
  // Nothing is shown before it is recorded.
  const reveal = (columns: string[]) =>
    record.mutate({ datasetId, columns }, { onSuccess: () => setRevealed(old => new Set([...old, ...columns])) })
  const toggle = (column: string) => (revealed.has(column) ? hide([column]) : reveal([column]))
  const columns = data.rows.map(row => row.column)
  const { head } = maskText
  return (
    <table className="op-mask-table">
      <thead>
        <tr>
          <th>{head.column}</th>
          <th>{head.kind}</th>
          <th>{head.role}</th>
          <th>{head.grade}</th>
          <th>{head.rule}</th>
          <th>
            {head.sample}
            <Button
              type="link"
              size="small"
              onClick={() => (all ? hide(columns) : reveal(columns.filter(column => !revealed.has(column))))}
            >
              {all ? maskText.hide : maskText.reveal}
            </Button>
          </th>
          <th>{head.learn}</th>
        </tr>
      </thead>
      <tbody>
        {data.rows.slice(0, drawn).map(row => (
          <tr key={row.column}>
            <th scope="row">{row.column}</th>
            <KindCell row={row} />
            <RoleCells row={row} />
            <td>
              <RulePicker row={row} recipe={recipe} onTask={onTask} />
            </td>
            <td>
              <SampleCell row={row} open={revealed.has(row.column)} onToggle={() => toggle(row.column)} />
            </td>
            <td className="op-mask-learn">
              <LearnCell row={row} recipe={recipe} attacks={attacks} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function KindCell({ row }: { row: MaskRow }) {
  const semantics = row.profile?.semantics[0]
  if (semantics === undefined) return <td className="op-faint">{maskText.unknownKind}</td>
  return (
    <td>
      {kindLabels[semantics.kind] ?? semantics.kind}
      <span className="op-mask-sure">{maskText.confidence[semantics.confidence]}</span>
    </td>
  )
}

function RoleCells({ row }: { row: MaskRow }) {
  const { profile } = row
  if (profile === undefined) {
    return (
      <>
        <td />
        <td />
      </>
    )
  }
  return (
    <>
      <td>
        <span className={`op-role is-${profile.role}`}>{roleText[profile.role]}</span>
      </td>
      <td>
        <Tooltip title={profile.gradeReason}>
          <span>{gradeText[profile.grade]}</span>
        </Tooltip>
      </td>
    </>
  )
}

interface SampleCellProps {
  row: MaskRow
  open: boolean
  onToggle(): void
}

function SampleCell({ row, open, onToggle }: SampleCellProps) {
  if (row.samples.length === 0) return <span className="op-faint">{maskText.noSample}</span>
  const label = open ? maskText.hideColumn(row.column) : maskText.revealColumn(row.column)
  return (
    <div className="op-samples">
      <ul>
        {row.samples.map(sample => (
          <SampleLine key={sample.rowNumber} sample={sample} open={open} />
        ))}
      </ul>
      <Tooltip title={label}>
        <Button
          type="text"
          size="small"
          icon={open ? <IconHide /> : <IconReveal />}
          aria-label={label}
          aria-pressed={open}
          onClick={onToggle}
        />
      </Tooltip>
    </div>
  )
}

function SampleLine({ sample, open }: { sample: Sample; open: boolean }) {
  const before = open ? sample.before : maskText.hidden
  // A value that comes out as it went in, for want of a rule or outside its scope, is raw on both sides.
  const raw = sample.after === sample.before && !open
  const after = raw ? maskText.hidden : sample.after
  return (
    <li>
      <span className={open ? 'op-sample-before' : 'op-sample-before is-hidden'} title={open ? before : undefined}>
        {before}
      </span>
      <span className="op-faint" aria-hidden="true">
        →
      </span>
      {after === null ? (
        <span className="op-faint">{maskText.gone}</span>
      ) : (
        <span className={raw ? 'op-sample-after is-hidden' : 'op-sample-after'} title={after}>
          {after === '' ? <span className="op-faint">{maskText.emptyCell}</span> : after}
        </span>
      )}
    </li>
  )
}

/** What attacks on the very result found of the column; before there are any, what its step is known for. */
function LearnCell({ row, recipe, attacks }: { row: MaskRow; recipe: RecipeEditor; attacks: AttackReport | null }) {
  const found = attacks?.findings.find(({ column, verdict }) => column === row.column && verdict !== 'holds')
  const left = attacks?.left.find(({ column }) => column === row.column)
  if (found === undefined && left === undefined) return learnText(row, recipe)
  return (
    <>
      {found === undefined ? null : (
        <p className={found.verdict === 'broken' ? 'op-learn-broken' : undefined}>{found.sentence}</p>
      )}
      {left === undefined ? null : <p>{left.sentence}</p>}
    </>
  )
}

/** What someone else can still find out from the column as it would be published. */
function learnText(row: MaskRow, recipe: RecipeEditor): string {
  const last = row.rules.at(-1)
  if (last !== undefined) {
    const risk = recipe.operation(last.step.op)?.reversalRisk ?? ''
    return last.step.scope === undefined ? risk : maskText.scopeOnly(risk)
  }
  switch (row.profile?.role) {
    case undefined:
      return maskText.keptUnknown
    case 'direct':
      return maskText.keptDirect
    case 'quasi':
      return maskText.keptQuasi
    case 'sensitive':
      return maskText.keptSensitive
    case 'none':
      return maskText.keptNone
  }
}
