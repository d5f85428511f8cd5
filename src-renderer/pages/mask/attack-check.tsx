// Attacks the result as somebody outside would, shows what was found and what each masked column still hides, and adds repairs.
// Shows sentences and figures, never a value that was found.
import { useState } from 'react'
import type { AttackFinding, AttackReport, AttackVerdict, WhatIsLeft } from '../../../src-main/contract/attacks.ts'
import type { RunReport } from '../../../src-main/contract/run.ts'
import { attackTitles, verdictTitles } from '../../../src-main/contract/text/zh-CN/attacks.ts'
import { useEngineQuery, useJob } from '../../engine/queries.ts'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { useNavigation } from '../../state/navigation.ts'
import { attackText, waysText } from '../../text/attack.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconStop, IconVerify, Select, Table, type TableColumnsType, Tag } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import { RepairButtons } from './repair-buttons.tsx'

export interface AttackCheckProps {
  datasetId: string
  report: RunReport | null
  recipe: RecipeEditor
}

const NONE = ''

export function AttackCheck({ datasetId, report, recipe }: AttackCheckProps) {
  const job = useJob('attack.run')
  const kept = useEngineQuery('attack.get', { datasetId, view: 'result' })
  const datasets = useEngineQuery('datasets.list', {})
  const [against, setAgainst] = useState(NONE)
  const found = kept.data?.report ?? null
  const others = (datasets.data ?? []).filter(({ id }) => id !== datasetId)
  const start = () => void job.start({ datasetId, view: 'result', ...(against === NONE ? {} : { against }) })
  const { progress } = job
  const done = progress?.total == null ? '' : `${Math.floor((progress.done / progress.total) * 100)}%`
  return (
    <section className="op-leftovers">
      <header>
        <div>
          <h2>{attackText.title}</h2>
          <p className="op-sentence">{attackText.intro}</p>
        </div>
        <span className="op-spring" />
        {job.running ? (
          <Button icon={<IconStop />} onClick={job.cancel}>
            {attackText.stop}
          </Button>
        ) : (
          <Button
            type={found === null ? 'primary' : 'default'}
            icon={<IconVerify />}
            disabled={report === null}
            onClick={start}
          >
            {found === null ? attackText.run : attackText.again}
          </Button>
        )}
      </header>
      {others.length === 0 ? null : (
        <div className="op-attack-against">
          <span className="op-muted">{attackText.against}</span>
          <Select
            aria-label={attackText.against}
            value={against}
            onChange={setAgainst}
            disabled={job.running}
            popupMatchSelectWidth={false}
            options={[
              { value: NONE, label: attackText.nobody },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
      )}
      <ErrorNotice error={job.error} />
      {job.running ? <p className="op-muted">{attackText.running(done)}</p> : null}
      {report === null ? <p className="op-leftover-hint">{attackText.needResult}</p> : null}
      {found === null ? null : <Outcome report={found} recipe={recipe} />}
    </section>
  )
}

function Outcome({ report, recipe }: { report: AttackReport; recipe: RecipeEditor }) {
  const { findings, contradictions, attackedRows, rows, identified } = report
  const worst = worstOf(findings)
  const attacked = formatNumber(attackedRows)
  const sentence = {
    broken: attackText.broken(formatNumber(identified), attacked),
    weak: attackText.weak(attacked),
    holds: attackText.holds(attacked),
  } satisfies Record<AttackVerdict, string>
  return (
    <>
      <p className="op-leftover-found">
        <StateDot state={worst === 'broken' ? 'wrong' : worst === 'weak' ? 'todo' : 'done'} />
        <strong>{sentence[worst]}</strong>
        {attackedRows < rows ? <span className="op-muted">{attackText.part(attacked, formatNumber(rows))}</span> : null}
      </p>
      <FindingTable findings={findings} recipe={recipe} />
      {contradictions.length === 0 ? null : (
        <>
          <h3>{attackText.contradictions}</h3>
          <ul className="op-attack-list">
            {contradictions.map(({ columns, sentence: words, repair, otherRepairs }) => (
              <li key={columns.join('\n')}>
                {words}
                <RepairButtons found={{ repair, otherRepairs }} recipe={recipe} />
              </li>
            ))}
          </ul>
        </>
      )}
      <LeftTable left={report.left} />
    </>
  )
}

function worstOf(findings: readonly AttackFinding[]): AttackVerdict {
  const has = (wanted: AttackVerdict) => findings.some(({ verdict }) => verdict === wanted)
  return has('broken') ? 'broken' : has('weak') ? 'weak' : 'holds'
}

const COLORS = { broken: 'error', weak: 'warning', holds: 'success' } as const satisfies Record<AttackVerdict, string>

function FindingTable({ findings, recipe }: { findings: readonly AttackFinding[]; recipe: RecipeEditor }) {
  const columns: TableColumnsType<AttackFinding> = [
    {
      title: attackText.head.verdict,
      dataIndex: 'verdict',
      width: 104,
      render: (verdict: AttackVerdict) => (
        <Tag variant="filled" color={COLORS[verdict]}>
          {verdictTitles[verdict]}
        </Tag>
      ),
    },
    {
      title: attackText.head.attack,
      dataIndex: 'attack',
      width: 190,
      render: (attack: AttackFinding['attack']) => attackTitles[attack],
    },
    {
      title: attackText.head.found,
      key: 'found',
      render: (_, finding) => <FoundCell finding={finding} />,
    },
    {
      title: attackText.head.repair,
      key: 'repair',
      width: 230,
      render: (_, finding) => <RepairButtons found={finding} recipe={recipe} />,
    },
  ]
  return (
    <Table
      size="small"
      columns={columns}
      dataSource={[...findings]}
      rowKey={({ attack, column, using }) => [attack, column ?? '', ...using].join('\n')}
      pagination={false}
    />
  )
}

function FoundCell({ finding }: { finding: AttackFinding }) {
  const goStep = useNavigation(state => state.goStep)
  const { candidates, sentence, effort, rows, using } = finding
  const [row] = rows
  return (
    <>
      {sentence}
      <span className="op-attack-effort">
        {effort}
        {candidates === null
          ? ''
          : `　${attackText.candidates(formatNumber(candidates.min), formatNumber(candidates.median))}`}
        {row === undefined ? null : (
          <Button
            type="link"
            size="small"
            onClick={() => goStep('clean', { target: { rowNumber: row, column: using[0] ?? '' } })}
          >
            {attackText.goTo(formatNumber(row))}
          </Button>
        )}
      </span>
    </>
  )
}

function LeftTable({ left }: { left: readonly WhatIsLeft[] }) {
  const columns: TableColumnsType<WhatIsLeft> = [
    { title: attackText.leftHead.column, dataIndex: 'column', width: 180, ellipsis: true },
    { title: attackText.leftHead.before, dataIndex: 'bitsBefore', width: 120, align: 'right', render: waysText },
    { title: attackText.leftHead.left, dataIndex: 'bitsLeft', width: 120, align: 'right', render: waysText },
    { title: attackText.leftHead.sentence, dataIndex: 'sentence' },
  ]
  if (left.length === 0) return null
  return (
    <>
      <h3>{attackText.left}</h3>
      <Table size="small" columns={columns} dataSource={[...left]} rowKey="column" pagination={false} />
    </>
  )
}
