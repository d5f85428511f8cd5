// The messy table of a made-up agency and its truth, generated anew for each run; nobody in it exists.
// Judges nothing: the tests beside it do.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { z } from 'zod'

const CellTruthSchema = z.object({
  raw: z.string().optional(),
  clean: z.union([z.string(), z.array(z.string())]).nullish(),
  valid: z.boolean().optional(),
  kind: z.string().optional(),
})
const RecordTruthSchema = z
  .object({
    record: z.number(),
    note_pii: z.array(z.object({ kind: z.string(), text: z.string(), start: z.number(), end: z.number() })).optional(),
  })
  .loose()

export type CellTruth = z.infer<typeof CellTruthSchema>
export type RecordTruth = z.infer<typeof RecordTruthSchema>

export interface MessyTable {
  names: string[]
  /** Cells of a column by record, 0-based. */
  column(name: string): string[]
  /** Record numbers, 1-based. */
  rowNumbers: number[]
  truth: RecordTruth[]
}

/** Whose names and places fill the table: the generator's own short lists, or published lists of surnames, divisions and towns. */
export const POOLS = ['generator', 'reference'] as const
export type Pool = (typeof POOLS)[number]

const DATA = join(import.meta.dirname, '../../../shared/data')
const GENERATOR = join(DATA, 'generate_messy.py')
const SCRIPTS: Readonly<Record<Pool, readonly string[]>> = {
  generator: [GENERATOR],
  reference: [
    join(import.meta.dirname, '../evaluation/messy_from_reference.py'),
    GENERATOR,
    join(DATA, 'reference'),
    join(DATA, 'opendata-cn'),
  ],
}

export function makeMessyTable(rows: number, seed: number, pool: Pool = 'generator'): MessyTable {
  const dir = mkdtempSync(join(tmpdir(), 'openprep-messy-'))
  try {
    const file = join(dir, 'messy.csv')
    const options = ['--rows', rows, '--seed', seed, '--plain', '--truth-rows', rows, '--out', file].map(String)
    execFileSync('python3', [...SCRIPTS[pool], ...options])
    const [names = [], ...records] = Papa.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true }).data
    const { first } = z
      .object({ first: z.array(RecordTruthSchema) })
      .parse(JSON.parse(readFileSync(`${file}.truth.json`, 'utf8')))
    return {
      names,
      column: name => records.map(record => record[names.indexOf(name)] ?? ''),
      rowNumbers: records.map((_, at) => at + 1),
      truth: first,
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** What the truth says of one cell; null where it says nothing. */
export function cellTruth(record: RecordTruth, name: string): CellTruth | null {
  return CellTruthSchema.safeParse(record[name]).data ?? null
}
