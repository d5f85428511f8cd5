// The standard recipe on messy tables in every form their generator knows: read, cleaned, held against the truth, judged by the gates.
// Usage: node tests/evaluation/standard-recipe.ts --rows 2000 --seeds 1..10. Exit code 1 when a value differs or a gate finds a problem.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { EngineClient } from '../../src-main/contract/protocol.ts'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import { connectInProcess } from '../../src-main/engine/in-process.ts'
import { openEngine } from '../../src-main/engine/open-engine.ts'
import { sharedFile } from '../golden/openprep.ts'

/** Every option of the generator, alone and together; `{}` = as it comes. */
export const FORMS: Readonly<Record<string, readonly string[]>> = {
  'two-rows.csv': [],
  'one-row.csv': ['--header', 'single'],
  'plain.csv': ['--plain'],
  'gb18030.csv': ['--encoding', 'gb18030'],
  'gbk.csv': ['--encoding', 'gbk', '--header', 'single'],
  'utf16.csv': ['--encoding', 'utf-16'],
  'utf16-no-mark.csv': ['--encoding', 'utf-16-le', '--header', 'single'],
  'mark.csv': ['--encoding', 'utf-8-sig'],
  'tabs.tsv': ['--delimiter', '\\t', '--encoding', 'gb18030'],
  'semicolons.csv': ['--delimiter', ';', '--subtotal-every', '13'],
  'bars.csv': ['--delimiter', '|', '--dup', '0.2'],
  'often.csv': ['--subtotal-every', '7', '--dup', '0.3', '--encoding', 'gbk'],
  'no-repeats.csv': ['--dup', '0', '--plain', '--delimiter', ';', '--encoding', 'utf-16'],
  'two-rows.xlsx': ['--subtotal-every', '50'],
  'one-row.xlsx': ['--header', 'single', '--dup', '0.2'],
  'plain.xlsx': ['--plain'],
}

const RECIPE = RecipeSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/messy-standard/recipe.json'), 'utf8')),
)
const CleanSchema = z.object({ clean: z.union([z.string(), z.array(z.string())]).nullish() })
const TruthSchema = z.object({
  columns: z.array(z.string()),
  duplicates: z.object({ exact: z.number() }),
  first: z.array(z.looseObject({ file_row: z.number() })),
})
type Truth = z.infer<typeof TruthSchema>
/** No wrong, no empty, no double value: 细则第十三条（一）. */
const GATES = ['wrongValues', 'emptyValues', 'duplicates'] as const
const PAGE = 1000
const SHOWN = 5

export interface Cleaned {
  readonly form: string
  readonly seed: number
  readonly records: number
  /** Repeats that went, and rows left. */
  readonly removed: number
  readonly rows: number
  /** Values the truth states, and those of them that came out otherwise. */
  readonly stated: number
  readonly different: readonly string[]
  /** What the gates say of R36: how many, in words; empty = nothing. */
  readonly problems: readonly string[]
}

