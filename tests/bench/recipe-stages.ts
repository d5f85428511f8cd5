// Stages of the bench for recipes: forty row-local steps and an edit among them, steps that see the whole table, spellings of names.
// Goes through the contract; the clusters are found by the very code of the worker. Measures nothing of the machine.
import { CLUSTER_METHODS } from '../../src-main/contract/clusters.ts'
import type { EngineClient } from '../../src-main/contract/protocol.ts'
import type { Step } from '../../src-main/contract/recipe.ts'
import { findClusters } from '../../src-main/core/clustering/cluster.ts'

type Facts = Record<string, unknown> & { rows: number; columns: number }

const seconds = (from: number) => Number(((performance.now() - from) / 1000).toFixed(2))
const milliseconds = (from: number) => Number((performance.now() - from).toFixed(1))

/** Forty steps, each on one cell of a row, as recipes of an office grow over the months. */
function fortySteps(bands: string): Step[] {
  const texts = ['姓名', '民族', '地址', '备注', '电子邮箱', '车牌号码', '性别', '银行卡号']
  const steps: Omit<Step, 'id' | 'enabled'>[] = [
    ...texts.map(column => ({ op: 'normalizeText', columns: [column], params: {} })),
    ...texts.map(column => ({ op: 'unifyEmpties', columns: [column], params: {} })),
    { op: 'normalizeDate', columns: ['出生日期', '办件时间'], params: {} },
    { op: 'normalizeNumber', columns: ['金额（元）'], params: { decimals: 2 } },
    { op: 'normalizePhone', columns: ['手机号'], params: {} },
    { op: 'mapValues', columns: ['性别'], params: { table: [{ from: 'M', to: bands }] } },
    ...texts.map(column => ({ op: 'replaceText', columns: [column], params: { table: [{ from: '（', to: '(' }] } })),
    ...texts.map(column => ({ op: 'fillEmpties', columns: [column], params: { value: '未填' } })),
    ...texts.slice(0, 4).map(column => ({ op: 'changeCase', columns: [column], params: {} })),
  ]
  return steps.slice(0, 40).map((step, at) => ({ ...step, id: `s${at + 1}`, enabled: true }))
}

export async function fortyStage(client: EngineClient, datasetId: string): Promise<Facts> {
  const save = (bands: string) => client.call('recipe.save', { datasetId, steps: fortySteps(bands), label: 'bench' })
  const run = async () => {
    const from = performance.now()
    const cpuFrom = process.cpuUsage()
    const report = await client.call('run.start', { datasetId })
    const { user, system } = process.cpuUsage(cpuFrom)
    return { report, seconds: seconds(from), cpuSeconds: Number(((user + system) / 1e6).toFixed(2)) }
  }
  await save('男')
  const { report, seconds: runSeconds, cpuSeconds: runCpuSeconds } = await run()
  await save('男性')
  const edited = await run()
  const show = async (move: 'recipe.undo' | 'recipe.redo') => {
    const from = performance.now()
    await client.call(move, { datasetId })
    await client.call('run.get', { datasetId })
    await client.call('table.page', { datasetId, view: 'result', offset: 0, limit: 100 })
    return milliseconds(from)
  }
  return {
    rows: report.counts.source,
    columns: report.columns.length,
    steps: report.steps.length,
    runSeconds,
    runRowsPerSecond: Math.round(report.counts.source / runSeconds),
    editedAtStep: 20,
    runCpuSeconds,
    editSeconds: edited.seconds,
    editCpuSeconds: edited.cpuSeconds,
    editRowsPerSecond: Math.round(report.counts.source / edited.seconds),
    columnsTaken: edited.report.taken.columns,
    stepsTaken: edited.report.taken.steps,
    undoMs: await show('recipe.undo'),
    redoMs: await show('recipe.redo'),
  }
}

export async function wholeStage(client: EngineClient, datasetId: string): Promise<Facts> {
  const steps: Record<string, Omit<Step, 'id' | 'enabled'>> = {
    sortRows: { op: 'sortRows', columns: ['姓名', '受理编号'], params: {} },
    keepBest: { op: 'keepBest', columns: ['身份证号'], params: { rule: 'mostComplete' } },
    mergeDuplicates: { op: 'mergeDuplicates', columns: ['受理编号'], params: {} },
    pivot: {
      op: 'pivot',
      columns: ['民族'],
      params: { nameColumn: '性别', valueColumn: '金额（元）', several: 'count' },
    },
  }
  const timed: Record<string, number> = {}
  let facts: Facts = { rows: 0, columns: 0 }
  for (const [name, step] of Object.entries(steps)) {
    await client.call('recipe.save', { datasetId, steps: [{ ...step, id: 's1', enabled: true }], label: 'bench' })
    const from = performance.now()
    const report = await client.call('run.start', { datasetId })
    timed[`${name}Seconds`] = seconds(from)
    facts = { rows: report.counts.source, columns: report.source.columns }
  }
  return { ...facts, ...timed }
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧'
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红玲芬燕彬鹏浩亮建国文辉力民永健世广志义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞'

/** All different: company names and persons' names in turn, some of them two spellings of one. */
function distinctNames(count: number): { value: string; count: number }[] {
  const pick = (letters: string, at: number) => letters.charAt(at % letters.length)
  return Array.from({ length: count }, (_, at) => {
    const given = pick(GIVEN, at) + pick(GIVEN, Math.floor(at / GIVEN.length))
    const person = pick(SURNAMES, Math.floor(at / GIVEN.length ** 2)) + given
    const firm = at % 2 === 0 ? `无锡市${given}${pick(SURNAMES, at >> 7)}${at}（集团）有限公司` : `${person}${at % 97}`
    return { value: at % 10 === 0 ? firm.replace('（', '(').replace('）', ')') : firm, count: 1 + (at % 5) }
  })
}

export function clusterStage(): Facts {
  const values = distinctNames(100_000)
  const distinct = new Set(values.map(({ value }) => value)).size
  const timed = Object.fromEntries(
    CLUSTER_METHODS.map(method => {
      const from = performance.now()
      const clusters = findClusters(values, method)
      return [method, { seconds: seconds(from), clusters: clusters.length }]
    }),
  )
  return { rows: values.length, columns: 1, distinct, ...timed }
}
