// Builds one invisible version of a source from its parts, and hands it on complete or takes it back.
// Decides nothing about datasets: whoever asks makes the version visible.
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { ImportedPart, Several } from '../contract/sources.ts'
import { sourceNames } from '../contract/text/zh-CN/history.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import type { DatasetSource } from '../store/repositories/datasets.ts'
import type { SourceState, StoredSourceVersion } from '../store/repositories/source-versions.ts'
import type { WorkFolder } from '../store/work-folder.ts'
import { copyVersion } from './copy-version.ts'
import { importParts, type PartsInput, type PartsOutcome } from './import-parts.ts'
import { PartsTable } from './parts-table.ts'
import { commonColumns } from './survey-parts.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface BuildInput {
  folder: WorkFolder
  pool: WorkerPool
  several: Several
  /** What the new parts come behind; null = they are all there is. */
  before: {
    version: StoredSourceVersion
    source: DatasetSource
    damaged: SourceState['damaged']
    warnings: string[]
  } | null
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface BuiltSource {
  state: SourceState & { parts: ImportedPart[] }
  columns: readonly string[]
  rows: number
  /** Rows set aside of the parts read now, by reason. */
  setAside: Record<string, number>
}

/** `complete` makes the version visible; when it or anything before it throws, nothing of the version is left. */
export async function buildSource<T>(input: BuildInput, complete: (built: BuiltSource) => T | Promise<T>): Promise<T> {
  const { folder, pool, several, before, signal } = input
  const columns = await firstColumns(input)
  const writer = folder.tables.create(columns)
  const table = new PartsTable({ writer, columns, sourceColumn: several.sourceColumn, pool, signal })
  try {
    if (before !== null) {
      const old = folder.tables.open(before.version.versionId)
      table.continueAfter(await copyVersion({ from: old, to: writer, columns, signal, onProgress: input.onProgress }))
    }
    const outcome = await importParts({ ...input, table, columnsFrom: columnsFrom(input) })
    const { rows } = await table.finish()
    signal.throwIfAborted()
    const built = describe(input, outcome, table.columns, writer.versionId)
    const kept = before === null ? 0 : before.version.rows
    if (rows !== kept + sum(outcome.parts, part => part.rows)) throw new OpenprepError('INTERNAL')
    return await complete({ ...built, rows })
  } catch (thrown) {
    table.stop()
    writer.abort()
    throw thrown
  }
}

function columnsFrom({ several, before }: BuildInput): PartsInput['columnsFrom'] {
  if (several.columns === 'all') return 'every'
  return several.columns === 'first' && before === null ? 'first' : 'none'
}

async function firstColumns(input: BuildInput): Promise<string[]> {
  const { several, before } = input
  const { sourceColumn } = several
  const own = sourceColumn === null ? [] : [sourceColumn]
  if (before !== null) {
    const { columns } = before.version
    return sourceColumn === null || columns.includes(sourceColumn) ? columns : [sourceColumn, ...columns]
  }
  if (several.columns !== 'common') return own
  const common = await commonColumns({ ...input, parts: several.parts, reading: several.reading })
  return [...own, ...common]
}

function describe(
  { several, before }: BuildInput,
  outcome: PartsOutcome,
  columns: readonly string[],
  versionId: number,
): Omit<BuiltSource, 'rows'> {
  const { parts } = outcome
  const all = before === null ? parts : [...before.version.parts, ...parts]
  const damaged = new Map(before?.damaged.map(({ column, count }) => [column, count]))
  for (const [column, count] of outcome.damaged) damaged.set(column, (damaged.get(column) ?? 0) + count)
  return {
    columns,
    setAside: reasonsOf(parts),
    state: {
      source: sourceOf(parts, all, outcome, before?.source ?? null),
      reading: outcome.reading,
      rowsRead: (before?.version.rowsRead ?? 0) + sum(parts, part => part.rowsRead),
      rowsSetAside: (before?.version.rowsSetAside ?? 0) + sum(parts, part => part.rowsSetAside),
      versionId,
      damaged: columns.flatMap(column => {
        const count = damaged.get(column) ?? 0
        return count === 0 ? [] : [{ column, count }]
      }),
      warnings: [...(before?.warnings ?? []), ...outcome.warnings],
      sourceColumn: several.sourceColumn,
      parts: all,
    },
  }
}

/** One part is itself; several have the digest of all of theirs, in order. */
function sourceOf(
  parts: readonly ImportedPart[],
  all: readonly ImportedPart[],
  { format, sheet }: PartsOutcome,
  before: DatasetSource | null,
): DatasetSource {
  const read = parts.filter(part => part.fault === null)
  const [first] = read
  if (first === undefined) throw new OpenprepError('INTERNAL')
  if (read.length === 1 && before === null) {
    return { file: first.file, sheet: sheet === '' ? null : sheet, bytes: first.bytes, sha256: first.sha256, format }
  }
  const files = new Map(read.map(part => [part.sha256, part]))
  const bytes = (before?.bytes ?? 0) + sum([...files.values()], part => part.bytes)
  const named = all.filter(part => part.fault === null)
  // A table imported before parts were recorded counts as one file.
  const unnamed = before !== null && named.length === read.length ? 1 : 0
  const distinct = new Set(named.map(part => part.sha256)).size + unnamed
  const firstFile = unnamed === 1 ? (before?.file ?? first.file) : (named[0]?.file ?? first.file)
  const identity = read.map(({ sha256, sheet: own, label }) => ({ sha256, sheet: own, label }))
  return {
    file: distinct === 1 ? sourceNames.sheets(firstFile, named.length) : sourceNames.files(firstFile, distinct),
    sheet: null,
    bytes,
    sha256: digestOf(before === null ? identity : [{ sha256: before.sha256 }, ...identity]),
    format,
  }
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

function reasonsOf(parts: readonly ImportedPart[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { setAside } of parts) {
    for (const [reason, count] of Object.entries(setAside)) counts[reason] = (counts[reason] ?? 0) + count
  }
  return counts
}
