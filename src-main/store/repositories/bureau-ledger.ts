// The ledger in the work folder: items by the bytes they came in, targets by year, decisions on pairs.
// Judges nothing; which of two items is the newer one is decided by what they say of themselves.
import { z } from 'zod'
import {
  ITEM_CARRIERS,
  type ItemCarrier,
  type LedgerItem,
  LedgerItemSchema,
  type Targets,
  TargetsSchema,
  type Twin,
} from '../../contract/bureau-ledger.ts'
import type { Period } from '../../contract/quality-period.ts'
import type { StoreConnection } from '../connection.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

const DecisionSchema = z.object({ same: z.boolean(), source: z.string(), reason: z.string() })
export type TwinDecision = NonNullable<Twin['decision']>

interface CurrentRow {
  sha256: string
  state: string
  updated: string
  carrier: string
}

/** How much each tells of a dataset: a line of a list never takes the place of the data itself. */
const FULLNESS: Readonly<Record<ItemCarrier, number>> = { list: 1, form: 2, catalogue: 2, package: 3 }

/** Whether `item` may not take the place of `other`: it is older, or says less of the same state. */
function yields(item: LedgerItem, other: CurrentRow): boolean {
  const carrier = ITEM_CARRIERS.find(one => one === other.carrier) ?? 'catalogue'
  if (item.carrier === 'list' && FULLNESS[carrier] > FULLNESS.list) return true
  return other.updated > item.updated || (other.updated === item.updated && FULLNESS[carrier] > FULLNESS[item.carrier])
}

