// Scans a file of any kind for sensitive values: a table with all its sheets, a Word document, a text, or a zip of such files.
// Reports places and masked excerpts, never a value; says which files it could not look into.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { OpenprepError } from '../contract/errors.ts'
import type { ScanReport } from '../contract/profile.ts'
import type { FileFormat } from '../contract/reading.ts'
import { hiddenPlaces } from '../contract/text/zh-CN/hidden-texts.ts'
import { decideEncoding } from './delimited/encoding.ts'
import { readText } from './delimited/text-stream.ts'
import { FindingCollector } from './finding-collector.ts'
import { archiveTexts } from './hidden-texts/archive-texts.ts'
import { hiddenTexts } from './hidden-texts/hidden-texts.ts'
import { openTableSource } from './open-source.ts'
import { jsonValues, xmlValues } from './packages/named-values.ts'
import { scanSheet } from './scan-file.ts'
import { withDefaults } from './spreadsheets/limits.ts'
import { isZipFile, sniffFormat } from './spreadsheets/sniff.ts'
import { type Archive, openArchive } from './spreadsheets/xlsx/archive.ts'
import { writeAtomically } from './write-atomically.ts'

export interface AnyScan {
  readonly findings: FindingCollector
  readonly signal: AbortSignal | undefined
  /** Bytes that may still be expanded: archives within archives multiply. */
  budget: number
}

/** Expanded bytes of one archive and all archives in it: more than any folder of tables that is sent by zip. */
const MOST_EXPANDED = 16 * 1024 ** 3
/** An archive in an archive in an archive. */
const MOST_DEPTH = 3
/** A JSON or XML text of this size is taken apart as a whole; a longer one is searched line by line. */
const MAX_DOCUMENT = 64 * 1024 * 1024

export function newScan(findings: FindingCollector, signal: AbortSignal | undefined): AnyScan {
  return { findings, signal, budget: MOST_EXPANDED }
}

/** A zip that is no workbook: a Word document, or a folder of files. */
export async function isOtherArchive(path: string): Promise<boolean> {
  return (await formatOf(path)) === 'archive'
}

export interface ScanArchiveOptions {
  signal?: AbortSignal
  /** Before each file. */
  onFile?(done: number, total: number): void
  /** Findings listed; counts are of all. */
  limit?: number
}

const DEFAULT_LIMIT = 10_000

/** `column` of a finding = file, sheet and column. Throws FILE_CORRUPT, FILE_HOSTILE and what the system says of the file. */
export async function scanArchiveFile(path: string, options: ScanArchiveOptions = {}): Promise<ScanReport> {
  const findings = new FindingCollector(options.limit ?? DEFAULT_LIMIT)
  const scan = newScan(findings, options.signal)
  findings.text(basename(path), 0, basename(path))
  return findings.report(await scanArchive(path, { place: '', depth: 0, onFile: options.onFile }, scan))
}

/** `place` = how findings name the file. Answers the rows looked at. A file that cannot be looked into is said to the findings. */
export async function scanAny(path: string, place: string, scan: AnyScan, depth = 0): Promise<number> {
  scan.signal?.throwIfAborted()
  try {
    return await scanByContents(path, place, scan, depth)
  } catch (thrown) {
    if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
    if (thrown.code !== 'FILE_EMPTY') scan.findings.notRead(place, thrown.code)
    return 0
  }
}

async function scanByContents(path: string, place: string, scan: AnyScan, depth: number): Promise<number> {
  const format = await formatOf(path)
  switch (format) {
    case 'archive':
      return scanArchive(path, { place, depth }, scan)
    case 'text':
      return scanText(path, place, scan)
    case 'html':
      await scanOutsideTables(path, place, scan)
      return scanTable(path, place, scan)
    default: {
      await scanHidden(path, place, format, scan)
      return scanTable(path, place, scan)
    }
  }
}

/** A zip that is no workbook may be a Word document or hold files of any kind. */
async function formatOf(path: string): Promise<FileFormat | 'text' | 'archive'> {
  try {
    return await sniffFormat(path)
  } catch (thrown) {
    if (thrown instanceof OpenprepError && thrown.code === 'FORMAT_UNKNOWN' && (await isZipFile(path))) return 'archive'
    throw thrown
  }
}

/** Hidden sheets, rows and columns come like all others: no reader leaves any out. */
async function scanTable(path: string, place: string, { findings, signal }: AnyScan): Promise<number> {
  const source = await openTableSource(path, { header: 'auto' }, {}, { signal })
  try {
    let rows = 0
    for (const { name } of source.sheets) {
      const sheet = name === '' ? place : `${place} · ${name}`
      if (name !== '') findings.text(sheet, 0, name)
      rows += await scanSheet(source, name, findings, signal, sheet)
    }
    return rows
  } finally {
    await source.close()
  }
}

