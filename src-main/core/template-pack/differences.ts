// What a new version of a pack changes, in plain sentences, part by part, and whether that is stricter or milder.
// Compares what is written; effects on data are for the trial and the gates.
import type { PackChange, PackPart, PackParts } from '../../contract/template-pack.ts'
import { PACK_PARTS } from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { packPartTexts, packChangeTexts as texts } from '../../contract/text/zh-CN/template-pack.ts'
import { canonicalJson } from '../recipe/recipe-digest.ts'
import { calendarChanges, targetChanges, trustChanges } from './differences-dates.ts'
import { formChanges, layoutChanges, limitChanges, profileChanges } from './differences-form.ts'
import { detectionChanges, policyChanges } from './differences-rules.ts'

/** `before` null = a first version. */
export function packDifferences(before: PackParts | null, after: PackParts): PackChange[] {
  return PACK_PARTS.flatMap(part => partChanges(part, before, after))
}

function partChanges(part: PackPart, before: PackParts | null, after: PackParts): PackChange[] {
  if (canonicalJson(before?.[part]) === canonicalJson(after[part])) return []
  switch (part) {
    case 'catalogueForm':
      return formChanges(before?.catalogueForm, after.catalogueForm)
    case 'limits':
      return limitChanges(before?.limits, after.limits)
    case 'exportProfile':
      return profileChanges(before?.exportProfile, after.exportProfile)
    case 'documents':
      return layoutChanges(before?.documents, after.documents)
    case 'detection':
      return detectionChanges(before?.detection ?? [], after.detection)
    case 'policies':
      return policyChanges(before?.policies ?? [], after.policies)
    case 'targets':
      return targetChanges(before?.targets ?? [], after.targets)
    case 'calendar':
      return calendarChanges(before?.calendar, after.calendar)
    case 'trust':
      return trustChanges(before?.trust, after.trust)
    case 'codeLists':
      return namedChanges(part, entries(before?.codeLists, codesOf), entries(after.codeLists, codesOf))
    case 'dictionaries':
      return namedChanges(
        part,
        entries(before?.dictionaries, one => one.words),
        entries(after.dictionaries, one => one.words),
      )
    case 'columns':
      return namedChanges(part, labelled(before?.columns), labelled(after.columns))
    case 'hierarchies':
      return namedChanges(
        part,
        entries(before?.hierarchies, one => one.columns),
        entries(after.hierarchies, one => one.columns),
      )
    case 'recipes':
      return namedChanges(part, entries(before?.recipes, stepsOf), entries(after.recipes, stepsOf))
    case 'referenceLists':
      return namedChanges(part, entries(before?.referenceLists, titlesOf), entries(after.referenceLists, titlesOf))
    case 'milestones':
      return namedChanges(part, titled(before?.milestones), titled(after.milestones))
    default:
      return part satisfies never
  }
}

interface Named {
  readonly name: string
  readonly value: unknown
  /** What it lists, to be told one by one. */
  readonly words: readonly string[]
}

function entries<T extends { readonly name: string }>(
  list: readonly T[] | undefined,
  words: (one: T) => readonly string[],
): Named[] {
  return (list ?? []).map(one => ({ name: one.name, value: one, words: words(one) }))
}

const codesOf = ({ values }: PackParts['codeLists'][number]) => values.map(({ code, label }) => `${code} ${label}`)
const stepsOf = ({ recipe }: PackParts['recipes'][number]) =>
  recipe.steps.map(({ op, columns }) => `${op}(${columns.join('、')})`)
const titlesOf = ({ lines }: PackParts['referenceLists'][number]) => lines.map(({ title }) => title)

function labelled(columns: PackParts['columns'] | undefined): Named[] {
  return (columns ?? []).map(column => ({ name: column.label, value: column, words: column.aliases }))
}

function titled(milestones: PackParts['milestones'] | undefined): Named[] {
  return (milestones ?? []).map(one => ({ name: one.title, value: one, words: [one.date] }))
}

function namedChanges(part: PackPart, before: readonly Named[], after: readonly Named[]): PackChange[] {
  const old = new Map(before.map(one => [one.name, one]))
  const now = new Set(after.map(({ name }) => name))
  const added = after.filter(({ name }) => !old.has(name))
  const gone = before.filter(({ name }) => !now.has(name))
  const title = packPartTexts[part]
  return [
    ...(added.length > 0 ? [change(part, 'added', fill(texts.partAdded, { part: title, names: listed(added) }))] : []),
    ...(gone.length > 0
      ? [change(part, 'removed', fill(texts.partRemoved, { part: title, names: listed(gone) }))]
      : []),
    ...after.flatMap(one => {
      const known = old.get(one.name)
      if (known === undefined || canonicalJson(known.value) === canonicalJson(one.value)) return []
      return [
        change(part, 'changed', fill(texts.changed, { part: title, name: one.name, what: wordChanges(known, one) })),
      ]
    }),
  ]
}

function wordChanges(before: Named, after: Named): string {
  const [old, now] = [new Set(before.words), new Set(after.words)]
  const added = after.words.filter(word => !old.has(word))
  const gone = before.words.filter(word => !now.has(word))
  const said = [
    ...(added.length > 0 ? [fill(texts.wordsAdded, { words: shortList(added) })] : []),
    ...(gone.length > 0 ? [fill(texts.wordsRemoved, { words: shortList(gone) })] : []),
  ]
  return said.length === 0 ? texts.content : said.join('，')
}

const NAMED = 8

function listed(named: readonly Named[]): string {
  return shortList(named.map(({ name }) => name))
}

function shortList(words: readonly string[]): string {
  const first = words.slice(0, NAMED).join('、')
  return words.length > NAMED ? first + fill(texts.more, { count: words.length }) : first
}

function change(part: PackPart, kind: PackChange['kind'], sentence: string): PackChange {
  return { part, kind, sentence }
}
