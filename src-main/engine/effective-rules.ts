// The rules that count here: those of the application with the standard templates' on top, always the stricter of two.
// Decides nothing about signatures: engine/templates believes or refuses.
import type { Catalogue } from '../contract/catalogue.ts'
import type { EffectFigures } from '../contract/effect-figures.ts'
import type { ChangedLimit } from '../contract/gate-limits.ts'
import type { HierarchySpec } from '../contract/hierarchies.ts'
import type { MissingElement } from '../core/catalogue/missing-elements.ts'
import { USUAL_FIGURES } from '../core/deidentification/risk/effect-level.ts'
import { GATE_LIMITS, type GateLimits } from '../core/gates/limits.ts'
import { changedLimits, withOwnLimits } from '../core/gates/own-limits.ts'
import { formProblems, withDefaults } from '../core/template-pack/catalogue-form.ts'
import { headerKey } from '../core/template-pack/header-key.ts'
import { standardColumns, withStandardColumns } from '../core/template-pack/standard-columns.ts'
import { strictestFigures, strictestLimits } from '../core/template-pack/strictest.ts'
import type { Services } from './handler.ts'

/** What this body set for itself, and whatever a template asks for beyond it. */
export function gateLimits({ folder, templates }: Services): GateLimits {
  return strictestLimits(withOwnLimits(GATE_LIMITS, folder.registers.limits()), templates.inForce().limits)
}

/** What templates make of the usual limits. */
export function templateLimits({ templates }: Services): GateLimits {
  return strictestLimits(GATE_LIMITS, templates.inForce().limits)
}

/** Limits of this body that differ from the usual ones and count, for the documents. */
export function ownLimits(services: Services): ChangedLimit[] {
  return changedLimits(GATE_LIMITS, gateLimits(services), services.folder.registers.limits())
}

/** Figures a person saved for this folder may be tightened by a template, never the other way round. */
export function effectFigures({ folder, templates }: Services): EffectFigures {
  return strictestFigures(folder.settings.get().effectFigures ?? USUAL_FIGURES, templates.inForce().limits)
}

/** What the templates' form asks for and the entry lacks. */
export function entryProblems({ templates }: Services, catalogue: Catalogue): MissingElement[] {
  const { form, exportProfile } = templates.inForce().rules
  return formProblems(catalogue, form, exportProfile)
}

/** A proposed entry with the standard columns and defaults; what a person typed stays. */
export function withTemplates(
  { templates }: Services,
  proposed: Catalogue,
  previous: Catalogue,
  isNew: boolean,
): Catalogue {
  const { rules } = templates.inForce()
  const typed = new Set(previous.fields.map(({ label }) => label))
  const fields = withStandardColumns(proposed.fields, typed, standardColumns(rules.packs))
  const filled = withDefaults({ ...proposed, fields }, rules.form, rules.exportProfile, isNew)
  const printed = templates.printed()
  return printed === '' ? filled : { ...filled, templateVersion: filled.templateVersion || printed }
}

/** The hierarchy a template states for a column of that name; null = none. */
export function templateHierarchy({ templates }: Services, column: string): HierarchySpec | null {
  const key = headerKey(column)
  const hierarchies = templates.inForce().rules.packs.flatMap(({ parts }) => parts.hierarchies)
  return hierarchies.find(({ columns }) => columns.some(name => headerKey(name) === key))?.spec ?? null
}

/** The dataset was made, or checked again, under the templates that count now. */
export function rememberTemplates(services: Services, datasetId: string): void {
  const refs = services.templates.refs()
  if (refs.length > 0) services.folder.templatePacks.remember(datasetId, refs, services.person())
}

/** Titles with versions of templates newer than those the dataset was made under. */
export function newerTemplates({ folder, templates }: Services, datasetId: string): string[] {
  const { current, made } = templates.stateOf(folder.datasets.get(datasetId))
  const newer = new Set(current.filter(ref => !made.some(one => one.sha256 === ref.sha256)).map(({ id }) => id))
  return templates
    .inForce()
    .current.filter(({ pack }) => newer.has(pack.id))
    .map(({ pack }) => `${pack.title} ${pack.version}`)
}