export class BureauLedgerRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** By the bytes it came in; null = nobody handed these in. */
  find(sha256: string): LedgerItem | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { item: string }>('SELECT item FROM bureau_items WHERE sha256 = ?')
        .get(sha256)
      return row === undefined ? null : this.#item(sha256, row.item)
    })
  }

  /** The newest form of every item, by body and title. */
  list(): LedgerItem[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], { sha256: string; item: string }>(
          'SELECT sha256, item FROM bureau_items WHERE current = 1 ORDER BY item_key, at',
        )
        .all()
        .map(({ sha256, item }) => this.#item(sha256, item)),
    )
  }

  /** The same with the key that says which dataset of which body each is. */
  keyed(): { key: string; item: LedgerItem }[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], { sha256: string; key: string; item: string }>(
          'SELECT sha256, item_key AS key, item FROM bureau_items WHERE current = 1 ORDER BY item_key, at',
        )
        .all()
        .map(({ sha256, key, item }) => ({ key, item: this.#item(sha256, item) })),
    )
  }

  /** Which dataset of which body each file or line ever handed in is, by its digest; replaced forms too. */
  keyOf(): Map<string, string> {
    return this.#connection.read(
      () =>
        new Map(
          this.#connection.db
            .prepare<[], { sha256: string; key: string }>('SELECT sha256, item_key AS key FROM bureau_items')
            .all()
            .map(({ sha256, key }) => [sha256, key]),
        ),
    )
  }

  /** Everything that was ever handed in, replaced forms too. */
  all(): LedgerItem[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], { sha256: string; item: string }>('SELECT sha256, item FROM bureau_items ORDER BY at')
        .all()
        .map(({ sha256, item }) => this.#item(sha256, item)),
    )
  }

  /** Numbers of the months of a year whose report was written. */
  monthsReported(year: number): number[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[number], { number: number }>(
          "SELECT number FROM bureau_reports WHERE kind = 'month' AND year = ? ORDER BY number",
        )
        .all(year)
        .map(({ number }) => number),
    )
  }

  recordReport({ kind, year, number }: Period, person?: string): void {
    const detail = { kind, year, number }
    this.#connection.write({ action: 'bureau.reported', datasetId: null, detail, person }, at => {
      this.#connection.db
        .prepare('INSERT OR REPLACE INTO bureau_reports VALUES (?, ?, ?, ?)')
        .run(kind, year, number, at)
    })
  }

  /**
   * Keeps an item once. An accepted one takes the place of what is not newer; one sent back stands beside the accepted one, so that the
   * published state stays visible. `key` = the same dataset of the same body. Answers how many lost their place, and whether it has one.
   */
  save(key: string, item: LedgerItem, person?: string): { replaced: number; current: boolean } {
    const { sha256, state, updated, file, body, title, at } = item
    const detail = { sha256, file, body, title, state, findings: item.findings.length }
    return this.#connection.write({ action: 'bureau.collected', datasetId: null, detail, person }, () => {
      const { db } = this.#connection
      const others = db
        .prepare<[string, string], CurrentRow>(
          `SELECT sha256, state, updated, carrier FROM bureau_items
           WHERE item_key = ? AND current = 1 AND sha256 <> ?`,
        )
        .all(key, sha256)
      // Against its own kind it must hold its place; an accepted one also clears away what was sent back before it.
      const current = !others.some(other => other.state === state && yields(item, other))
      const beaten = others.filter(other => state === 'ACCEPTED' || other.state === 'RETURNED')
      const replaced = current ? beaten.filter(other => !yields(item, other)) : []
      for (const { sha256: old } of replaced)
        db.prepare('UPDATE bureau_items SET current = 0 WHERE sha256 = ?').run(old)
      db.prepare(
        `INSERT OR REPLACE INTO bureau_items (sha256, item_key, state, updated, current, item, at, carrier)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        sha256,
        key,
        state,
        updated,
        Number(current),
        sealedJson(this.#sealedFor(`bureau-item/${sha256}`), item),
        at,
        item.carrier,
      )
      return { replaced: replaced.length, current }
    })
  }

  remove(sha256: string, reason: string, person?: string): void {
    this.#connection.write({ action: 'bureau.removed', datasetId: null, detail: { sha256, reason }, person }, () => {
      this.#connection.db.prepare('DELETE FROM bureau_items WHERE sha256 = ?').run(sha256)
    })
  }

  /** Latest year first. */
  targets(): Targets[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], { targets: string }>('SELECT targets FROM bureau_targets ORDER BY year DESC')
        .all()
        .map(({ targets }) => TargetsSchema.parse(JSON.parse(targets))),
    )
  }

  setTargets(targets: Targets, person?: string): void {
    const detail = { year: targets.year, bodies: targets.bodies.length, rules: targets.rules.length }
    this.#connection.write({ action: 'bureau.targets', datasetId: null, detail, person }, at => {
      this.#connection.db
        .prepare(
          `INSERT INTO bureau_targets (year, targets, at) VALUES (?, ?, ?)
           ON CONFLICT (year) DO UPDATE SET targets = excluded.targets, at = excluded.at`,
        )
        .run(targets.year, JSON.stringify(targets), at)
    })
  }

  /** In the order they were made: of several on the same pair the last counts. */
  decisions(): { left: string; right: string; decision: TwinDecision }[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], { left: string; right: string; decision: string }>(
          'SELECT left_sha256 AS left, right_sha256 AS right, decision FROM bureau_twins ORDER BY at',
        )
        .all()
        .map(({ left, right, decision }) => {
          const opened = openedJson(this.#sealedFor(`bureau-twin/${left}/${right}`), decision)
          return { left, right, decision: DecisionSchema.parse(opened) }
        }),
    )
  }

  decide(left: string, right: string, decision: TwinDecision, person?: string): void {
    const detail = { left, right, ...decision }
    this.#connection.write({ action: 'bureau.decided', datasetId: null, detail, person }, at => {
      this.#connection.db
        .prepare(
          `INSERT INTO bureau_twins (left_sha256, right_sha256, decision, at) VALUES (?, ?, ?, ?)
           ON CONFLICT (left_sha256, right_sha256) DO UPDATE SET decision = excluded.decision, at = excluded.at`,
        )
        .run(left, right, sealedJson(this.#sealedFor(`bureau-twin/${left}/${right}`), decision), at)
    })
  }
  #item(sha256: string, sealed: string): LedgerItem {
    return LedgerItemSchema.parse(openedJson(this.#sealedFor(`bureau-item/${sha256}`), sealed))
  }

  #sealedFor(place: string): SealedFor {
    return { keys: this.#connection.keys, scope: 'folder', place }
  }
}
