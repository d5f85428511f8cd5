// The audit trail over a connection of its own, so that workers can walk parts of it side by side.
// Never writes.
import { contentDigests, firstLink, type Link, nextLink, sameLink } from '../core/audit/chain.ts'
import type { TrailRow } from '../core/audit/verify-chain.ts'
import { openForReading, type Sqlite } from './sqlite.ts'
import { withStoreErrors } from './store-errors.ts'

/** SQLite's own memory of the last number: shows events cut off the end. */
export function highestEverGiven(db: Sqlite): number {
  const row = db.prepare<[], { seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").get()
  return row?.seq ?? 0
}

/**
 * The first event of the range that is missing or does not follow from the one before it; null = none. Ranges that each hold and lie
 * end to end make a trail that holds. Throws the reason of `stop` between events.
 */
export function firstBrokenEvent(dbPath: string, from: number, to: number, stopped: () => boolean): number | null {
  return withStoreErrors(dbPath, () => {
    const db = openForReading(dbPath)
    try {
      return walk(db, from, to, stopped)
    } finally {
      db.close()
    }
  })
}

function walk(db: Sqlite, from: number, to: number, stopped: () => boolean): number | null {
  let link = linkBefore(db, from)
  if (link === null) return from
  let next = from
  const rows = db.prepare<[number, number], TrailRow>(
    'SELECT seq, content, sha256, sm3 FROM audit WHERE seq BETWEEN ? AND ? ORDER BY seq',
  )
  for (const row of rows.iterate(from, to)) {
    if (next % 4096 === 0 && stopped()) return null
    link = nextLink(link, next, contentDigests(row.content))
    if (row.seq !== next || !sameLink(link, row)) return next
    next += 1
  }
  return next <= to ? next : null
}

function linkBefore(db: Sqlite, seq: number): Link | null {
  if (seq === 1) return firstLink(db.prepare<[], { id: string }>('SELECT id FROM trail').get()?.id ?? '')
  return db.prepare<[number], Link>('SELECT sha256, sm3 FROM audit WHERE seq = ?').get(seq - 1) ?? null
}
