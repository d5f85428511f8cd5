// The stages that measure reading: our xlsx reader, SheetJS and openpyxl on one workbook; CSV into the store beside pandas.
// Each runs in a process of its own, like every stage; what an oracle took is told in the place of our own figures.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from 'xlsx'
import { openTableSource } from '../../src-main/files/open-source.ts'
import { type Client, withEngine } from './bench-engine.ts'
import { benchColumns, writeBenchWorkbook } from './bench-workbook.ts'

interface Input {
  directory: string
  rows: number
}

const COLUMNS = 10
const FULL_COLUMNS = 30
const workbook = ({ directory }: Input) => join(directory, 'bench.xlsx')
const fullSheet = ({ directory }: Input) => join(directory, 'full.xlsx')

export const READING_STAGES = {
  /** Ten columns, three of them with a text of its own in every row. */
  'xlsx-generate': async (input: Input) => {
    await writeBenchWorkbook(workbook(input), input.rows, benchColumns(COLUMNS))
    return { rows: input.rows, columns: COLUMNS }
  },
  'xlsx-read': (input: Input) => readOurs(workbook(input), COLUMNS),
  'xlsx-sheetjs': async (input: Input) => {
    const [sheet] = Object.values(read(readFileSync(workbook(input)), { dense: true }).Sheets)
    const rows = sheet?.['!data'] ?? []
    let cells = 0
    for (const row of rows) for (const cell of row ?? []) if (cell?.v !== undefined) cells += 1
    return { rows: rows.length, columns: COLUMNS, cells }
  },
  'xlsx-openpyxl': async (input: Input) => ({ columns: COLUMNS, ...oracle('openpyxl', workbook(input)) }),
  /** As many rows as asked for, thirty columns: with --rows 1048575 the largest sheet that Excel writes. */
  'sheet-generate': async (input: Input) => {
    await writeBenchWorkbook(fullSheet(input), input.rows, benchColumns(FULL_COLUMNS))
    return { rows: input.rows, columns: FULL_COLUMNS }
  },
  'sheet-read': (input: Input) => readOurs(fullSheet(input), FULL_COLUMNS),
  /** Looked at, given up in the middle, and imported whole: what a person waits for beside what the machine takes. */
  'sheet-import': async (input: Input) =>
    withEngine(input, async client => {
      const path = fullSheet(input)
      const looks = [
        await lookMs(client, path, 'auto'),
        await lookMs(client, path, 'none'),
        await lookMs(client, path, '1..1'),
      ]
      const cancelMs = await cancelledMs(client, path, input.rows)
      const report = await client.call('datasets.import', { path, reading: {}, name: 'full' })
      return { rows: report.counts.source, columns: report.columns.length, looks, cancelMs }
    }),
  /** The CSV of the stage `generate`, which the stage `import` takes into the store. */
  'csv-pandas': async ({ directory }: Input) => ({ columns: 20, ...oracle('pandas', join(directory, 'bench.csv')) }),
} as const

async function lookMs(client: Client, path: string, header: string): Promise<number> {
  const began = performance.now()
  await client.call('files.preview', { path, reading: { header }, limit: 300, glance: true })
  return Math.round(performance.now() - began)
}

/** From giving up, after a tenth of the rows, until the import has ended. */
async function cancelledMs(client: Client, path: string, rows: number): Promise<number> {
  const stop = new AbortController()
  let stopped = 0
  const importing = client.call(
    'datasets.import',
    { path, reading: {}, name: 'given up' },
    {
      signal: stop.signal,
      onProgress: ({ rows: done = 0 }) => {
        if (stopped > 0 || done < rows / 10) return
        stopped = performance.now()
        stop.abort()
      },
    },
  )
  await importing.then(
    () => undefined,
    () => undefined,
  )
  return stopped === 0 ? -1 : Math.round(performance.now() - stopped)
}

async function readOurs(path: string, columns: number) {
  const source = await openTableSource(path, { header: 'auto' })
  let rows = 0
  let cells = 0
  try {
    for await (const batch of source.rows(source.sheets[0]?.name ?? '')) {
      rows += batch.rowNumbers.length
      for (const row of batch.cells) for (const cell of row) if (cell !== null) cells += 1
    }
  } finally {
    await source.close()
  }
  return { rows, columns, cells }
}

function oracle(library: 'openpyxl' | 'pandas', path: string): { rows: number } & Record<string, number> {
  if (!existsSync(path)) throw new RangeError(`${path} is missing: run the stage that generates it first`)
  const script = join(import.meta.dirname, 'reading-oracle.py')
  const said = JSON.parse(execFileSync('/usr/bin/python3', [script, library, path], { encoding: 'utf8' }))
  return { ...said, rowsPerSecond: Math.round(said.rows / said.seconds) }
}
