// Finds every sensitive value left in a column, as a whole cell or inside a text.
// Must never put a value into a finding: excerpts are masked.
import type { Finding, Semantics } from '../../contract/profile.ts'
import { judgeDeclared } from '../detection/document-types.ts'
import { headerForms } from '../detection/headers.ts'
import { LEAK_KINDS, PROVEN_ALONE } from '../detection/proof.ts'
import { createValueJudge, detectorOf, type KindVerdict, kindsNamedBy } from '../detection/registry.ts'
import { searchText, type TextMatch } from '../detection/search-text.ts'
import type { Column } from '../table/chunk.ts'
import { isEmptyToken } from '../values/empty-tokens.ts'
import { judgedForm, trimBlanks } from '../values/normalize-text.ts'

/** What a scan reports unless told otherwise. */
export const SCANNED_KINDS = LEAK_KINDS

export interface ScanOptions {
  /** Kinds reported; default: {@link SCANNED_KINDS}. */
  kinds?: ReadonlySet<string>
  /** Values judged lookalikes are reported too; default true. */
  lookalikes?: boolean
}

/** Telephone and mail of an office, by the header, are no finding. */
const OFFICE = /办公|咨询|服务|投诉电话|监督|举报电话|值班|客服|对外|热线|传真/
const OFFICE_KINDS = new Set(['landline', 'email'])

/**
 * All findings of one column, in row order. With `semantics` of a profile, kinds without a check are reported where the profile found
 * them likely; without, where the header names them. `rowNumbers` are the source's, as long as `column`.
 */
export function scanColumn(
  name: string,
  column: Column,
  rowNumbers: readonly number[],
  semantics?: readonly Semantics[],
  options: ScanOptions = {},
): Finding[] {
  return createColumnScanner(name, semantics, options)(column, rowNumbers)
}

/** The same for a column that comes chunk by chunk; make it once per column. */
export function createColumnScanner(
  name: string,
  semantics?: readonly Semantics[],
  options: ScanOptions = {},
): (column: Column, rowNumbers: readonly number[], types?: Column) => Finding[] {
  const scan = createCellScanner(name, semantics, options)
  return (column, rowNumbers, types) => {
    const findings: Finding[] = []
    for (let row = 0; row < column.length; row++) {
      const cell = column[row] ?? ''
      if (cell === '') continue
      for (const match of scan(cell, types?.[row])) findings.push(toFinding(name, rowNumbers[row] ?? 0, cell, match))
    }
    return findings
  }
}

/** The same for one cell at a time; make it once per column. `type` is what the row's 证件类型 says, where there is such a column. */
export function createCellScanner(
  name: string,
  semantics?: readonly Semantics[],
  options: ScanOptions = {},
): (cell: string, type?: string) => readonly TextMatch[] {
  const wanted = options.kinds ?? SCANNED_KINDS
  const lookalikes = options.lookalikes ?? true
  const named = kindsNamedBy(name)
  const expected = semantics === undefined ? named : likelyKinds(semantics)
  const office = OFFICE.test(headerForms(name).whole)
  const judge = createValueJudge(expected)
  const passes = (kind: string, valid: boolean) =>
    wanted.has(kind) && (valid || lookalikes) && !(office && OFFICE_KINDS.has(kind))

  return (cell, type) => {
    if (cell.length < 2 || (cell.length < 8 && isEmptyToken(cell))) return NOTHING
    const declared = type === undefined ? null : judgeDeclared(cell, type)
    const whole = declared ?? bestVerdict(judge.judge(judgedForm(cell)), expected)
    if (whole !== null && passes(whole.kind, whole.valid)) return [wholeCell(cell, whole)]
    // A cell that is an address or a diagnosis as a whole may still have a telephone number in it.
    const found = searchText(cell)
    return found.length === 0 ? found : found.filter(match => passes(match.kind, match.valid))
  }
}

const NOTHING: readonly TextMatch[] = []

function likelyKinds(semantics: readonly Semantics[]): Set<string> {
  return new Set(semantics.filter(found => found.confidence !== 'possible').map(found => found.kind))
}

/**
 * Valid before lookalike, then what the column is expected to hold, then registry order. A Luhn or organisation check alone proves
 * nothing in a column of another kind, and an unexpected address or lookalike is left to the search in text.
 */
function bestVerdict(verdicts: readonly KindVerdict[], expected: ReadonlySet<string>): KindVerdict | null {
  if (verdicts.length === 0) return null
  const credible = verdicts.filter(
    verdict => expected.has(verdict.kind) || (verdict.valid ? PROVEN_ALONE : SUSPECT_ALONE).has(verdict.kind),
  )
  return (
    credible.find(verdict => verdict.valid && expected.has(verdict.kind)) ??
    credible.find(verdict => verdict.valid) ??
    credible[0] ??
    null
  )
}

const SUSPECT_ALONE = new Set(['citizenId18', 'hmtResidencePermit'])

function wholeCell(cell: string, verdict: KindVerdict): TextMatch {
  const trimmed = trimBlanks(cell)
  const start = cell.indexOf(trimmed)
  const quoted = /^['‘’`]/.test(trimmed) ? 1 : 0
  return { kind: verdict.kind, valid: verdict.valid, start: start + quoted, end: start + trimmed.length }
}

function toFinding(column: string, row: number, cell: string, match: TextMatch): Finding {
  return {
    row,
    column,
    kind: match.kind,
    start: match.start,
    end: match.end,
    valid: match.valid,
    excerpt: maskedExcerpt(cell.slice(match.start, match.end), match.kind),
  }
}

const SHOWN_UNITS = 3
const STARS = '******'

/** Long numbers show their first three characters, all else nothing; the row of stars has one length, so that length tells nothing. */
export function maskedExcerpt(value: string, kind: string): string {
  const numbered = detectorOf(kind)?.evidence !== 'weak' && value.length >= 11 && /^[0-9０-９+]/.test(value)
  return numbered ? `${value.slice(0, SHOWN_UNITS)}${STARS}` : STARS
}
