// Collects what bodies handed in: every file judged on the worker threads and its items put into the ledger one by one.
// Stopped in the middle it goes on where it was: an item already in the ledger, byte by byte, is not judged or counted again.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { BodyAnswer } from '../contract/bureau-decisions.ts'
import type { CollectReport, LedgerItem } from '../contract/bureau-ledger.ts'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import { describeError } from '../contract/text/describe-error.ts'
import { decisionTexts } from '../contract/text/zh-CN/bureau-decisions.ts'
import { ledgerFindingTexts as texts } from '../contract/text/zh-CN/bureau-ledger.ts'
import { bodyKey } from '../core/bureau-ledger/body-names.ts'
import { ItemKeys } from '../core/bureau-ledger/item-keys.ts'
import type { AnswerSheet } from '../core/handed-in-lists/answer-sheet.ts'
import type { Assessed } from '../files/bureau-ledger/assess-handed-in.ts'
import { isTableFile } from '../files/bureau-ledger/read-grids.ts'
import type { BureauLedgerRepository } from '../store/repositories/bureau-ledger.ts'
import { overLanes } from './over-lanes.ts'
import type { WorkerPool } from './worker-pool.ts'

/** The bureau's reference lists, and where answers to them are kept. */
export interface AnsweredLists {
  /** `titles` by line number. */
  all(): readonly { id: string; titles: ReadonlyMap<number, string> }[]
  /** false = it was answered so before. */
  saveAnswer(body: string, answer: BodyAnswer, person: string): boolean
}

export interface CollectInput {
  paths: readonly string[]
  drafts: boolean
  /** Of the targets, so that 无锡市民政局 and 市民政局 are one body. */
  city: string
  ledger: BureauLedgerRepository
  lists: AnsweredLists
  pool: WorkerPool
  now(): string
  person: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Throws FILE_NOT_FOUND for a given path that is not there, CANCELLED; a file that cannot be read is in the report. */
export async function collectHandedIn(input: CollectInput): Promise<CollectReport> {
  const { pool, signal, onProgress } = input
  const files = await filesBelow(input.paths)
  const collection: Collection = { input, report: emptyReport(files.length), keys: keysOf(input) }
  let done = 0
  await overLanes(pool, files, async path => {
    signal.throwIfAborted()
    try {
      await collectFile(path, collection)
    } catch (thrown) {
      if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
      collection.report.unreadable.push({ file: basename(path), reason: describeError(thrown).message })
    }
    done += 1
    onProgress({ stage: 'collect', done, total: files.length, unit: 'files' })
  })
  const { report } = collection
  report.unreadable.sort((a, b) => (a.file < b.file ? -1 : 1))
  return report
}

export function emptyReport(files: number): CollectReport {
  return { files, known: 0, accepted: 0, returned: 0, replaced: 0, duplicates: 0, answers: 0, unreadable: [] }
}

interface Collection {
  readonly input: CollectInput
  readonly report: CollectReport
  readonly keys: ItemKeys
}

function keysOf({ ledger, city }: CollectInput): ItemKeys {
  const keys = new ItemKeys(city)
  for (const { key, item } of ledger.keyed()) keys.learn(item, key)
  return keys
}

async function collectFile(path: string, { input, report, keys }: Collection): Promise<void> {
  const { ledger, pool, drafts, signal } = input
  const digest = await digestOf(path)
  // A file with many items on it says only when it is read which they are.
  if (!isTableFile(path) && isJudged(ledger.find(digest), drafts)) {
    report.known += 1
    return
  }
  const handedIn = await pool.run({ kind: 'assessHandedIn', path, drafts }, { signal })
  if (handedIn === null) {
    report.unreadable.push({ file: basename(path), reason: texts.neither })
    return
  }
  if (handedIn.answers !== null) takeAnswers(handedIn.answers, basename(path), { input, report })
  for (const assessed of handedIn.items) keep(assessed, digest, { input, report, keys })
}

/** Kept beside the list they answer: the one most of whose lines stand in it with the same number and name. */
function takeAnswers(
  { body, lines }: AnswerSheet,
  file: string,
  { input, report }: Pick<Collection, 'input' | 'report'>,
): void {
  const { lists, city, person } = input
  const list = lists
    .all()
    .find(one => lines.filter(line => one.titles.get(line.no) === line.title).length * 2 > lines.length)
  if (list === undefined || body === '') {
    report.unreadable.push({ file, reason: body === '' ? decisionTexts.noBody : decisionTexts.noList })
    return
  }
  let changed = 0
  for (const { own, publisher: _, ...line } of lines) {
    if (line.state === 'OPEN' || list.titles.get(line.no) !== line.title) continue
    const answer = { ...line, title: own, listId: list.id, body, file }
    changed += Number(lists.saveAnswer(bodyKey(body, city), answer, person))
  }
  report.answers += changed
  if (changed === 0) report.known += 1
}

function keep(assessed: Assessed, digest: string, { input, report, keys }: Collection): void {
  const { ledger, drafts, person } = input
  const item = { ...assessed, sha256: itemDigest(digest, assessed), at: input.now() }
  // The same bytes may lie in the folder twice, and both may have been on their way.
  if (isJudged(ledger.find(item.sha256), drafts)) {
    report.known += 1
    return
  }
  const { replaced, current } = ledger.save(keys.keyFor(item), item, person)
  report.replaced += replaced
  if (item.state === 'RETURNED') report.returned += 1
  else if (current) report.accepted += 1
  else report.duplicates += 1
}

/** A line is known by the file it stands in and its place there. */
function itemDigest(digest: string, { place }: Assessed): string {
  if (place === null) return digest
  return createHash('sha256')
    .update(JSON.stringify([digest, place.sheet, place.row]))
    .digest('hex')
}

/** A draft sent back is judged anew once drafts are accepted. */
function isJudged(item: LedgerItem | null, drafts: boolean): boolean {
  if (item === null) return false
  return !(drafts && item.findings.some(({ reason }) => reason === 'draft'))
}

const PACKED = new Set(['.zip', '.json'])

/** Whether a file of a folder may be something handed in; judged by its ending, because everything else lies in such folders too. */
export function isHandedIn(name: string): boolean {
  // While a workbook is open, Excel and WPS keep a file beside it that is none.
  return !/^(?:~\$|\.~)/.test(basename(name)) && (PACKED.has(extname(name).toLowerCase()) || isTableFile(name))
}

/** In the order of their names, so that progress means the same after a stop. */
export async function filesBelow(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(filesOf))
  return [...new Set(found.flat())].toSorted()
}

async function filesOf(path: string): Promise<string[]> {
  const info = await stat(path).catch(cause => {
    throw new OpenprepError('FILE_NOT_FOUND', { file: path }, undefined, { cause })
  })
  if (info.isFile()) return [path]
  // A pipe or a device would keep the reader waiting for ever.
  if (!info.isDirectory()) throw new OpenprepError('FILE_NOT_FOUND', { file: path })
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && isHandedIn(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}
