// Walks a trail event by event and tells the first one that is missing or not as it was written.
// Holds one link whatever the length; reads no database.
import { contentDigests, firstLink, type Link, nextLink, sameLink } from './chain.ts'

export interface TrailRow {
  readonly seq: number
  readonly content: string
  readonly sha256: Uint8Array
  readonly sm3: Uint8Array
}

export interface TrailState {
  readonly ok: boolean
  readonly events: number
  /** Number of the first event that is missing, moved or changed; null = none. */
  readonly brokenAt: number | null
}

export class TrailVerifier {
  #link: Link
  #events = 0
  #brokenAt: number | null = null

  constructor(trailId: string) {
    this.#link = firstLink(trailId)
  }

  take(row: TrailRow): void {
    this.#events += 1
    if (this.#brokenAt !== null) return
    this.#link = nextLink(this.#link, this.#events, contentDigests(row.content))
    if (row.seq !== this.#events || !sameLink(this.#link, row)) this.#brokenAt = this.#events
  }

  /** `highest` = the highest number ever given: events cut off the end are missing too. */
  finish(highest: number): TrailState {
    const cut = this.#brokenAt === null && this.#events < highest ? this.#events + 1 : this.#brokenAt
    return { ok: cut === null, events: this.#events, brokenAt: cut }
  }
}
