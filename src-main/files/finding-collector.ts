// Collects the findings of a scan that reads several places: tables, texts, names. Counts all, lists up to a limit.
// Must never keep a value: excerpts are masked.
import type { Finding, ScanReport, Semantics } from '../contract/profile.ts'
import { typeColumnOf } from '../core/detection/document-types.ts'
import { searchText } from '../core/detection/search-text.ts'
import { createCellScanner, maskedExcerpt, SCANNED_KINDS } from '../core/profiling/scan-column.ts'

const NAMES_KEPT = 10_000
const OFFICE_KINDS = new Set(['landline', 'email'])

export class FindingCollector {
  readonly #limit: number
  readonly #contact: string
  readonly #findings: Finding[] = []
  readonly #byKind: Record<string, number> = {}
  readonly #byColumn: Record<string, number> = {}
  readonly #byName = new Map<string, ReturnType<typeof createCellScanner>>()

  /** `contact` is meant to be read and no finding: the publisher's own. */
  constructor(limit: number, contact = '') {
    this.#limit = limit
    this.#contact = contact
  }

  /** Scanners of a table whose first row is its header; the cells of a form are found in text all the same. */
  columns(
    place: string,
    header: readonly string[],
    semantics: readonly (readonly Semantics[])[] = [],
  ): { row(number: number, cells: readonly string[]): void } {
    const scanners = header.map((name, i) => createCellScanner(name, semantics[i]))
    const typeAt = header.map(name => placeOf(header, typeColumnOf(name, header)))
    const headsAt = header.map((_, i) => headsOf(semantics[i]).map(name => header.indexOf(name)))
    const beyond = createCellScanner('')
    return {
      row: (number, cells) => {
        cells.forEach((cell, i) => {
          if (cell === '') return
          const column = [place, header[i] || String(i + 1)].filter(part => part !== '').join(' · ')
          const beside = { type: cells[typeAt[i] ?? -1], head: headsAt[i]?.map(at => cells[at] ?? '').join('') }
          for (const match of (scanners[i] ?? beyond)(cell, beside)) this.#add(column, number, cell, match)
        })
      },
    }
  }

  /** One value with the name it has there: a key of JSON, an element or attribute of XML. */
  value(place: string, name: string, row: number, text: string): void {
    const scan = this.#byName.get(name) ?? createCellScanner(name)
    if (this.#byName.size < NAMES_KEPT) this.#byName.set(name, scan)
    for (const match of scan(text)) this.#add(`${place} · ${name}`, row, text, match)
  }

  text(place: string, row: number, text: string): void {
    for (const match of searchText(text)) if (SCANNED_KINDS.has(match.kind)) this.#add(place, row, text, match)
  }

  report(rows: number): ScanReport {
    return { rows, findings: this.#findings, byKind: this.#byKind, byColumn: this.#byColumn }
  }

  #add(column: string, row: number, text: string, match: { kind: string; start: number; end: number; valid: boolean }) {
    const value = text.slice(match.start, match.end)
    if (OFFICE_KINDS.has(match.kind) && this.#contact.includes(value)) return
    this.#byKind[match.kind] = (this.#byKind[match.kind] ?? 0) + 1
    this.#byColumn[column] = (this.#byColumn[column] ?? 0) + 1
    if (this.#findings.length >= this.#limit) return
    const { kind, start, end, valid } = match
    this.#findings.push({ row, column, kind, start, end, valid, excerpt: maskedExcerpt(value, kind) })
  }
}

/** The columns in which the values of a column begin. */
export function headsOf(semantics: readonly Semantics[] = []): readonly string[] {
  return semantics.find(({ after }) => after !== undefined)?.after ?? []
}

function placeOf(header: readonly string[], name: string | null | undefined): number | undefined {
  const at = name == null ? -1 : header.indexOf(name)
  return at < 0 ? undefined : at
}
