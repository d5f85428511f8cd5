// How far bodies have answered the bureau's reference list, line by line: by number, by name, by a person's word, or in writing.
// Confirms nothing that is only alike.
import type { BodyAnswer, BureauLine, LineDecision, LineStanding } from '../../contract/bureau-decisions.ts'
import type { LedgerItem } from '../../contract/bureau-ledger.ts'
import type { ReferenceLine } from '../../contract/reference-list.ts'
import { looseForm } from '../values/loose-form.ts'
import { bodyKey } from './body-names.ts'
import { bareTitle, SignIndex, signLikeness, titleSigns } from './title-signs.ts'

export interface KeyedItem {
  readonly key: string
  readonly item: LedgerItem
}

export interface LinesInput {
  readonly lines: readonly ReferenceLine[]
  /** Accepted ones count; what was sent back answers nothing. */
  readonly items: readonly KeyedItem[]
  readonly decisions: ReadonlyMap<number, LineDecision>
  readonly answers: readonly BodyAnswer[]
  readonly city: string
}

/** From this likeness on a person is asked. */
const ALIKE = 0.5
/** A stated number with a name that has nothing in common belongs to another list. */
const NUMBERED = 0.2
const MOST_CANDIDATES = 5

interface Prepared extends KeyedItem {
  readonly bare: string
  readonly signs: ReadonlySet<string>
  readonly body: string
}

export function matchLines({ lines, items, decisions, answers, city }: LinesInput): BureauLine[] {
  const prepared = items
    .filter(({ item }) => item.state === 'ACCEPTED')
    .map(({ key, item }) => ({
      key,
      item,
      bare: bareTitle(item.title),
      signs: titleSigns(item.title),
      body: bodyKey(item.body, city),
    }))
  const index = new SignIndex()
  for (const { signs } of prepared) index.add(signs)
  const byKey = new Map(prepared.map(one => [one.key, one]))
  const answersOf = new Map<number, BodyAnswer[]>()
  for (const answer of answers) answersOf.set(answer.no, [...(answersOf.get(answer.no) ?? []), answer])
  return lines.map(line => {
    const decision = decisions.get(line.no) ?? null
    const alike = alikeItems(line, prepared, index, city)
    const found =
      decision === null ? (answering(line, alike)?.one ?? null) : (byKey.get(decision.itemKey ?? '') ?? null)
    const candidates = found === null && decision === null ? alike.filter(({ score }) => score >= ALIKE) : []
    const own = answersOf.get(line.no) ?? []
    return {
      no: line.no,
      title: line.title,
      publisher: line.publisher,
      standing: standingOf(found?.item ?? null, candidates.length > 0, own),
      item: found === null ? null : named(found.item),
      decision,
      candidates: candidates
        .slice(0, MOST_CANDIDATES)
        .map(({ one, score, exact }) => ({ ...named(one.item), score, exact })),
      answers: own,
    }
  })
}

export function named({ sha256, title, body }: LedgerItem): { sha256: string; title: string; body: string } {
  return { sha256, title, body }
}

interface Alike {
  readonly one: Prepared
  readonly score: number
  readonly exact: boolean
  /** The same name to the letter, place and all. */
  readonly literal: boolean
  /** The item says itself that it answers this line. */
  readonly numbered: boolean
  /** The list asks this body, or nobody in particular. */
  readonly asked: boolean
}

function alikeItems(line: ReferenceLine, prepared: readonly Prepared[], index: SignIndex, city: string): Alike[] {
  const [signs, bare] = [titleSigns(line.title), bareTitle(line.title)]
  const asked = line.publisher === '' ? null : bodyKey(line.publisher, city)
  return [...index.sharing(signs)]
    .flatMap(([at, shared]): Alike[] => {
      const one = prepared[at]
      if (one === undefined) return []
      const exact = one.bare === bare
      const score = exact ? 1 : Math.min(0.99, signLikeness(signs, one.signs, shared))
      const numbered = Number.parseInt(one.item.listNo, 10) === line.no && score >= NUMBERED
      const literal = looseForm(one.item.title) === looseForm(line.title)
      return [{ one, score, exact, literal, numbered, asked: asked === null || asked === one.body }]
    })
    .filter(({ score, numbered }) => numbered || score >= ALIKE)
    .toSorted((a, b) => rank(b) - rank(a) || b.score - a.score || (a.one.item.sha256 < b.one.item.sha256 ? -1 : 1))
}

function rank({ asked, numbered, exact, literal }: Alike): number {
  return 8 * Number(asked) + 4 * Number(numbered) + 2 * Number(literal) + Number(exact)
}

/** The item that answers without being asked about: of the body the list names, by number or by its very name, and the only one. */
function answering({ publisher }: ReferenceLine, alike: readonly Alike[]): Alike | undefined {
  const sure = alike.filter(({ asked, numbered, exact }) => asked && (numbered || exact))
  // Of several with the same name a person says which, unless one states the number or is called so to the letter.
  const [first, second] = sure
  if (first === undefined || second === undefined) return first
  if (first.numbered !== second.numbered || first.literal !== second.literal) return first
  return publisher === '' && first.one.body !== second.one.body ? undefined : first
}

function standingOf(item: LedgerItem | null, alike: boolean, answers: readonly BodyAnswer[]): LineStanding {
  if (item !== null) return item.openAttribute === 'CLOSED' ? 'CLOSED' : 'HANDED_IN'
  const said = answers.filter(({ state }) => state !== 'OPEN')
  if (said.some(({ state, reason, legalBasis }) => state === 'NOT_OPEN' && reason !== '' && legalBasis !== ''))
    return 'CLOSED'
  if (alike) return 'ALIKE'
  return said.length > 0 ? 'ANSWERED' : 'OPEN'
}
