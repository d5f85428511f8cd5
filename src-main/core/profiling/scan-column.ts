// Finds every sensitive value left in a column, as a whole cell or inside a text.
// Must never put a value into a finding: excerpts are masked.
import type { Finding, Semantics } from '../../contract/profile.ts'
import { judgeDeclared } from '../detection/document-types.ts'
import { mayHoldLetteredDigits } from '../detection/fold-for-search.ts'
import { headerForms } from '../detection/headers.ts'
import { LEAK_KINDS, PROVEN_ALONE } from '../detection/proof.ts'
import { createValueJudge, detectorOf, type KindVerdict, kindsNamedBy } from '../detection/registry.ts'
import { searchText, type TextMatch } from '../detection/search-text.ts'
import type { Column } from '../table/chunk.ts'
import { type ColumnUnits, joinedText, unitsOfTexts } from '../table/column-units.ts'
import { isEmptyToken } from '../values/empty-tokens.ts'
import { judgedForm, trimBlanks } from '../values/normalize-text.ts'
import type { FormPlan } from './form-plan.ts'
import { FormPlans } from './form-plans.ts'
import { FormReader, PATTERN_LIMIT } from './value-form.ts'

/** What a scan reports unless told otherwise. */
export const SCANNED_KINDS = LEAK_KINDS

export interface ScanOptions {
  /** Kinds reported; default: {@link SCANNED_KINDS}. */
  kinds?: ReadonlySet<string>
  /** Values judged lookalikes are reported too; default true. */
  lookalikes?: boolean
}

/** What stands in the same row. */
export interface BesideCell {
  /** What the row's 证件类型 says, where there is such a column. */
  readonly type?: string | undefined
  /** What stands before the cell in the columns its number is spread over, see `Semantics.after`. */
  readonly head?: string | undefined
}

/** The same for the cells of a chunk. */
export interface BesideColumn {
  readonly types?: Column | undefined
  readonly heads?: Column | undefined
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
  return createColumnScanner(name, semantics, options)({ ...unitsOfTexts(column), codes: null }, rowNumbers)
}

type ScanTexts = (texts: ColumnUnits, rowNumbers: readonly number[], beside?: BesideColumn) => Finding[]

/**
 * The same for a column that comes chunk by chunk; make it once per column. A text of a dictionary is looked at once, and of texts with
 * one pattern of signs only what the pattern leaves open.
 */
export function createColumnScanner(
  name: string,
  semantics?: readonly Semantics[],
  options: ScanOptions = {},
): ScanTexts {
  const scanner = new CellScanner(name, semantics, options)
  const form = new FormReader()
  return (texts, rowNumbers, beside = {}) => {
    const { units, starts, codes } = texts
    const joined = joinedText(texts)
    const known: (readonly TextMatch[] | undefined)[] = []
    const findings: Finding[] = []
    const rows = codes?.length ?? starts.length - 1
    for (let row = 0; row < rows; row += 1) {
      const text = codes?.[row] ?? row
      const from = starts[text] ?? 0
      const to = starts[text + 1] ?? 0
      if (from === to) continue
      const cell = joined.substring(from, to)
      let matches = scanner.beside(cell, { type: beside.types?.[row], head: beside.heads?.[row] }) ?? known[text]
      if (matches === undefined) {
        form.read(units, from, to)
        matches = scanner.alone(cell, scanner.plans.planOf(scanner.plans.patternNumber(form), cell, form))
        known[text] = matches
      }
      for (const match of matches) findings.push(toFinding(name, rowNumbers[row] ?? 0, cell, match))
    }
    return findings
  }
}

/** The same for one cell at a time; make it once per column. */
export function createCellScanner(
  name: string,
  semantics?: readonly Semantics[],
  options: ScanOptions = {},
): (cell: string, beside?: BesideCell) => readonly TextMatch[] {
  const scanner = new CellScanner(name, semantics, options)
  const form = new FormReader()
  const units = new Uint16Array(PATTERN_LIMIT)
  const planFor = (cell: string): FormPlan | null => {
    if (cell.length > PATTERN_LIMIT) return null
    for (let at = 0; at < cell.length; at += 1) units[at] = cell.charCodeAt(at)
    form.read(units, 0, cell.length)
    return scanner.plans.planOf(scanner.plans.patternNumber(form), cell, form)
  }
  return (cell, beside = {}) => scanner.beside(cell, beside) ?? scanner.alone(cell, planFor(cell))
}

class CellScanner {
  readonly plans: FormPlans
  readonly #expected: ReadonlySet<string>
  readonly #judge: ReturnType<typeof createValueJudge>
  readonly #wanted: ReadonlySet<string>
  readonly #lookalikes: boolean
  readonly #office: boolean
  /** Kinds whose numbers begin in another column. */
  readonly #split: readonly string[]

  constructor(name: string, semantics: readonly Semantics[] | undefined, options: ScanOptions) {
    this.#wanted = options.kinds ?? SCANNED_KINDS
    this.#lookalikes = options.lookalikes ?? true
    this.#expected = semantics === undefined ? kindsNamedBy(name) : likelyKinds(semantics)
    this.#split = (semantics ?? []).filter(({ after }) => after !== undefined).map(({ kind }) => kind)
    this.#office = OFFICE.test(headerForms(name).whole)
    this.#judge = createValueJudge(this.#expected)
    this.plans = new FormPlans(this.#judge)
  }

  /** What the cell is in the light of its row; null where the row says nothing about it. */
  beside(cell: string, { type, head }: BesideCell): readonly TextMatch[] | null {
    if (isNothing(cell)) return null
    const whole = (type === undefined ? null : judgeDeclared(cell, type)) ?? this.#joined(cell, head)
    if (whole === null) return null
    return this.#passes(whole.kind, whole.valid) ? [wholeCell(cell, whole)] : this.#inside(cell)
  }

  #joined(cell: string, head: string | undefined): KindVerdict | null {
    if (head === undefined || head === '') return null
    const value = judgedForm(head) + judgedForm(cell)
    for (const kind of this.#split) {
      const verdict = detectorOf(kind)?.judge(value) ?? null
      if (verdict !== null) return { kind, valid: verdict === 'valid' }
    }
    return null
  }

  /** `plan` of the cell's pattern; null = it has none. */
  alone(cell: string, plan: FormPlan | null): readonly TextMatch[] {
    if (isNothing(cell)) return NOTHING
    const judged = plan?.rewritten === false ? cell : judgedForm(cell)
    const whole = bestVerdict((plan?.judge ?? this.#judge.judge)(judged), this.#expected)
    if (whole !== null && this.#passes(whole.kind, whole.valid)) return [wholeCell(cell, whole)]
    // A cell that is an address or a diagnosis as a whole may still have a telephone number in it.
    return plan?.mayHold === false && !mayHoldLetteredDigits(cell) ? NOTHING : this.#inside(cell)
  }

  #inside(cell: string): readonly TextMatch[] {
    const found = searchText(cell)
    return found.length === 0 ? found : found.filter(match => this.#passes(match.kind, match.valid))
  }

  #passes(kind: string, valid: boolean): boolean {
    return this.#wanted.has(kind) && (valid || this.#lookalikes) && !(this.#office && OFFICE_KINDS.has(kind))
  }
}

const NOTHING: readonly TextMatch[] = []

function isNothing(cell: string): boolean {
  return cell.length < 2 || (cell.length < 8 && isEmptyToken(cell))
}

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
