// Stages of the bench for risk and for the de-identification step on the bench's own table, asked through the contract.
// Measures nothing of the machine; risk rests on the profile that an earlier stage made.
import type { Step } from '../../src-main/contract/recipe.ts'
import { type StageFacts, type StageInput, withEngine } from './bench-engine.ts'

const QUASI = ['性别', '民族', '行政区划', '事项名称']
const PROTECTED = '办理窗口'
const K = 20

const seconds = (from: number) => Number(((performance.now() - from) / 1000).toFixed(2))

/** The commonest values stay, so that groups are large and small ones occur. */
const KEPT: Readonly<Record<string, string[]>> = {
  性别: ['男', '女'],
  民族: ['汉族', '回族', '满族'],
  行政区划: ['320205', '320206', '320211', '320213'],
  事项名称: ['身份证换领', '居住证办理'],
}

const STEP: Step = {
  id: 's1',
  op: 'deidentify',
  columns: QUASI,
  params: {
    levels: QUASI.map(column => ({
      column,
      level: 1,
      hierarchy: { kind: 'priority', values: KEPT[column] ?? [], keeps: [KEPT[column]?.length ?? 1] },
    })),
    k: K,
    sensitive: [{ column: PROTECTED, distinct: 2 }],
    limit: 1,
  },
  enabled: true,
}

export const RISK_STAGES = {
  /** After `profile`, which it rests on. */
  'deidentify-risk': (input: StageInput): Promise<StageFacts> =>
    withEngine(input, async (client, datasetId) => {
      const began = performance.now()
      const report = await client.call('risk.run', {
        datasetId,
        view: 'source',
        question: { quasiIdentifiers: QUASI, sensitive: [PROTECTED], populationSize: 7_000_000 },
      })
      const { rows, classes, k, uniques, estimate } = report
      return { rows, columns: QUASI.length, classes, k, uniques, chosen: estimate?.chosen, riskSeconds: seconds(began) }
    }),
  'deidentify-step': (input: StageInput): Promise<StageFacts> =>
    withEngine(input, async (client, datasetId) => {
      await client.call('recipe.save', { datasetId, steps: [STEP], label: 'bench' })
      const began = performance.now()
      const { counts, columns } = await client.call('run.start', { datasetId })
      const { source, removed } = counts
      return { rows: source, columns: columns.length, k: K, removed, stepSeconds: seconds(began) }
    }),
} as const
