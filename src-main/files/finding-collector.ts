// Collects the findings of a scan that reads several places: tables, texts, names. Counts all, lists up to a limit.
// Must never keep a value: excerpts are masked.
import type { Finding, ScanReport, Semantics } from '../contract/profile.ts'
import { typeColumnOf } from '../core/detection/document-types.ts'
import { searchText } from '../core/detection/search-text.ts'
import { createCellScanner, maskedExcerpt, SCANNED_KINDS } from '../core/profiling/scan-column.ts'
import { kindsOfLists } from './table-kinds.ts'

/** A value of a JSON or XML document; `record` 0 where it is in no list. */
export interface DocumentValue {
  readonly name: string
  readonly value: string
  readonly record: number
}

const NAMES_KEPT = 10_000
const OFFICE_KINDS = new Set(['landline', 'email'])

export class FindingCollector {
  readonly #limit: number
  readonly #contact: string
  readonly #findings: Finding[] = []
  readonly #byKind: Record<string, number> = {}
  readonly #byColumn: Record<string, number> = {}
  readonly #unread: { file: string; code: string }[] = []

  /** `contact` is meant to be read and no finding: the publisher's own. */
  constructor(limit: number, contact = '') {
    this.#limit = limit
    this.#contact = contact
  }

  /**
   * Scanners of a table whose first row is its header; the cells of a form are found in text all the same. `labels` name the columns
   * in findings.
   */
  columns(
    place: string,
    header: readonly string[],
    semantics: readonly (readonly Semantics[])[] = [],
    labels: readonly string[] = header.map(tellable),
  ): { row(number: number, cells: readonly string[]): void } {
    const scanners = header.map((name, i) => createCellScanner(name, semantics[i]))
    const typeAt = header.map(name => placeOf(header, typeColumnOf(name, header)))
    const headsAt = header.map((_, i) => headsOf(semantics[i]).map(name => header.indexOf(name)))
    const beyond = createCellScanner('')
    return {
      row: (number, cells) => {
        cells.forEach((cell, i) => {
          if (cell === '') return
          const column = [place, labels[i] || String(i + 1)].filter(part => part !== '').join(' · ')
          const beside = { type: cells[typeAt[i] ?? -1], head: headsAt[i]?.map(at => cells[at] ?? '').join('') }
          for (const match of (scanners[i] ?? beyond)(cell, beside)) this.#add(column, number, cell, match)
        })
      },
    }
  }

  /**
   * The values of a document, each with the name it has there: a key of JSON, an element or attribute of XML. What stands under one
   * name is judged like a column; of a number spread over several names the pieces read last belong together.
   */
  values(place: string, named: readonly DocumentValue[]): void {
    const names = [...new Set(named.map(({ name }) => name))].slice(0, NAMES_KEPT)
    const semantics = namedSemantics(names, named)
    const scanners = new Map(names.map(name => [name, createCellScanner(name, semantics.get(name))]))
    const heads = new Map(names.map(name => [name, headsOf(semantics.get(name))]))
    const labels = new Map(names.map(name => [name, `${place} · ${tellable(name)}`]))
    const latest = new Map<string, string>()
    const beyond = createCellScanner('')
    for (const { name, value, record } of named) {
      const head = heads
        .get(name)
        ?.map(piece => latest.get(piece) ?? '')
        .join('')
      latest.set(name, value)
      for (const match of (scanners.get(name) ?? beyond)(value, { head })) {
        this.#add(labels.get(name) ?? place, record, value, match)
      }
    }
  }

  text(place: string, row: number, text: string): void {
    for (const match of searchText(text)) if (SCANNED_KINDS.has(match.kind)) this.#add(place, row, text, match)
  }

  /** Paragraphs and other pieces that only stand below each other: figures of neighbouring table cells are no number together. */
  lines(place: string, text: string): void {
    for (const line of text.split('\n')) this.text(place, 0, line)
  }

  /** A file nobody could look into; a scan that keeps this to itself would be taken for a clean one. */
  notRead(file: string, code: string): void {
    this.#unread.push({ file, code })
  }

  report(rows: number): ScanReport {
    const report = { rows, findings: this.#findings, byKind: this.#byKind, byColumn: this.#byColumn }
    return this.#unread.length === 0 ? report : { ...report, unread: this.#unread }
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

/** A name in which a scan would find something. */
export function holdsValue(name: string): boolean {
  return searchText(name).some(({ kind }) => SCANNED_KINDS.has(kind))
}

function tellable(name: string): string {
  return holdsValue(name) ? '' : name
}

/** Each name by itself, in the order in which the names first stand there. */
function namedSemantics(
  names: readonly string[],
  named: readonly DocumentValue[],
): ReadonlyMap<string, readonly Semantics[]> {
  const values = new Map(names.map(name => [name, [] as string[]]))
  for (const { name, value } of named) values.get(name)?.push(value)
  const semantics = kindsOfLists(values)
  return new Map(names.map((name, at) => [name, semantics[at] ?? []]))
}

/** The columns in which the values of a column begin. */
export function headsOf(semantics: readonly Semantics[] = []): readonly string[] {
  return semantics.find(({ after }) => after !== undefined)?.after ?? []
}

function placeOf(header: readonly string[], name: string | null | undefined): number | undefined {
  const at = name == null ? -1 : header.indexOf(name)
  return at < 0 ? undefined : at
}