async function scanWordDocument(path: string, place: string, { findings, signal }: AnyScan): Promise<void> {
  for await (const { part, text } of archiveTexts(path)) {
    signal?.throwIfAborted()
    findings.lines(named(place, part), text)
  }
}

/** The cells may be sound where what stands beside them is not. */
async function scanHidden(path: string, place: string, format: FileFormat, scan: AnyScan): Promise<void> {
  const { findings, signal } = scan
  try {
    for await (const { part, text } of hiddenTexts(path, format)) {
      signal?.throwIfAborted()
      findings.lines(named(place, part), text)
    }
  } catch (thrown) {
    if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
    findings.notRead(named(place, hiddenPlaces.beside), thrown.code)
  }
}

function named(place: string, name: string): string {
  return place === '' ? name : `${place} · ${name}`
}

/** What has names for its values is judged by them; other texts as the table they may be, else line by line. */
async function scanText(path: string, place: string, scan: AnyScan): Promise<number> {
  const named = await namedValues(path, scan.signal)
  if (named !== null) {
    scan.findings.values(place, named)
    return 0
  }
  return scanTable(path, place, scan)
}

async function namedValues(path: string, signal: AbortSignal | undefined) {
  const text = await documentText(path, signal)
  if (text === null) return null
  return text.trimStart().startsWith('<') ? xmlValues(text) : jsonValues(text)
}

/** null where it is no document: too long, or not begun like one. */
async function documentText(path: string, signal: AbortSignal | undefined): Promise<string | null> {
  const { size } = await stat(path)
  if (size > MAX_DOCUMENT) return null
  const verdict = await decideEncoding(path, { signal })
  let text = ''
  for await (const piece of readText(path, verdict, { signal })) {
    text += piece.text
    if (!/^\s*(?:[[{<]|$)/.test(text.slice(0, 200))) return null
  }
  return text
}

/** The tables of a page are read as such; its paragraphs are not. */
async function scanOutsideTables(path: string, place: string, { findings, signal }: AnyScan): Promise<void> {
  const text = await documentText(path, signal)
  if (text !== null) findings.values(place, xmlValues(text.replace(/<table\b[\s\S]*?<\/table\s*>/gi, ' ')))
}

interface ArchivePlace {
  /** '' = the archive itself needs no naming. */
  place: string
  depth: number
  onFile?: ScanArchiveOptions['onFile']
}

async function scanArchive(path: string, at: ArchivePlace, scan: AnyScan): Promise<number> {
  const { place, depth, onFile } = at
  if (depth === MOST_DEPTH) throw new OpenprepError('FORMAT_NOT_SUPPORTED', { format: 'zip' }, { file: path })
  const archive = await openArchive(path, withDefaults({}))
  try {
    if (archive.has('word/document.xml')) {
      await scanWordDocument(path, place, scan)
      return 0
    }
    let rows = 0
    for (const [done, name] of archive.names.entries()) {
      onFile?.(done, archive.names.length)
      rows += await scanEntry(archive, name, at, scan)
    }
    return rows
  } finally {
    archive.close()
  }
}

async function scanEntry(archive: Archive, name: string, at: ArchivePlace, scan: AnyScan): Promise<number> {
  const file = named(at.place, name)
  scan.findings.text(file, 0, name)
  scan.budget -= archive.size(name)
  if (scan.budget < 0) {
    scan.findings.notRead(file, 'FILE_TOO_LARGE')
    return 0
  }
  const folder = await mkdtemp(join(tmpdir(), 'openprep-scan-'))
  try {
    // Only the extension of its name: the rest may be anything.
    const copy = join(folder, `part${/^\.\w{1,10}$/.exec(extname(name))?.[0] ?? ''}`)
    const taken = await takeOut(archive, name, copy, file, scan)
    return taken ? await scanAny(copy, file, scan, at.depth + 1) : 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** false where the entry is damaged, protected or expands beyond reason, which the findings are told. */
async function takeOut(archive: Archive, name: string, copy: string, file: string, scan: AnyScan): Promise<boolean> {
  const { signal, findings } = scan
  try {
    await writeAtomically(copy, archive.read(name, signal ? { signal } : {}), { signal })
    return true
  } catch (thrown) {
    if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
    findings.notRead(file, thrown.code)
    return false
  }
}
