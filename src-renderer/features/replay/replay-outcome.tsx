// The run on the new file beside the run on the former one; what differs a lot stands out.
// Compares nothing but the two reports.
import type { StepView } from '../../../src-main/contract/recipe.ts'
import type { ReplayOutcome } from '../../../src-main/contract/replay.ts'
import { replayText as words } from '../../text/replay.ts'
import { Table, type TableColumnsType } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { type OutcomeRow, outcomeRows } from './outcome-rows.ts'

export interface ReplayOutcomeViewProps {
  outcome: ReplayOutcome
  steps: readonly StepView[]
}

const COLUMNS: TableColumnsType<OutcomeRow> = [
  { title: words.figure, dataIndex: 'name' },
  { title: words.last, dataIndex: 'before', width: 220, align: 'right' },
  {
    title: words.this,
    width: 220,
    align: 'right',
    render: (_, { after, notable }) => <span className={notable ? 'op-replay-notable' : ''}>{after}</span>,
  },
]

export function ReplayOutcomeView({ outcome, steps }: ReplayOutcomeViewProps) {
  const named = steps.filter(({ step }) => step.enabled).map(({ step, sentence }) => ({ id: step.id, sentence }))
  return (
    <section aria-label={words.done}>
      <h3>{words.done}</h3>
      <Sentence>{outcome.before === null ? words.noBefore : words.outcomeHint}</Sentence>
      <Table<OutcomeRow>
        className="op-replay-outcome op-number"
        size="small"
        rowKey="key"
        columns={COLUMNS}
        dataSource={outcomeRows(outcome, named)}
        pagination={false}
      />
    </section>
  )
}
