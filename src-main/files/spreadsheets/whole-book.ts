// The whole of an older workbook whose first rows are known: read when somebody asks for more, once for all who ask.
// Reads nothing itself.
import { orAborted } from '../or-aborted.ts'
import type { LegacyReader } from './legacy-reader.ts'

/** A person who changes a choice asks again at once; one who has left does not. In milliseconds. */
const GIVEN_UP_AFTER = 3000

interface Reading {
  reader: Promise<LegacyReader>
  stop: AbortController
}

export class WholeBook {
  readonly #start: (signal: AbortSignal) => Promise<LegacyReader>
  #reading: Reading | null = null
  #read = false
  #waiting = 0
  #timer: NodeJS.Timeout | undefined

  constructor(start: (signal: AbortSignal) => Promise<LegacyReader>) {
    this.#start = start
  }

  /** It can be asked without waiting. */
  get isRead(): boolean {
    return this.#read
  }

  /** Throws what reading throws; the next to ask makes another attempt. */
  async reader(signal?: AbortSignal): Promise<LegacyReader> {
    signal?.throwIfAborted()
    clearTimeout(this.#timer)
    this.#reading ??= this.#begin()
    this.#waiting += 1
    try {
      return await orAborted(this.#reading.reader, signal)
    } finally {
      this.#waiting -= 1
      if (this.#waiting === 0 && !this.#read) this.#timer = setTimeout(() => this.stop(), GIVEN_UP_AFTER).unref()
    }
  }

  /** Ends its reader, in whatever state it is. */
  stop(): void {
    clearTimeout(this.#timer)
    const reading = this.#reading
    this.#reading = null
    this.#read = false
    if (reading === null) return
    reading.stop.abort()
    reading.reader.then(
      reader => void reader.close(),
      () => undefined,
    )
  }

  #begin(): Reading {
    const stop = new AbortController()
    const reader = this.#start(stop.signal)
    const reading = { reader, stop }
    reader.then(
      () => {
        if (this.#reading === reading) this.#read = true
      },
      () => {
        if (this.#reading === reading) this.#reading = null
      },
    )
    return reading
  }
}
