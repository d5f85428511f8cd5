// What every document says at its head, and the facts documents are made of.
// Makes no particular document.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { FilingFacts, ReplyFacts } from '../../contract/documents.ts'
import type { GateReport } from '../../contract/gates.ts'
import type { OpeningRecord } from '../../contract/opening.ts'
import type { TableProfile } from '../../contract/profile.ts'
import type { RunReport } from '../../contract/run.ts'
import type { DocumentLayout } from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { officialTexts } from '../../contract/text/zh-CN/official-documents.ts'
import type { DocumentPart } from './document-parts.ts'
import type { Form } from './form.ts'

/** What is known once the recipe has run. */
export interface TreatedFacts {
  readonly report: RunReport
  /** One sentence per step of `report.steps`. */
  readonly sentences: readonly string[]
  /** Columns of the source or of steps between that the result does not have. */
  readonly hiddenColumns: readonly string[]
  /** Of the result. */
  readonly profile: TableProfile
  readonly gates: GateReport
  readonly tool: string
}

export interface DocumentFacts {
  readonly catalogue: Catalogue
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly draft: boolean
  /** Of the result; null = there is none yet. */
  readonly rows: number | null
  /** null = not run yet; documents that need it are not made then. */
  readonly treated: TreatedFacts | null
  /** Of a package that has been built; never inside it. */
  readonly packageSha256?: string
  /** Records of the result, by field name; of an interface. */
  readonly sample?: readonly Record<string, string | null>[]
  readonly filing?: FilingFacts
  readonly reply?: ReplyFacts
  /** What the standard templates put around documents. */
  readonly layout?: DocumentLayout
  /** What was done to each column of the result, by its name, in sentences; for reviewers only. */
  readonly treatments?: ReadonlyMap<string, readonly string[]>
  /** What stays of an item that was taken back. */
  readonly withdrawn?: NonNullable<OpeningRecord['tombstone']>
}

/** One document; null where the facts it needs are not there. */
export type DocumentModule = (facts: DocumentFacts) => DocumentPart[] | null

/** The two lines that say, the same in every document, what it is about: name, body, counts, date. */
export function headLines({ catalogue, date, rows }: DocumentFacts): [string, string] {
  return [
    fill(officialTexts.datasetLine, { title: catalogue.title, publisher: catalogue.publisher.name }),
    fill(officialTexts.countsLine, { rows: rows ?? officialTexts.unknownRows, fields: catalogue.fields.length, date }),
  ]
}

export function writeHead(form: Form, title: string, facts: DocumentFacts): void {
  form.title(title)
  if (facts.draft) form.warning(documentTexts.draft)
  for (const line of headLines(facts)) form.subtitle(line)
}

/** `0.98765` → `98.77%`; whole only when it is whole, so that 99.999 % never reads as 100 %. */
export function percent(share: number): string {
  const rounded = Math.floor(share * 10_000) / 100
  return `${rounded}%`
}

/** `1234567` → `1,234,567`, as tables for people have them. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

const BAR_SIGNS = 10

/** A bar that prints in every form, ten signs long; more than the whole is a full one. */
export function bar(share: number): string {
  const full = Math.min(BAR_SIGNS, Math.max(0, Math.floor(share * BAR_SIGNS)))
  return `${'■'.repeat(full)}${'□'.repeat(BAR_SIGNS - full)}`
}

/** 《title》article, each on its own. */
export function basisText(bases: readonly { title: string; article: string }[]): string {
  return bases
    .map(({ title, article }) => fill(officialTexts.legalBasis, { title: title.replace(/^《|》$/g, ''), article }))
    .join('；')
}

/** `2026-03-10` → `2026年3月10日`, as letters write a date (GB/T 9704-2012, 7.3.5.4); what is no date stays. */
export function letterDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  if (year === undefined) return date
  return fill(officialTexts.letterDate, { year, month: Number(month), day: Number(day) })
}
