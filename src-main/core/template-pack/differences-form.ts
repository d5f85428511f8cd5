// Sentences about the single parts of a pack: form, limits, export, layout.
// Judges nothing but which of two figures is the stricter.

import type {
  CatalogueForm,
  DocumentLayout,
  ExportProfile,
  PackChange,
  PackLimits,
} from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { catalogueLabels } from '../../contract/text/zh-CN/catalogue.ts'
import {
  packLayoutTexts,
  packLimitTexts,
  templateTexts,
  packChangeTexts as texts,
} from '../../contract/text/zh-CN/template-pack.ts'
import { gateTitle } from './gate-title.ts'

type Kind = PackChange['kind']
const NO_FORM: CatalogueForm = { mandatory: [], help: {}, defaults: {}, extra: [] }

function label(element: string): string {
  return Object.entries(catalogueLabels).find(([name]) => name === element)?.[1] ?? element
}

export function formChanges(before: CatalogueForm = NO_FORM, after: CatalogueForm = NO_FORM): PackChange[] {
  const of = (kind: Kind, sentence: string): PackChange => ({ part: 'catalogueForm', kind, sentence })
  const [old, now] = [mandatoryLabels(before), mandatoryLabels(after)]
  const helps = new Set([...Object.keys(before.help), ...Object.keys(after.help)])
  const [oldDefaults, newDefaults] = [Object.entries(before.defaults), Object.entries(after.defaults)]
  const known = new Map(before.extra.map(element => [element.id, element]))
  return [
    ...now.filter(element => !old.includes(element)).map(element => of('stricter', fill(texts.mandatory, { element }))),
    ...old.filter(element => !now.includes(element)).map(element => of('milder', fill(texts.optional, { element }))),
    ...[...helps]
      .filter(path => before.help[path] !== after.help[path])
      .map(path => of('changed', fill(texts.help, { element: label(path) }))),
    ...newDefaults
      .filter(([name, value]) => oldDefaults.find(([other]) => other === name)?.[1] !== value)
      .map(([name, value]) => of('changed', fill(texts.defaultSet, { element: label(name), value }))),
    ...oldDefaults
      .filter(([name]) => !newDefaults.some(([other]) => other === name))
      .map(([name]) => of('changed', fill(texts.defaultGone, { element: label(name) }))),
    ...after.extra
      .filter(({ id, mandatory }) => !mandatory && !known.has(id))
      .map(element => of('added', fill(texts.partAdded, { part: label('catalogueForm'), names: element.label }))),
    ...before.extra
      .filter(({ id }) => !after.extra.some(other => other.id === id))
      .map(element => of('removed', fill(texts.partRemoved, { part: label('catalogueForm'), names: element.label }))),
  ]
}

function mandatoryLabels({ mandatory, extra }: CatalogueForm): string[] {
  return [...mandatory.map(label), ...extra.filter(element => element.mandatory).map(element => element.label)]
}

/** Figures by name; a higher one is stricter for all but three. */
const STRICTER_BELOW = new Set(['dominantShare', 'similarTitle', 'sharedColumns'])

type Figures = Partial<Record<keyof typeof packLimitTexts, number>>

function figuresOf({ quality, people, noExceptions: _, ...figures }: PackLimits): Figures {
  return { ...figures, ...quality, ...people }
}

const NO_LIMITS: PackLimits = { noExceptions: [] }

export function limitChanges(before: PackLimits = NO_LIMITS, after: PackLimits = NO_LIMITS): PackChange[] {
  const [old, now] = [figuresOf(before), figuresOf(after)]
  const of = (kind: Kind, sentence: string): PackChange => ({ part: 'limits', kind, sentence })
  const [oldGates, newGates] = [new Set(before.noExceptions), new Set(after.noExceptions)]
  return [
    ...Object.entries(packLimitTexts).flatMap(([name, limit]) =>
      figureChange(name, limit, figure(old, name), figure(now, name)),
    ),
    ...[...newGates]
      .filter(id => !oldGates.has(id))
      .map(id => of('stricter', fill(texts.noException, { gate: gateTitle(id) }))),
    ...[...oldGates]
      .filter(id => !newGates.has(id))
      .map(id => of('milder', fill(texts.exceptionAgain, { gate: gateTitle(id) }))),
  ]
}

function figure(figures: Figures, name: string): number | undefined {
  return Object.entries(figures).find(([other]) => other === name)?.[1]
}

function figureChange(
  name: string,
  limit: string,
  before: number | undefined,
  after: number | undefined,
): PackChange[] {
  if (before === after) return []
  const of = (kind: Kind, sentence: string): PackChange => ({ part: 'limits', kind, sentence })
  if (before === undefined) return [of('stricter', fill(texts.limitSet, { limit, after: after ?? '' }))]
  if (after === undefined) return [of('milder', fill(texts.limitGone, { limit }))]
  const higher = after > before
  const stricter = higher !== STRICTER_BELOW.has(name)
  return [
    of(stricter ? 'stricter' : 'milder', fill(higher ? texts.limitHigher : texts.limitLower, { limit, before, after })),
  ]
}

const NO_PROFILE: ExportProfile = { formats: [], fileForms: [], naming: '' }

export function profileChanges(before: ExportProfile = NO_PROFILE, after: ExportProfile = NO_PROFILE): PackChange[] {
  const of = (kind: Kind, sentence: string): PackChange => ({ part: 'exportProfile', kind, sentence })
  const [old, now] = [formsOf(before), formsOf(after)]
  return [
    ...now.filter(format => !old.includes(format)).map(format => of('stricter', fill(texts.formatAdded, { format }))),
    ...old.filter(format => !now.includes(format)).map(format => of('milder', fill(texts.formatGone, { format }))),
    ...(before.naming === after.naming ? [] : [of('changed', fill(texts.naming, { naming: after.naming }))]),
  ]
}

function formsOf({ formats, fileForms }: ExportProfile): string[] {
  return [...formats, ...fileForms.map(form => templateTexts.fileForms[form])]
}

const NO_LAYOUT: DocumentLayout = { head: '', foot: '', seals: [] }

export function layoutChanges(before: DocumentLayout = NO_LAYOUT, after: DocumentLayout = NO_LAYOUT): PackChange[] {
  const words = (layout: DocumentLayout) => ({ head: layout.head, foot: layout.foot, seals: layout.seals.join('、') })
  const [old, now] = [words(before), words(after)]
  return (['head', 'foot', 'seals'] as const)
    .filter(part => old[part] !== now[part])
    .map(part => ({
      part: 'documents',
      kind: 'changed',
      sentence: fill(texts.layout, { part: packLayoutTexts[part], value: now[part] }),
    }))
}
