// Checks the whole audit trail: the chain on all workers, then every signed state of it that is at hand.
// Changes nothing and repairs nothing.

import type { CheckpointResult, TrailHead, TrailReport } from '../contract/audit.ts'
import type { Progress } from '../contract/call.ts'
import type { AuditRepository } from '../store/repositories/audit.ts'
import type { WorkerPool } from './worker-pool.ts'

/** A signed state of some trail, or why the file that held it is not believed. */
export interface SignedHead {
  readonly source: string
  readonly head: TrailHead | null
  readonly at: string | null
  readonly person: string | null
}

export interface VerifyTrailInput {
  readonly audit: AuditRepository
  readonly dbPath: string
  readonly pool: WorkerPool
  readonly signed: readonly SignedHead[]
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Events a task walks: long enough to be worth a connection, short enough for progress and cancel. */
const RANGE = 50_000

/** Throws CANCELLED, STORE_CORRUPT. */
export async function verifyTrail(input: VerifyTrailInput): Promise<TrailReport> {
  const { audit, signed } = input
  const events = audit.head().seq
  const highest = audit.highest()
  const brokenAt = (await firstBroken(input, events)) ?? (events < highest ? events + 1 : null)
  const checkpoints = signed.map(one => compare(one, audit, brokenAt))
  const proven = checkpoints.filter(({ fault }) => fault === null).map(({ seq }) => seq ?? 0)
  return {
    // A file of another trail says nothing about this one; a file that is not believed does not either, but should not be at hand.
    ok: brokenAt === null && checkpoints.every(({ fault }) => fault === null || fault === 'otherTrail'),
    trailId: audit.trailId(),
    events,
    brokenAt,
    provenUpTo: proven.length === 0 ? null : Math.max(...proven),
    checkpoints,
  }
}

async function firstBroken(
  { pool, dbPath, signal, onProgress }: VerifyTrailInput,
  events: number,
): Promise<number | null> {
  let done = 0
  const ranges = Array.from({ length: Math.ceil(events / RANGE) }, (_, at) => at * RANGE + 1)
  const found = await Promise.all(
    ranges.map(async from => {
      const to = Math.min(events, from + RANGE - 1)
      const broken = await pool.run({ kind: 'walkTrail', dbPath, from, to }, { signal })
      done += to - from + 1
      onProgress({ stage: 'audit.verify', done, total: events, unit: 'rows' })
      return broken
    }),
  )
  const broken = found.filter(seq => seq !== null)
  return broken.length === 0 ? null : Math.min(...broken)
}

function compare(
  { source, head, at, person }: SignedHead,
  audit: AuditRepository,
  brokenAt: number | null,
): CheckpointResult {
  const result = { source, seq: head?.seq ?? null, at, person }
  if (head === null) return { ...result, fault: 'refused' }
  if (head.trailId !== audit.trailId()) return { ...result, fault: 'otherTrail' }
  const here = audit.linkAt(head.seq)
  if (here === null) return { ...result, fault: 'missing' }
  const same = here.sha256 === head.sha256 && here.sm3 === head.sm3
  // Behind a break the stored links prove nothing, even where they look the same.
  return { ...result, fault: same && (brokenAt === null || head.seq < brokenAt) ? null : 'different' }
}
