// Cuts decoded text into records and cells, piece by piece, whatever the borders between the pieces.
// Knows no encodings, no headers and no types; never loses a character of a cell.
import { type LineCut, splitLine, splitQuotedLine } from '../../core/table/split-line.ts'

export interface Dialect {
  /** One character, or a few that only together cut (`||`); '' = every line is one cell. */
  delimiter: string
  /** '"', "'" or '' for none. */
  quote: string
  /** The quote itself (doubling) or a backslash. */
  escapedBy: string
  /** Blanks after a delimiter do not belong to the cell. */
  skipBlanks: boolean
  /** '\n' covers LF and CRLF; '\r' is the old Macintosh form. */
  newline: '\n' | '\r'
}

/** `unclosed`: a quote opens and never closes · `stray`: text follows the closing quote. The cell is kept with its quotes. */
export type RecordFault = 'unclosed' | 'stray'

export interface ScannerLimits {
  /** A quoted cell longer than this was opened by a stray quote. */
  maxCellChars: number
  /** Longest record; reaching it throws RangeError. */
  maxRecordChars: number
}

interface Scanned {
  cells: string[]
  next: number
  fault: RecordFault | null
}

/** Stands for a record that was passed over. */
const NO_CELLS: string[] = []

export class RecordScanner {
  readonly #dialect: Dialect
  readonly #limits: ScannerLimits
  readonly #onFault: (fault: RecordFault, record: number) => void
  #text = ''
  #last = false
  #skippedWidth = 0
  #records = 0
  /** The usual number of cells, taken from the first record that has several. */
  #width = 0
  /** Position of the next quote in the text; -1 = none, -2 = not looked for. */
  #nextQuote = -2
  readonly #cut: LineCut
  /** Lines are cut at once where nothing but a delimiter can part cells. */
  readonly #cutsLines: boolean
  readonly #cutsQuoted: boolean
  /** Where the record after the line just cut begins. */
  #next = 0

  constructor(dialect: Dialect, limits: ScannerLimits, onFault: (fault: RecordFault, record: number) => void) {
    const { delimiter, quote, escapedBy, skipBlanks } = dialect
    this.#dialect = dialect
    this.#cut = { delimiter, quote }
    this.#cutsLines = delimiter !== '' && !skipBlanks
    // Blanks behind a closing quote are forgiven, which a blank that parts cells is not.
    this.#cutsQuoted = this.#cutsLines && escapedBy === quote && !delimiter.startsWith(' ')
    this.#limits = limits
    this.#onFault = onFault
  }

  /** Tells how many cells a sound record has; helps to choose between two readings of a faulty one. */
  expectWidth(width: number): void {
    this.#width = width
  }

  /** From now on records of at most this many cells are passed over: a pass that only measures needs no cells. */
  skipUpTo(width: number): void {
    this.#skippedWidth = width
  }

