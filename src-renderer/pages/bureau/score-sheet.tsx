// The score sheet: three dimensions with weights a person may change, and the score of each body.
// The engine computes; here weights are only chosen.
import type { LedgerReport, ScoreWeights } from '../../../src-main/contract/bureau-ledger.ts'
import { bureauText as words } from '../../text/bureau.ts'
import { InputNumber, Table, type TableColumnsType } from '../../ui/kit.ts'
import { formatShare } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

type BodyScore = LedgerReport['scores'][number]
const DIMENSIONS = ['scope', 'quality', 'timeliness'] as const

const share = (value: number | null) =>
  value === null ? <span className="op-faint">{words.none}</span> : formatShare(value, 1)

const COLUMNS: TableColumnsType<BodyScore> = [
  { title: words.columns.body, dataIndex: 'body', ellipsis: true },
  ...DIMENSIONS.map(dimension => ({
    title: words.weights[dimension],
    width: 140,
    align: 'right' as const,
    sorter: (a: BodyScore, b: BodyScore) => (a[dimension] ?? -1) - (b[dimension] ?? -1),
    render: (_: unknown, body: BodyScore) => share(body[dimension]),
  })),
  {
    title: words.columns.score,
    width: 120,
    align: 'right',
    sorter: (a, b) => (a.score ?? -1) - (b.score ?? -1),
    render: (_, { score }) =>
      score === null ? <span className="op-faint">{words.none}</span> : <strong>{score.toFixed(1)}</strong>,
  },
]

export interface ScoreSheetProps {
  scores: LedgerReport['scores']
  weights: ScoreWeights
  onWeights(weights: ScoreWeights): void
}

export function ScoreSheet({ scores, weights, onWeights }: ScoreSheetProps) {
  return (
    <>
      <section className="op-panel op-bureau-weights">
        <strong>{words.weightsTitle}</strong>
        {DIMENSIONS.map(dimension => (
          <span key={dimension} className="op-bureau-weight">
            {words.weights[dimension]}
            <InputNumber
              min={0}
              max={100}
              value={weights[dimension]}
              aria-label={words.weights[dimension]}
              onChange={value => onWeights({ ...weights, [dimension]: value ?? 0 })}
            />
          </span>
        ))}
        <Sentence>{words.weightsHint}</Sentence>
      </section>
      <Table<BodyScore>
        className="op-panel"
        size="small"
        rowKey="body"
        columns={COLUMNS}
        dataSource={[...scores]}
        pagination={{ pageSize: 20, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
      />
    </>
  )
}
