// Keeps the workbook looked at last open, so that another sheet or header shows at once instead of after reading it all again.
// Keeps one only, and not for long: an open file cannot be deleted on every system.
import { stat } from 'node:fs/promises'
import type { Reading } from '../contract/reading.ts'
import { type OpenedSource, type OpenOptions, openTableSource } from './open-source.ts'
import { isAbort, orAborted } from './or-aborted.ts'
import { sniffFormat } from './spreadsheets/sniff.ts'

/** How long an unused workbook stays open, in milliseconds: a person thinks before choosing again. */
const KEPT_FOR = 120_000

const SELF_DESCRIBED: ReadonlySet<string> = new Set(['xlsx', 'xlsb', 'ods', 'fods'])

interface Kept {
  key: string
  source: Promise<OpenedSource>
  /** Ends the opening when nobody waits for it any more. */
  opening: AbortController
  users: number
  evicted: boolean
}

export class KeptSource {
  #kept: Kept | null = null
  #timer: NodeJS.Timeout | null = null

  /** `look` must not close the source. Throws what opening and `look` throw. */
  async use<T>(
    path: string,
    reading: Reading,
    options: OpenOptions,
    look: (source: OpenedSource) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#use(path, reading, options, look)
    } catch (thrown) {
      // Somebody else who waited for the same strings gave up waiting.
      if (options.signal?.aborted === true || !isAbort(thrown)) throw thrown
      return this.#use(path, reading, options, look)
    }
  }

  async #use<T>(
    path: string,
    reading: Reading,
    options: OpenOptions,
    look: (source: OpenedSource) => Promise<T>,
  ): Promise<T> {
    const kept = await this.#opened(path, reading, options)
    kept.users += 1
    let opened = false
    try {
      const source = await orAborted(kept.source, options.signal)
      opened = true
      const result = await look(source)
      // Text is opened anew for every choice: its encoding and delimiter are part of opening, and cost little.
      if (source.delimiter !== null || source.encoding !== null) this.#evict(kept)
      return result
    } catch (thrown) {
      // An answer nobody wants any more is no fault of the source: the next question follows at once.
      if (!opened || !isAbort(thrown)) this.#evict(kept)
      throw thrown
    } finally {
      kept.users -= 1
      await this.#closeUnused(kept)
      this.#waitAndClose()
    }
  }

  async close(): Promise<void> {
    const kept = this.#kept
    if (this.#timer !== null) clearTimeout(this.#timer)
    if (kept === null) return
    this.#evict(kept)
    await this.#closeUnused(kept)
  }

  async #opened(path: string, reading: Reading, options: OpenOptions): Promise<Kept> {
    const key = await keyOf(path, reading, options)
    if (this.#kept?.key === key) return this.#kept
    await this.close()
    const opening = new AbortController()
    // Not with the signal of this one question: others may wait for the same opening.
    const source = openTableSource(path, reading, {}, { ...options, signal: opening.signal })
    this.#kept = { key, source, opening, users: 0, evicted: false }
    return this.#kept
  }

  #evict(kept: Kept): void {
    kept.evicted = true
    if (this.#kept === kept) this.#kept = null
  }

  async #closeUnused(kept: Kept): Promise<void> {
    if (!kept.evicted || kept.users > 0) return
    kept.opening.abort()
    const [opened] = await Promise.allSettled([kept.source])
    if (opened.status === 'fulfilled') await opened.value.close()
  }

  #waitAndClose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.close(), KEPT_FOR)
    this.#timer.unref()
  }
}

/** Everything that makes another opening: the file as it is now, and the choices a reader takes when it opens. */
async function keyOf(path: string, reading: Reading, { password, headBytes }: OpenOptions): Promise<string> {
  const state = await stat(path).catch(() => null)
  const format = state === null ? 'unknown' : await sniffFormat(path)
  // Only a text is opened differently for a look at its beginning.
  const head = format === 'text' ? (headBytes ?? 0) : 0
  const { encoding, delimiter, quote, comment, columnStarts } = reading
  // These say themselves how their characters are encoded; what last month's text was chosen to be opens them no differently.
  const opening = SELF_DESCRIBED.has(format)
    ? null
    : { encoding, delimiter, quote, mark: reading.escape, comment, columnStarts }
  return JSON.stringify([path, state?.size ?? 0, state?.mtimeMs ?? 0, password ?? null, head, opening])
}
