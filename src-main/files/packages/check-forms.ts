// Checks: every further form of the data says, cell by cell, what the CSV says.
// Streams both; a form that is read in place is copied to a temporary file and removed.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Catalogue } from '../../contract/catalogue.ts'
import { OpenprepError } from '../../contract/errors.ts'
import type { Manifest } from '../../contract/package.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { verifyTexts } from '../../contract/text/zh-CN/documents.ts'
import { exportFormLabels } from '../../contract/text/zh-CN/exporters.ts'
import { firstDifference } from '../exporters/compare-rows.ts'
import type { ExportedFile, Exporter } from '../exporters/exporter.ts'
import { exportersOf } from '../exporters/registry.ts'
import { writeAtomically } from '../write-atomically.ts'
import { type Container, type ContainerEntry, entryBytes } from './container-reader.ts'
import { dataPath } from './package-paths.ts'
import { NotCanonicalError } from './package-table.ts'
import { packageCatalogue } from './public-catalogue.ts'
import type { Check } from './verify-package.ts'

/** One check per form beyond the CSV, and one per file that stands beside a form. */
export async function checkForms(container: Container, manifest: Manifest, signal?: AbortSignal): Promise<Check[]> {
  const catalogue = await packageCatalogue(container)
  const [csv, ...others] = exportersOf(catalogue)
  if (csv === undefined) return []
  const checks: Check[] = []
  for (const exporter of others) checks.push(await checkForm({ container, manifest, catalogue, csv, exporter, signal }))
  return checks
}

interface FormCheck {
  readonly container: Container
  readonly manifest: Manifest
  readonly catalogue: Catalogue
  readonly csv: Exporter
  readonly exporter: Exporter
  readonly signal: AbortSignal | undefined
}

async function checkForm(task: FormCheck): Promise<Check> {
  const { form } = task.exporter
  const reason = (await formFault(task)) ?? (await companionFault(task))
  const texts = verifyTexts.form
  const label = exportFormLabels[form]
  const detail = reason === null ? fill(texts.ok, { form: label }) : fill(texts.bad, { form: label, reason })
  return { id: form, ok: reason === null, detail }
}

async function formFault({ container, manifest, catalogue, csv, exporter, signal }: FormCheck): Promise<string | null> {
  const reasons = verifyTexts.formReasons
  const { columns, rows } = manifest.result
  const wanted = exportedEntry(container, dataPath(manifest.title, csv.ending), signal)
  const found = exportedEntry(container, dataPath(manifest.title, exporter.ending), signal)
  if (wanted === null || found === null) return reasons.missing
  const table = { columns, rows, fields: catalogue.fields }
  try {
    const differs = await firstDifference(csv.read(wanted, table), exporter.read(found, table))
    if (differs === null) return null
    if (differs.column < 0) return reasons.rows
    // The header is the first row of the file.
    return fill(reasons.cell, { row: differs.row + 1, column: columns[differs.column] ?? '' })
  } catch (thrown) {
    if (isUnreadable(thrown)) return reasons.unreadable
    throw thrown
  }
}

/** Files beside a form are made from the catalogue alone: they are made again and compared. */
async function companionFault({ container, manifest, catalogue, exporter, signal }: FormCheck): Promise<string | null> {
  for (const { ending, bytes } of exporter.companions ?? []) {
    const entry = exportedEntry(container, dataPath(manifest.title, ending), signal)
    if (entry === null) return verifyTexts.formReasons.missing
    const { title, result } = manifest
    const wanted = bytes({ title, columns: result.columns, fields: catalogue.fields })
    const found: Uint8Array[] = []
    for await (const piece of entry.bytes()) found.push(piece)
    if (Buffer.compare(Buffer.concat(found), wanted) !== 0) return fill(verifyTexts.formReasons.companion, { ending })
  }
  return null
}

function exportedEntry(container: Container, path: string, signal: AbortSignal | undefined): ExportedFile | null {
  const entry = container.entries.find(one => one.path === path)
  if (entry === undefined) return null
  return {
    bytes: () => entryBytes(container, entry, signal),
    inPlace: use => inTemporaryCopy(container, entry, use, signal),
  }
}

async function* inTemporaryCopy<T>(
  container: Container,
  entry: ContainerEntry,
  use: (path: string) => AsyncGenerator<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), 'openprep-verify-'))
  try {
    const copy = join(folder, 'copy')
    await writeAtomically(copy, entryBytes(container, entry, signal), { signal })
    yield* use(copy)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const UNREADABLE = new Set(['FILE_CORRUPT', 'FILE_HOSTILE', 'FILE_TOO_LARGE', 'FILE_PASSWORD', 'FORMAT_UNKNOWN'])

function isUnreadable(thrown: unknown): boolean {
  if (thrown instanceof NotCanonicalError) return true
  return thrown instanceof OpenprepError && UNREADABLE.has(thrown.code)
}
