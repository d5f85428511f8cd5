// Collects what bodies handed in: every file judged on the worker threads and put into the ledger one by one.
// Stopped in the middle it goes on where it was: a file already in the ledger, byte by byte, is not judged again.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { CollectReport, LedgerItem } from '../contract/bureau-ledger.ts'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import { describeError } from '../contract/text/describe-error.ts'
import { ledgerFindingTexts as texts } from '../contract/text/zh-CN/bureau-ledger.ts'
import { bodyKey } from '../core/bureau-ledger/body-names.ts'
import { looseForm } from '../core/values/loose-form.ts'
import type { BureauLedgerRepository } from '../store/repositories/bureau-ledger.ts'
import { overLanes } from './over-lanes.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface CollectInput {
  paths: readonly string[]
  drafts: boolean
  /** Of the targets, so that 无锡市民政局 and 市民政局 are one body. */
  city: string
  ledger: BureauLedgerRepository
  pool: WorkerPool
  now(): string
  person: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

const HANDED_IN = new Set(['.zip', '.json'])

/** Throws FILE_NOT_FOUND for a given path that is not there, CANCELLED; a file that cannot be read is in the report. */
export async function collectHandedIn(input: CollectInput): Promise<CollectReport> {
  const { pool, signal, onProgress } = input
  const files = await filesBelow(input.paths)
  const report: CollectReport = { files: files.length, known: 0, accepted: 0, returned: 0, replaced: 0, unreadable: [] }
  let done = 0
  await overLanes(pool, files, async path => {
    signal.throwIfAborted()
    try {
      await collectFile(path, input, report)
    } catch (thrown) {
      if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
      report.unreadable.push({ file: basename(path), reason: describeError(thrown).message })
    }
    done += 1
    onProgress({ stage: 'collect', done, total: files.length, unit: 'files' })
  })
  report.unreadable.sort((a, b) => (a.file < b.file ? -1 : 1))
  return report
}

async function collectFile(path: string, input: CollectInput, report: CollectReport): Promise<void> {
  const { ledger, pool, drafts, signal, city, person } = input
  const sha256 = await digestOf(path)
  const isKnown = () => isJudged(ledger.find(sha256), drafts)
  if (isKnown()) {
    report.known += 1
    return
  }
  const assessed = await pool.run({ kind: 'assessHandedIn', path, drafts }, { signal })
  if (assessed === null) {
    report.unreadable.push({ file: basename(path), reason: texts.neither })
    return
  }
  // The same bytes may lie in the folder twice, and both may have been on their way.
  if (isKnown()) {
    report.known += 1
    return
  }
  const item = { ...assessed, sha256, at: input.now() }
  report.replaced += ledger.save(itemKey(item, city), item, person)
  if (item.state === 'ACCEPTED') report.accepted += 1
  else report.returned += 1
}

/** A draft sent back is judged anew once drafts are accepted. */
function isJudged(item: LedgerItem | null, drafts: boolean): boolean {
  if (item === null) return false
  return !(drafts && item.findings.some(({ reason }) => reason === 'draft'))
}

/** The same dataset of the same body, whatever the version. */
function itemKey({ body, identifier, title }: LedgerItem, city: string): string {
  return JSON.stringify([bodyKey(body, city), identifier === '' ? looseForm(title) : identifier])
}

/** In the order of their names, so that progress means the same after a stop. */
async function filesBelow(paths: readonly string[]): Promise<string[]> {
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
    .filter(entry => entry.isFile() && HANDED_IN.has(extname(entry.name).toLowerCase()))
    .map(entry => join(entry.parentPath, entry.name))
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}
