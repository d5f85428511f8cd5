// The whole of a workbook whose first rows are known: gone through when somebody asks for more, once for all who ask.
// Reads nothing itself.
import { orAborted } from '../or-aborted.ts'

/** A person who changes a choice asks again at once; one who has left does not. In milliseconds. */
const GIVEN_UP_AFTER = 3000

interface Reading<Book> {
  book: Promise<Book>
  stop: AbortController
}

export interface WholeBookInput<Book> {
  start(signal: AbortSignal): Promise<Book>
  /** Frees what a book that was read holds. */
  end?(book: Book): void
}

export class WholeBook<Book> {
  readonly #input: WholeBookInput<Book>
  #reading: Reading<Book> | null = null
  #read: Book | null = null
  #waiting = 0
  #timer: NodeJS.Timeout | undefined

  constructor(input: WholeBookInput<Book>) {
    this.#input = input
  }

  /** Null while it cannot be had without waiting. */
  get read(): Book | null {
    return this.#read
  }

  /** Throws what reading throws; the next to ask makes another attempt. */
  async book(signal?: AbortSignal): Promise<Book> {
    signal?.throwIfAborted()
    clearTimeout(this.#timer)
    this.#reading ??= this.#begin()
    this.#waiting += 1
    try {
      return await orAborted(this.#reading.book, signal)
    } finally {
      this.#waiting -= 1
      if (this.#waiting === 0 && this.#read === null)
        this.#timer = setTimeout(() => this.stop(), GIVEN_UP_AFTER).unref()
    }
  }

  /** Ends the reading, in whatever state it is. */
  stop(): void {
    clearTimeout(this.#timer)
    const reading = this.#reading
    this.#reading = null
    this.#read = null
    if (reading === null) return
    reading.stop.abort()
    reading.book.then(
      book => this.#input.end?.(book),
      () => undefined,
    )
  }

  #begin(): Reading<Book> {
    const stop = new AbortController()
    const book = this.#input.start(stop.signal)
    const reading = { book, stop }
    book.then(
      read => {
        if (this.#reading === reading) this.#read = read
      },
      () => {
        if (this.#reading === reading) this.#reading = null
      },
    )
    return reading
  }
}
