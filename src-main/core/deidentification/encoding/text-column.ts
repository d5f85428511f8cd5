// Collects one column of text as numbers while its rows pass: the same text, the same number, exactly as it stands.
// Memory: 4 bytes a row, doubled while growing, and each different text once.
import type { TextColumn } from './prepare.ts'

export class TextColumnBuilder {
  readonly #codeOf = new Map<string, number>()
  #codes = new Int32Array(1024)
  #rows = 0

  /** Different texts so far. */
  get distinct(): number {
    return this.#codeOf.size
  }

  add(value: string): void {
    if (this.#rows === this.#codes.length) {
      const wider = new Int32Array(this.#codes.length * 2)
      wider.set(this.#codes)
      this.#codes = wider
    }
    let code = this.#codeOf.get(value)
    if (code === undefined) {
      code = this.#codeOf.size
      this.#codeOf.set(value, code)
    }
    this.#codes[this.#rows] = code
    this.#rows += 1
  }

  finish(): TextColumn {
    return { values: [...this.#codeOf.keys()], codes: this.#codes.subarray(0, this.#rows) }
  }
}
