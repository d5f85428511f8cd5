// Where a command that streams records takes them from: a file, or the source table of a dataset in a work folder.
// And where it puts them: a file of the form its name asks for. Changes no record.
import { copyFileSync, mkdirSync, renameSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { OpenprepError } from '../contract/errors.ts'
import type { ExportForm } from '../contract/export-forms.ts'
import { type RowsStream, streamRows } from '../files/read-table.ts'
import type { TextSource } from '../jobs/text-table.ts'
import { type Arguments, fileWord } from './arguments.ts'
import { filePassword, mergedReading } from './file-reading.ts'
import { interrupted } from './interrupt.ts'
import type { Session } from './session.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { cli } from './words.ts'

export function fileSource(args: Arguments, path: string): TextSource {
  const reading = mergedReading(args)
  const password = filePassword(args)
  return {
    file: path,
    sheet: reading.sheet ?? '',
    signal: interrupted,
    open: () => streamRows(resolve(path), reading, { password, signal: interrupted }),
  }
}

/** Rows asked of the engine at once. */
const PAGE = 1000

function storedSource({ client }: Session, dataset: { id: string; name: string; columns: string[] }): TextSource {
  async function* rows(): RowsStream['rows'] {
    for (let offset = 0; ; offset += PAGE) {
      const asked = { datasetId: dataset.id, view: 'source', offset, limit: PAGE } as const
      const page = await client.call('table.page', asked)
      for (const { rowNumber, cells } of page.rows) yield { number: rowNumber, cells }
      if (page.rows.length < PAGE) return
    }
  }
  return {
    file: dataset.name,
    sheet: '',
    signal: interrupted,
    open: async () => ({ columns: dataset.columns, rows: rows(), close: async () => undefined }),
  }
}

/** From `FILE`, or without one from `--store DIR [--dataset NAME]`. */
export async function withSource<T>(args: Arguments, work: (source: TextSource) => Promise<T>): Promise<T> {
  if (args.words.length > 0 || args.options.store === undefined) return work(fileSource(args, fileWord(args)))
  const { chosenDataset, withSession } = await import('./session.ts')
  return withSession(args, async session => work(storedSource(session, await chosenDataset(session, args))))
}

const FORM_OF_ENDING: Readonly<Record<string, ExportForm>> = {
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.json': 'json',
  '.jsonl': 'jsonLines',
  '.ndjson': 'jsonLines',
  '.xml': 'xml',
}

/** By the ending of `--out`. Throws OPTION_INVALID. */
export function formOf(out: string): ExportForm {
  const form = FORM_OF_ENDING[extname(out).toLowerCase()]
  if (form !== undefined) return form
  throw new OpenprepError('OPTION_INVALID', { option: '--out', value: out, reason: cli.badOut })
}

/** `write` makes the machine file (CSV); any other form is made of that by the way every result goes. */
export async function writeInForm(out: string, write: (csv: string) => Promise<void>): Promise<void> {
  const form = formOf(out)
  if (form === 'csv') return write(out)
  const { exporterOf } = await import('../files/exporters/registry.ts')
  const { importFile, withSession } = await import('./session.ts')
  const folder = temporaryFolder()
  try {
    const name = basename(out, extname(out))
    const csv = join(folder.path, `${name}.csv`)
    await write(csv)
    const args: Arguments = { words: [], options: { header: '1..1', encoding: 'utf-8', delimiter: ',', dataset: name } }
    const written = join(folder.path, 'out')
    mkdirSync(written)
    await withSession(args, async session => {
      const datasetId = await importFile(session, args, csv)
      await session.client.call('run.start', { datasetId })
      await session.client.call('run.write', { datasetId, folder: written, formats: [form] })
    })
    moved(join(written, `${name}${exporterOf(form).ending}`), out)
  } finally {
    folder.remove()
  }
}

/** Beside its target first, because a rename does not cross devices. */
function moved(from: string, to: string): void {
  try {
    const beside = join(dirname(to), `.${basename(to)}.tmp`)
    copyFileSync(from, beside)
    renameSync(beside, to)
  } catch (cause) {
    throw new OpenprepError('TARGET_NOT_WRITABLE', { file: to }, { file: to }, { cause })
  }
}
