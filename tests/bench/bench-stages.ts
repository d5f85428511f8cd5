// The stages of the bench, each to be run in a process of its own on the same work folder.
// Goes through the contract like the window and the command line; measures nothing itself.
import { join } from 'node:path'
import type { Step } from '../../src-main/contract/recipe.ts'
import { openWorkFolder, type WorkFolder } from '../../src-main/store/work-folder.ts'
import { type StageFacts, type StageInput, withEngine } from './bench-engine.ts'
import { writeBenchTable } from './bench-table.ts'
import { BUREAU_STAGES } from './bureau-stages.ts'
import { DEIDENTIFY_STAGES } from './deidentify-stages.ts'
import { profileDistinct } from './distinct-table.ts'
import { MASKING_STAGES } from './masking-stages.ts'
import { PROOF_STAGES } from './proof-stages.ts'
import { READING_STAGES } from './reading-stages.ts'
import { clusterStage, fortyStage, wholeStage } from './recipe-stages.ts'
import { RISK_STAGES } from './risk-stages.ts'

export const STAGES = {
  generate: async ({ directory, rows }) => {
    writeBenchTable(csvPath(directory), rows)
    return { rows, columns: 20 }
  },
  import: input =>
    withEngine(input, async client => {
      const path = csvPath(input.directory)
      const report = await client.call('datasets.import', { path, reading: {}, name: 'bench' })
      return { rows: report.counts.source, columns: report.columns.length }
    }),
  table: async input => withFolder(input, countDistinct),
  page: async input => withFolder(input, measurePages),
  profile: input =>
    withEngine(input, async (client, datasetId) => {
      const profile = await client.call('profile.run', { datasetId, view: 'source' })
      return { rows: profile.rows, columns: profile.columns.length, duplicateRows: profile.duplicateRows }
    }),
  /** After `profile`, which it rests on: one column is changed by a step, and only the profile of the result is timed. */
  reprofile: input =>
    withEngine(input, async (client, datasetId) => {
      await client.call('recipe.save', { datasetId, steps: [step(1, 'normalizeText', ['姓名'])], label: 'bench' })
      await client.call('run.start', { datasetId })
      const began = performance.now()
      const profile = await client.call('profile.run', { datasetId, view: 'result' })
      const profileSeconds = Number(((performance.now() - began) / 1000).toFixed(2))
      return { rows: profile.rows, columns: profile.columns.length, changedColumns: 1, profileSeconds }
    }),
  /** A table of its own with two columns in which no value occurs twice: what a profile does beyond its budget of memory. */
  distinct: async ({ directory, rows }) => profileDistinct(join(directory, 'distinct'), rows),
  /** Forty steps, an edit among them, undo and redo. */
  forty: input => withEngine(input, fortyStage),
  /** Steps that see the whole table, each alone. */
  whole: input => withEngine(input, wholeStage),
  /** 100,000 distinct names in memory, by every method. */
  clusters: async () => clusterStage(),
  /** After `profile`, which it rests on. */
  relations: input =>
    withEngine(input, async (client, datasetId) => {
      const found = await client.call('relations.run', { datasetId, view: 'source' })
      const { rows, usedRows, keys, dependencies, leaks } = found
      return { rows, columns: 20, usedRows, keys: keys.length, dependencies: dependencies.length, leaks: leaks.length }
    }),
  singleOut: input =>
    withEngine(input, async (client, datasetId) => {
      const found = await client.call('singleOut.run', { datasetId, view: 'source', maxSize: 3 })
      return {
        rows: found.rows,
        columns: found.columns.length,
        searchedRows: found.searchedRows,
        sets: found.searchedSets,
      }
    }),
  run: input =>
    withEngine(input, async (client, datasetId) => {
      await client.call('recipe.save', { datasetId, steps: TEN_STEPS, label: 'bench' })
      const report = await client.call('run.start', { datasetId })
      const { read, source, removed, result } = report.counts
      const slowest = report.steps.toSorted((a, b) => b.ms - a.ms).slice(0, 3)
      return {
        rows: source,
        columns: report.columns.length,
        steps: report.steps.length,
        read,
        removed,
        result,
        slowest: slowest.map(({ op, ms }) => `${op} ${Math.round(ms)} ms`),
        sha256: report.result.sha256,
      }
    }),
  /** With the steps that the strictest policy proposes: a weaker recipe makes no package. Columns it drops are made up for by copies. */
  packagePrepare: input =>
    withEngine(input, async (client, datasetId) => {
      const { recipe } = await client.call('policies.suggest', { datasetId, policy: 'unconditional' })
      await client.call('recipe.save', { datasetId, steps: recipe.steps, label: 'bench' })
      const { columns } = await client.call('run.start', { datasetId })
      const copies = columns
        .slice(0, Math.max(0, 20 - columns.length))
        .map((copyOf, at) => step(1000 + at, 'addColumn', [], { name: `${copyOf}（副本）`, copyOf }))
      await client.call('recipe.save', { datasetId, steps: [...recipe.steps, ...copies], label: 'bench' })
      const report = await client.call('run.start', { datasetId })
      await client.call('catalogue.propose', { datasetId })
      return { rows: report.result.rows, columns: report.columns.length, copies: copies.length }
    }),
  /** After `packagePrepare`: the gates with the one scan, then all four forms, each read back; and once more for the same bytes. */
  package: input =>
    withEngine(input, async (client, datasetId) => {
      const { catalogue } = await client.call('catalogue.get', { datasetId })
      const formats = ['CSV', 'XLSX', 'JSON', 'XML'] as const
      await client.call('catalogue.save', { datasetId, catalogue: { ...catalogue, formats: [...formats] } })
      const began = performance.now()
      const gates = await client.call('gates.run', { datasetId })
      const judged = performance.now()
      const out = join(input.directory, 'package.zip')
      const built = await client.call('package.build', { datasetId, out, draft: true, date: '2026-01-01' })
      const done = performance.now()
      const twin = join(input.directory, 'package-again.zip')
      const again = await client.call('package.build', { datasetId, out: twin, draft: true, date: '2026-01-01' })
      return {
        rows: built.manifest.result.rows,
        columns: built.manifest.result.columns.length,
        bytes: built.bytes,
        formats: formats.join(' '),
        sha256: built.sha256,
        sameTwice: again.sha256 === built.sha256,
        gateSeconds: seconds(judged - began),
        buildSeconds: seconds(done - judged),
        gatesPassed: gates.gates.filter(gate => gate.passed).length,
        gates: gates.gates.length,
      }
    }),
  ...MASKING_STAGES,
  ...DEIDENTIFY_STAGES,
  ...RISK_STAGES,
  ...READING_STAGES,
  ...BUREAU_STAGES,
  ...PROOF_STAGES,
} as const satisfies Record<string, (input: StageInput) => Promise<StageFacts>>

