// The page a reviewer reads about the masking of a table: every step with three examples, what is left, and the attacks that were tried.
// Stands alone: no script, no link, no font from elsewhere; made to be printed. Shows raw values only when told to.
import type { AttackReport } from '../../contract/attacks.ts'
import type { PolicyVerdict } from '../../contract/policy.ts'
import type { ColumnProfile } from '../../contract/profile.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { attackTitles, leftInBits, verdictTitles } from '../../contract/text/zh-CN/attacks.ts'
import { gradeLabels, kindLabel, roleLabels } from '../../contract/text/zh-CN/kinds.ts'
import { maskingPageTexts as texts } from '../../contract/text/zh-CN/masking-page.ts'
import { escaped, STYLE } from './section-page.ts'

/** One value before and after; `after` null = the column is not published. */
export interface MaskingExample {
  readonly before: string
  readonly after: string | null
}

export interface MaskingStep {
  readonly sentence: string
  /** What somebody could still do about it. */
  readonly risk: string
  readonly columns: readonly { readonly name: string; readonly examples: readonly MaskingExample[] }[]
}

export interface MaskingFacts {
  readonly dataset: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly rows: number
  readonly policy: PolicyVerdict
  readonly steps: readonly MaskingStep[]
  /** Columns of the source that reach the result as they are. */
  readonly untreated: readonly ColumnProfile[]
  readonly attacks: AttackReport
  /** Whether raw values are printed. */
  readonly reveal: boolean
}

const OWN_STYLE = `
  h3 { font-size: 13px; margin: 16px 0 2px; break-after: avoid; }
  .rule .note { margin: 0 0 6px; break-after: avoid; }
`

export function maskingPage(facts: MaskingFacts): string {
  const { dataset, date, rows, reveal } = facts
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    // A page opened by hand must not fetch anything either.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(texts.title)}</title><style>${STYLE}${OWN_STYLE}</style></head><body>`,
    `<h1>${escaped(texts.title)}</h1>`,
    `<p class="about">${escaped(fill(texts.about, { dataset, date, rows: rows.toLocaleString('en-US') }))}</p>`,
    policyHtml(facts.policy),
    `<h2>${escaped(texts.rules)}</h2>`,
    facts.steps.length === 0
      ? note(texts.noRules)
      : facts.steps.map((step, at) => stepHtml(step, at, facts)).join('\n'),
    section(
      texts.untreated,
      texts.untreatedHead,
      UNTREATED_WIDTHS,
      facts.untreated.map(untreatedRow),
      texts.noUntreated,
    ),
    section(
      texts.attacks,
      texts.attackHead,
      ATTACK_WIDTHS,
      facts.attacks.findings.map(({ verdict, attack, sentence, effort }) => [
        verdictTitles[verdict],
        attackTitles[attack],
        `${sentence}${effort}`,
      ]),
      texts.noAttacks,
    ),
    note(fill(texts.limited, { rows: facts.attacks.attackedRows.toLocaleString('en-US') })),
    `<h2>${escaped(texts.contradictions)}</h2>`,
    facts.attacks.contradictions.length === 0
      ? note(texts.noContradictions)
      : facts.attacks.contradictions.map(({ sentence }) => note(sentence)).join('\n'),
    note(reveal ? texts.rawShown : texts.rawHidden),
    '</body></html>',
  ].join('\n')
}

const note = (text: string) => `<p class="note">${escaped(text)}</p>`

function cells(tag: 'th' | 'td', texts: readonly string[]): string {
  return texts.map(text => `<${tag}>${escaped(text)}</${tag}>`).join('')
}

/** Shares of the width in percent: on paper, columns as wide as their words leave one character a line to the others. */
type Widths = readonly number[]
const RULE_WIDTHS: Widths = [17, 23, 23, 37]
const UNTREATED_WIDTHS: Widths = [34, 26, 20, 20]
const ATTACK_WIDTHS: Widths = [12, 24, 64]

function tableHtml(head: readonly string[], widths: Widths, rows: readonly string[]): string {
  const columns = widths.map(width => `<col style="width:${width}%">`).join('')
  return [
    `<table class="fixed"><colgroup>${columns}</colgroup><thead><tr>${cells('th', head)}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table>`,
  ].join('')
}

function section(
  title: string,
  head: readonly string[],
  widths: Widths,
  rows: readonly (readonly string[])[],
  none: string,
): string {
  if (rows.length === 0) return `<h2>${escaped(title)}</h2>${note(none)}`
  const body = rows.map(row => `<tr>${cells('td', row)}</tr>`)
  return `<h2>${escaped(title)}</h2>${tableHtml(head, widths, body)}`
}

function policyHtml({ policy, met, columns }: PolicyVerdict): string {
  const head = fill(texts.policy, { policy: policy.title, version: policy.version })
  if (met) return note(`${head}　${texts.policyMet}`)
  const against = columns.filter(({ verdict }) => verdict !== 'met')
  const list = against.map(({ message }) => `<li>${escaped(message)}</li>`).join('')
  return `${note(`${head}　${fill(texts.policyUnmet, { count: against.length })}`)}<ul>${list}</ul>`
}

function stepHtml({ sentence, risk, columns }: MaskingStep, at: number, facts: MaskingFacts): string {
  const rows = columns.map(({ name, examples }) => {
    const { findings, left: all } = facts.attacks
    // What was found stands before what the published value alone would leave.
    const broken = findings.filter(({ column, verdict }) => column === name && verdict === 'broken')
    const left = [
      ...broken.map(({ sentence: words }) => words),
      ...all
        .filter(({ column }) => column === name)
        .map(({ sentence: words, bitsBefore, bitsLeft }) => `${words}${leftInBits(bitsBefore, bitsLeft)}`),
    ].join('')
    const before = examples.map(example => (facts.reveal ? example.before : veiled(example.before)))
    const after = examples.map(example => shownAfter(example, facts.reveal))
    return `<tr><td>${escaped(name)}</td><td>${lines(before)}</td><td>${lines(after)}</td><td>${escaped(left)}</td></tr>`
  })
  return [
    `<section class="rule"><h3>${at + 1}. ${escaped(sentence)}</h3>`,
    note(risk),
    tableHtml(texts.ruleHead, RULE_WIDTHS, rows),
    '</section>',
  ].join('\n')
}

const lines = (parts: readonly string[]) => parts.map(escaped).join('<br>')

/** The first character and as many signs for every value: the length would say something about a name. */
export function veiled(value: string): string {
  const [first = ''] = value
  return value === '' ? texts.blank : `${first}${texts.hidden}`
}

/** A value that came out as it went in is as raw on this side. */
function shownAfter({ before, after }: MaskingExample, reveal: boolean): string {
  if (after === null) return texts.gone
  if (after === '') return texts.blank
  return after === before && !reveal ? veiled(after) : after
}

function untreatedRow({ name, semantics, role, grade }: ColumnProfile): string[] {
  return [name, kindLabel(semantics[0]?.kind ?? ''), roleLabels[role], gradeLabels[grade]]
}
