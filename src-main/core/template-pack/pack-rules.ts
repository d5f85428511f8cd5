// What all packs that count say together: part by part, and the strictest wherever two speak of the same.
// Believes what it is given: signatures are judged before.
import type { CatalogueForm, DocumentLayout, ExportProfile, TemplatePack } from '../../contract/template-pack.ts'
import { CatalogueFormSchema } from '../../contract/template-pack.ts'
import type { WorkCalendar } from '../../contract/work-calendar.ts'

export interface PackRules {
  readonly packs: readonly TemplatePack[]
  readonly form: CatalogueForm
  readonly exportProfile: ExportProfile
  readonly documents: DocumentLayout
}

/** In the order of their ids; of help, defaults and layouts the first one counts. */
export function packRules(packs: readonly TemplatePack[]): PackRules {
  const sorted = packs.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { packs: sorted, form: mergedForm(sorted), exportProfile: mergedProfile(sorted), documents: layoutOf(sorted) }
}

function mergedForm(packs: readonly TemplatePack[]): CatalogueForm {
  const forms = packs.flatMap(({ parts }) => parts.catalogueForm ?? [])
  const reversed = forms.toReversed()
  return {
    mandatory: [...new Set(forms.flatMap(form => form.mandatory))],
    help: Object.assign({}, ...reversed.map(form => form.help)),
    defaults: CatalogueFormSchema.shape.defaults.parse(Object.assign({}, ...reversed.map(form => form.defaults))),
    extra: mergedExtras(forms),
  }
}

/** An element two packs ask for is mandatory when one of them says so. */
function mergedExtras(forms: readonly CatalogueForm[]): CatalogueForm['extra'] {
  const byId = new Map<string, CatalogueForm['extra'][number]>()
  for (const element of forms.flatMap(form => form.extra)) {
    const known = byId.get(element.id)
    byId.set(element.id, known === undefined ? element : { ...known, mandatory: known.mandatory || element.mandatory })
  }
  return [...byId.values()]
}

function mergedProfile(packs: readonly TemplatePack[]): ExportProfile {
  const profiles = packs.flatMap(({ parts }) => parts.exportProfile ?? [])
  return {
    formats: [...new Set(profiles.flatMap(profile => profile.formats))],
    fileForms: [...new Set(profiles.flatMap(profile => profile.fileForms))],
    naming: profiles.find(profile => profile.naming !== '')?.naming ?? '',
  }
}

function layoutOf(packs: readonly TemplatePack[]): DocumentLayout {
  const layouts = packs.flatMap(({ parts }) => parts.documents ?? [])
  return {
    head: layouts.find(({ head }) => head !== '')?.head ?? '',
    foot: layouts.find(({ foot }) => foot !== '')?.foot ?? '',
    seals: layouts.find(({ seals }) => seals.length > 0)?.seals ?? [],
  }
}

/**
 * For the years a pack speaks of its days count alone: a day off added by hand would move a deadline back. Other years stay as the
 * body has them.
 */
export function packedCalendar(own: WorkCalendar, packs: readonly TemplatePack[]): WorkCalendar {
  return packs
    .flatMap(({ parts }) => parts.calendar ?? [])
    .reduce((calendar, { years, days }) => {
      const spoken = new Set(years)
      const kept = calendar.days.filter(({ date }) => !spoken.has(Number(date.slice(0, 4))))
      return {
        years: [...new Set([...calendar.years, ...years])].toSorted((a, b) => a - b),
        days: [...kept, ...days].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
      }
    }, own)
}