  /** Adds text and returns the records completed by it. `last` closes the file. */
  push(piece: string, last: boolean): string[][] {
    this.#text = this.#text === '' ? piece : this.#text + piece
    this.#last = last
    this.#nextQuote = -2
    const records: string[][] = []
    let at = 0
    while (at < this.#text.length) {
      const cells = this.#line(at)
      if (cells !== null) {
        this.#records += 1
        records.push(cells)
        at = this.#next
        continue
      }
      const scanned = this.#record(at)
      if (scanned === null) break
      this.#records += 1
      if (scanned.fault !== null) this.#onFault(scanned.fault, this.#records)
      if (scanned.cells !== NO_CELLS) records.push(scanned.cells)
      at = scanned.next
    }
    this.#text = at === 0 ? this.#text : this.#text.slice(at)
    if (this.#text.length > this.#limits.maxRecordChars) throw new RangeError('record too long')
    return records
  }

  /** The cells of a record that is a whole line with nothing to be told of it, as nearly all are; null = look closer. */
  #line(at: number): string[] | null {
    if (!this.#cutsLines || this.#skippedWidth > 0) return null
    const { quote, newline } = this.#dialect
    const end = this.#text.indexOf(newline, at)
    if (end < 0 || end - at > this.#limits.maxCellChars) return null
    const quoted = quote !== '' && this.#quoteFrom(at) < end
    if (quoted && !this.#cutsQuoted) return null
    this.#next = end + 1
    const line = this.#text.slice(at, this.#lineStop(at, end))
    // split is native and twice as fast as a loop over characters.
    return quoted ? splitQuotedLine(line, this.#cut) : splitLine(line, this.#cut)
  }

  #record(at: number): Scanned | null {
    const { quote, newline, delimiter, skipBlanks } = this.#dialect
    const lineEnd = this.#text.indexOf(newline, at)
    if (lineEnd < 0 && !this.#last) return this.#nothingYet(at)
    const end = lineEnd < 0 ? this.#text.length : lineEnd
    if (skipBlanks || (quote !== '' && this.#quoteFrom(at) < end)) return this.#quotedRecord(at)
    if (this.#skippedWidth > 0 && !this.#isWider(at, end)) return { cells: NO_CELLS, next: end + 1, fault: null }
    const line = this.#text.slice(at, this.#lineStop(at, end))
    const cells = delimiter === '' ? [line] : splitLine(line, this.#cut)
    return { cells, next: end + 1, fault: null }
  }

  #isWider(at: number, end: number): boolean {
    if (this.#dialect.delimiter === '') return false
    let from = at
    for (let cell = 0; cell < this.#skippedWidth; cell++) {
      const found = this.#text.indexOf(this.#dialect.delimiter, from)
      if (found < 0 || found >= end) return false
      from = found + this.#dialect.delimiter.length
    }
    return true
  }

  /** An unfinished line can wait for the next piece as long as it may still be a sound record. */
  #nothingYet(at: number): null {
    if (this.#text.length - at > this.#limits.maxRecordChars) throw new RangeError('record too long')
    return null
  }

  /** Position of the first quote from `at` on; beyond the text when there is none. */
  #quoteFrom(at: number): number {
    if (this.#nextQuote === -2 || (this.#nextQuote >= 0 && this.#nextQuote < at)) {
      this.#nextQuote = this.#text.indexOf(this.#dialect.quote, at)
    }
    return this.#nextQuote < 0 ? Number.POSITIVE_INFINITY : this.#nextQuote
  }

  /** The CR of a CRLF belongs to the line end. */
  #lineStop(at: number, end: number): number {
    const carriage = this.#dialect.newline === '\n' && end > at && this.#text.charCodeAt(end - 1) === 13
    return carriage ? end - 1 : end
  }

  #quotedRecord(at: number): Scanned | null {
    const plain = this.#cells(at, false)
    if (plain === null || plain.fault !== 'stray' || plain.cells.length === this.#width) return plain
    const patient = this.#cells(at, true)
    return patient !== null && patient.cells.length === this.#width ? patient : plain
  }

  /** `patient`: a quote inside a quoted cell closes it only where a delimiter or a line end follows. */
  #cells(at: number, patient: boolean): Scanned | null {
    const cells: string[] = []
    let fault: RecordFault | null = null
    let from = at
    for (;;) {
      const start = this.#cellStart(from, cells.length)
      const opens = this.#dialect.quote !== '' && this.#text.startsWith(this.#dialect.quote, start)
      const cell = opens ? this.#quotedCell(start, patient) : this.#plainCell(start)
      if (cell === null) return null
      fault = cell.fault ?? fault
      cells.push(cell.text)
      if (cell.endsRecord) return { cells, next: cell.next, fault }
      from = cell.next
    }
  }

  #cellStart(from: number, index: number): number {
    if (!this.#dialect.skipBlanks || index === 0) return from
    let start = from
    while (this.#text.charCodeAt(start) === 32) start += 1
    return start
  }

  #plainCell(start: number): Cell | null {
    const { delimiter, newline } = this.#dialect
    const lineEnd = this.#text.indexOf(newline, start)
    if (lineEnd < 0 && !this.#last) return null
    const end = lineEnd < 0 ? this.#text.length : lineEnd
    const stop = delimiter === '' ? -1 : this.#text.indexOf(delimiter, start)
    if (stop >= 0 && stop < end) {
      return { text: this.#text.slice(start, stop), next: stop + delimiter.length, endsRecord: false, fault: null }
    }
    return { text: this.#text.slice(start, this.#lineStop(start, end)), next: end + 1, endsRecord: true, fault: null }
  }

  #quotedCell(start: number, patient: boolean): Cell | null {
    const close = this.#closingQuote(start, patient)
    if (close === null) return null
    if (close < 0) return this.#asPlain(start, close === -1 ? 'unclosed' : 'stray')
    const after = this.#afterQuote(close + 1)
    if (after === null || after === undefined) return null
    const text = this.#unescape(this.#text.slice(start + 1, close))
    const fault = patient ? ('stray' as const) : null
    return { text, next: after.next, endsRecord: after.endsRecord, fault }
  }

  /** Reads the cell as if its quote were an ordinary character, so that one stray quote costs one cell, not the file. */
  #asPlain(start: number, fault: RecordFault): Cell | null {
    const cell = this.#plainCell(start)
    return cell === null ? null : { ...cell, fault }
  }

  /** Index of the closing quote; null = needs more text, -1 = there is none, -2 = text follows it. */
  #closingQuote(start: number, patient: boolean): number | null {
    let from = start + 1
    for (;;) {
      const found = this.#text.indexOf(this.#dialect.quote, from)
      const verdict = this.#outOfReach(found, start)
      if (verdict !== undefined) return verdict
      const skipped = this.#escapedUntil(found, start)
      if (skipped < 0 && this.#closesCell(found + 1)) return found
      if (skipped < 0 && !patient) return -2
      from = skipped < 0 ? found + 1 : skipped
    }
  }

  /** undefined = the quote found can be judged; otherwise what `#closingQuote` answers. */
  #outOfReach(found: number, start: number): number | null | undefined {
    const reach = found < 0 ? this.#text.length : found
    if (reach - start > this.#limits.maxCellChars) return -1
    if (found < 0) return this.#last ? -1 : null
    return found + 1 >= this.#text.length && !this.#last ? null : undefined
  }

  /** Where to go on after a quote that belongs to the text; -1 when it does not. */
  #escapedUntil(found: number, start: number): number {
    const { quote, escapedBy } = this.#dialect
    if (escapedBy === '\\') return this.#isBackslashed(found, start) ? found + 1 : -1
    return this.#text.startsWith(quote, found + 1) ? found + 2 : -1
  }

  #isBackslashed(at: number, start: number): boolean {
    let slashes = 0
    while (at - 1 - slashes > start && this.#text.charCodeAt(at - 1 - slashes) === 92) slashes += 1
    return slashes % 2 === 1
  }

  #closesCell(at: number): boolean {
    return this.#afterQuote(at) !== undefined
  }

  /** What ends the cell after its closing quote; blanks in between are forgiven. null = needs more text, undefined = other text. */
  #afterQuote(from: number): { next: number; endsRecord: boolean } | null | undefined {
    const { delimiter, newline } = this.#dialect
    let at = from
    while (this.#text.charCodeAt(at) === 32) at += 1
    if (at >= this.#text.length) return this.#last ? { next: at, endsRecord: true } : null
    if (!this.#last && this.#isCutShort(delimiter, at)) return null
    if (delimiter !== '' && this.#text.startsWith(delimiter, at))
      return { next: at + delimiter.length, endsRecord: false }
    if (this.#text.startsWith(newline, at)) return { next: at + 1, endsRecord: true }
    if (newline === '\n' && this.#text.charCodeAt(at) === 13) {
      if (at + 1 >= this.#text.length) return this.#last ? { next: at + 1, endsRecord: true } : null
      if (this.#text.charCodeAt(at + 1) === 10) return { next: at + 2, endsRecord: true }
    }
    return undefined
  }

  /** The text so far ends within what may be a delimiter of several characters. */
  #isCutShort(delimiter: string, at: number): boolean {
    return at + delimiter.length > this.#text.length && delimiter.startsWith(this.#text.slice(at))
  }

  #unescape(text: string): string {
    const { quote, escapedBy } = this.#dialect
    if (escapedBy === quote) return text.includes(quote) ? text.replaceAll(quote + quote, quote) : text
    return text.includes('\\') ? text.replace(/\\(["'\\])/g, '$1') : text
  }
}

interface Cell {
  text: string
  next: number
  endsRecord: boolean
  fault: RecordFault | null
}