export async function withMessyEngine<T>(work: (client: EngineClient, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'openprep-standard-'))
  try {
    const engine = await openEngine({
      folder: join(folder, 'work'),
      keyring: { path: null, passphrase: undefined, createMissing: false },
      holder: 'evaluation',
      person: 'evaluation',
      version: '0',
      samplesFolder: '',
      checkPath: () => undefined,
      now: () => new Date().toISOString(),
      log: line => process.stderr.write(`${line}\n`),
      workers: 1,
    })
    try {
      return await work(connectInProcess(engine.server), folder)
    } finally {
      await engine.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function makeTable(path: string, rows: number, seed: number, options: readonly string[]) {
  const words = ['--rows', rows, '--truth-rows', rows, '--seed', seed, '--out', path, ...options].map(String)
  execFileSync('python3', [sharedFile('generate_messy.py'), ...words], { stdio: 'ignore' })
  return TruthSchema.parse(JSON.parse(readFileSync(`${path}.truth.json`, 'utf8')))
}

/** As we write it: several numbers joined, a blank between day and time. */
function wanted(record: Readonly<Record<string, unknown>>, column: string): string | null {
  const { clean } = CleanSchema.safeParse(record[column]).data ?? {}
  if (clean === null || clean === undefined) return null
  if (Array.isArray(clean)) return clean.join('、')
  return column === '办件时间' ? clean.replace('T', ' ') : clean
}

async function resultRows(client: EngineClient, datasetId: string): Promise<Map<number, Map<string, string>>> {
  const rows = new Map<number, Map<string, string>>()
  for (let offset = 0; ; offset += PAGE) {
    const page = await client.call('table.page', { datasetId, view: 'result', offset, limit: PAGE })
    for (const { rowNumber, cells } of page.rows) {
      rows.set(rowNumber, new Map(page.columns.map((column, at) => [column, cells[at] ?? ''])))
    }
    if (offset + PAGE >= page.total) return rows
  }
}

async function problemsOf(client: EngineClient, datasetId: string): Promise<string[]> {
  const { catalogue } = await client.call('catalogue.propose', { datasetId })
  await client.call('catalogue.save', { datasetId, catalogue })
  const { gates } = await client.call('gates.run', { datasetId })
  return GATES.flatMap(name => {
    const gate = gates.find(({ id }) => id === name)
    if (gate === undefined) return [`${name} was not judged`]
    if (gate.passed) return []
    const examples = gate.findings.slice(0, SHOWN).map(({ column, row, message }) => `${column} ${row} ${message}`)
    return [`${name}: ${gate.figure}; ${examples.join(', ')}`]
  })
}

/** Values the truth states of the rows that are left, and those of them that came out otherwise. */
function compare({ columns, first }: Truth, rows: ReadonlyMap<number, ReadonlyMap<string, string>>) {
  const different: string[] = []
  let stated = 0
  for (const record of first) {
    const row = rows.get(record.file_row)
    if (row === undefined) continue
    for (const column of columns) {
      const value = wanted(record, column)
      if (value === null) continue
      stated += 1
      // A column under another name differs in every row; it is not overlooked.
      if (row.get(column) !== value) different.push(`row ${record.file_row} ${column}: ${row.get(column)} for ${value}`)
    }
  }
  return { stated, different }
}

/** Reads, cleans and judges one table as a person would who has the recipe and says nothing about the file. */
export async function cleanMessyTable(
  client: EngineClient,
  folder: string,
  { form, rows, seed }: { form: string; rows: number; seed: number },
): Promise<Cleaned> {
  const path = join(folder, `${seed}-${form}`)
  const truth = makeTable(path, rows, seed, FORMS[form] ?? [])
  const reading = { header: 'auto' } as const
  const { datasetId } = await client.call('datasets.import', { path, reading, name: `${form} ${seed}` })
  await client.call('recipe.replace', { datasetId, recipe: RECIPE, label: '' })
  const { counts } = await client.call('run.start', { datasetId, unable: 'stop' })
  const result = await resultRows(client, datasetId)
  const { stated, different } = compare(truth, result)
  const problems = await problemsOf(client, datasetId)
  await client.call('datasets.remove', { datasetId })
  rmSync(path)
  const { exact } = truth.duplicates
  if (counts.removed !== exact) different.push(`${counts.removed} rows removed, ${exact} are repeats`)
  return {
    form,
    seed,
    records: truth.first.length,
    removed: counts.removed,
    rows: result.size,
    stated,
    different,
    problems,
  }
}

function seedsOf(text: string): number[] {
  const [first = 1, last = first] = text.split('..').map(Number)
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

async function main(): Promise<void> {
  const options = {
    rows: { type: 'string', default: '2000' },
    seeds: { type: 'string', default: '1..10' },
    forms: { type: 'string', default: Object.keys(FORMS).join() },
  } as const
  const { values } = parseArgs({ options })
  const rows = z.coerce.number().int().positive().parse(values.rows)
  let faults = 0
  await withMessyEngine(async (client, folder) => {
    for (const seed of seedsOf(values.seeds)) {
      for (const form of values.forms.split(',')) {
        const { different, problems, ...figures } = await cleanMessyTable(client, folder, { form, rows, seed })
        faults += different.length + problems.length
        const line = { ...figures, different: different.length, examples: different.slice(0, SHOWN), problems }
        process.stdout.write(`${JSON.stringify(line)}\n`)
      }
    }
  })
  process.exitCode = faults === 0 ? 0 : 1
}

if (process.argv[1]?.endsWith('standard-recipe.ts')) await main()