export type StageName = keyof typeof STAGES
export const STAGE_NAMES = Object.keys(STAGES).filter(isStageName)
/** Stages asked for together by one name. */
export const STAGE_GROUPS = {
  main: STAGE_NAMES.filter(
    name =>
      !Object.hasOwn(READING_STAGES, name) &&
      !Object.hasOwn(PROOF_STAGES, name) &&
      !name.startsWith('deidentify-') &&
      !name.startsWith('bureau-'),
  ),
  deidentification: STAGE_NAMES.filter(name => Object.hasOwn(DEIDENTIFY_STAGES, name)),
  /** `--stages proof` wants a table that was run: `--stages generate,import,profile,proof`. */
  proof: STAGE_NAMES.filter(name => Object.hasOwn(PROOF_STAGES, name)),
  bureau: STAGE_NAMES.filter(name => Object.hasOwn(BUREAU_STAGES, name)),
  reading: STAGE_NAMES.filter(name => Object.hasOwn(READING_STAGES, name)),
} as const satisfies Record<string, StageName[]>

export function isGroupName(name: string): name is keyof typeof STAGE_GROUPS {
  return Object.hasOwn(STAGE_GROUPS, name)
}

export function isStageName(name: string): name is StageName {
  return Object.hasOwn(STAGES, name)
}

const seconds = (ms: number) => Number((ms / 1000).toFixed(1))

const step = (id: number, op: string, columns: string[], params: Step['params'] = {}): Step => ({
  id: `s${id}`,
  op,
  columns,
  params,
  enabled: true,
})

/** Cleaning, masking and pseudonyms, as an office would set them for this table. */
const TEN_STEPS: Step[] = [
  step(1, 'unifyEmpties', ['民族', '身份证号', '出生日期', '手机号', '金额（元）']),
  step(2, 'normalizeText', ['姓名'], { blanks: 'remove' }),
  step(3, 'mapValues', ['性别'], {
    table: ['男:1,M,男性', '女:2,F'].flatMap(line => {
      const [to = '', from = ''] = line.split(':')
      return from.split(',').map(spelling => ({ from: spelling, to }))
    }),
  }),
  step(4, 'normalizeCode', ['身份证号', '统一社会信用代码']),
  step(5, 'normalizeDate', ['出生日期', '办件时间']),
  step(6, 'normalizeNumber', ['金额（元）'], { decimals: 2 }),
  step(7, 'dropDuplicates', ['受理编号']),
  step(8, 'pseudonymize', ['身份证号'], { key: 'bench' }),
  step(9, 'maskText', ['姓名', '手机号', '银行卡号']),
  step(10, 'dropColumn', ['地址', '备注', '电子邮箱', '车牌号码']),
]

function csvPath(directory: string): string {
  return join(directory, 'bench.csv')
}

function withFolder<T>({ directory }: StageInput, action: (folder: WorkFolder) => T): T {
  const folder = openWorkFolder(join(directory, 'folder'), { holder: 'bench', now: () => new Date().toISOString() })
  try {
    return action(folder)
  } finally {
    folder.close()
  }
}

function tableOf(folder: WorkFolder) {
  const { versionId } = folder.datasets.byName('bench')
  return folder.tables.open(versionId)
}

/** Exact cardinalities, one column after the other. */
function countDistinct(folder: WorkFolder): StageFacts {
  const table = tableOf(folder)
  const distinct = Object.fromEntries(
    table.columns.map(name => {
      const values = new Set<string>()
      for (const { no } of table.chunks) {
        for (const value of table.readChunk(no, [name]).columns[0] ?? []) values.add(value)
      }
      return [name, values.size]
    }),
  )
  const mostlyDistinct = Object.values(distinct).filter(count => count > table.rows / 2).length
  return { rows: table.rows, columns: table.columns.length, distinct, mostlyDistinct }
}

const PAGES = 400
const PAGE_ROWS = 100

/** Pages of 100 rows at places jumped to all over the table, as by dragging the scroll bar. */
function measurePages(folder: WorkFolder): StageFacts {
  const table = tableOf(folder)
  const times = Array.from({ length: PAGES }, (_, turn) => {
    const offset = Math.floor(((turn * 0.618033988749895) % 1) * table.rows)
    const began = performance.now()
    folder.tables.open(table.versionId).page(offset, PAGE_ROWS)
    return performance.now() - began
  }).sort((a, b) => a - b)
  const at = (share: number) => Number((times[Math.floor(share * (PAGES - 1))] ?? 0).toFixed(2))
  return { rows: PAGES * PAGE_ROWS, columns: table.columns.length, ms: { p50: at(0.5), p95: at(0.95), max: at(1) } }
}
