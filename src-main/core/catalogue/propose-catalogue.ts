// Proposes a catalogue entry from the result's profile: one data item per column, counts, types, what settings know.
// Never overwrites what a person typed and never copies a personal value into the entry.
import type { Catalogue, DataField } from '../../contract/catalogue.ts'
import type { Grade, TableProfile } from '../../contract/profile.ts'
import { GRADES } from '../../contract/profile.ts'
import { domainLabels, syntheticSentence } from '../../contract/text/zh-CN/catalogue.ts'
import type { Settings } from '../../contract/workspace.ts'
import { proposeLabels } from '../grading/propose-labels.ts'
import { withDeclaredBlanks } from '../recipe/declared-blanks.ts'
import { dataPeriod } from './data-period.ts'
import { proposeField } from './propose-field.ts'
import { tableSentence } from './propose-words.ts'

export interface CatalogueSources {
  previous: Catalogue
  /** Of the result, columns in the order of the published file. */
  profile: TableProfile
  datasetName: string
  rows: number
  settings: Settings
  /** What a line above the table says its figures are in; absent = nothing. */
  unit?: string | undefined
  /** What blanks mean, by column, as the recipe states it; absent = nothing is stated. */
  blanks?: ReadonlyMap<string, string>
  /** `YYYY-MM-DD`. */
  dataUpdateDate: string
}

export function proposeCatalogue(sources: CatalogueSources): Catalogue {
  const { previous, settings } = sources
  const proposed = proposeFields(previous.fields, sources.profile, sources.unit)
  const fields = withDeclaredBlanks(proposed, sources.blanks ?? new Map())
  const labels = proposeLabels(
    sources.datasetName,
    sources.profile.columns.map(({ name }) => name),
  )
  const described = {
    title: previous.title || titleFrom(sources.datasetName),
    fields,
    // Counts are facts of the result, never typed.
    rowCount: sources.rows,
    temporalCoverage: hasPeriod(previous)
      ? previous.temporalCoverage
      : dataPeriod(sources.profile, sources.dataUpdateDate),
  }
  const entry = {
    ...previous,
    ...described,
    description: previous.description || tableSentence(described),
    publisher: {
      name: previous.publisher.name || settings.publisher.name,
      uscc: previous.publisher.uscc || settings.publisher.uscc,
    },
    contact: previous.contact || settings.contact,
    dataUpdateDate: previous.dataUpdateDate || sources.dataUpdateDate,
    domains: previous.domains.length > 0 ? previous.domains : labels.domains,
    theme: previous.theme || labels.theme,
    businessLine: previous.businessLine || labels.businessLine,
    securityGrade: previous.securityGrade ?? highestGrade(fields),
  }
  return withDefaults({ ...entry, keywords: proposedKeywords(entry) }, settings.entryDefaults)
}

/** Labels that are known anyway. */
function proposedKeywords({ keywords, theme, businessLine, domains }: Catalogue): string[] {
  if (keywords.length > 0) return keywords
  return [...new Set([theme, businessLine, ...domains.map(domain => domainLabels[domain])])].filter(word => word !== '')
}

/** What the body enters everywhere alike, where this entry says nothing yet. */
function withDefaults(entry: Catalogue, defaults: Settings['entryDefaults']): Catalogue {
  if (defaults === undefined) return entry
  return {
    ...entry,
    updateCycle: entry.updateCycle ?? defaults.updateCycle,
    theme: entry.theme || defaults.theme,
    businessLine: entry.businessLine || defaults.businessLine,
    industry: entry.industry ?? defaults.industry,
    region: entry.region || defaults.region,
    spatialCoverage: entry.spatialCoverage || defaults.spatialCoverage,
    sourceSystem: entry.sourceSystem || defaults.sourceSystem,
    shareType: entry.shareType ?? defaults.shareType,
    listingSource: entry.listingSource ?? defaults.listingSource,
    license: entry.license || defaults.license,
  }
}

function hasPeriod({ temporalCoverage: { start, end } }: Catalogue): boolean {
  return start !== '' || end !== ''
}

/** File name without its ending, dates and brackets: 地域+对象+信息 is left for the person to complete. */
function titleFrom(datasetName: string): string {
  return datasetName
    .replace(/\.(?:xlsx?|xlsm|xlsb|et|ods|csv|tsv|txt|dbf)$/i, '')
    .replace(/[(（[【][^)）\]】]*[)）\]】]\s*$/, '')
    .trim()
    .slice(0, 100)
}

function proposeFields(previous: readonly DataField[], profile: TableProfile, unit: string | undefined): DataField[] {
  const known = new Map(previous.map(field => [field.label, field]))
  const names = new Set(previous.map(field => field.name.toLowerCase()))
  let keyTaken = previous.some(field => field.primaryKey)
  return profile.columns.map((column, index) => {
    const proposed = proposeField(column, index, names, unit)
    const typed = known.get(column.name)
    if (typed !== undefined) return withTyped(proposed, typed)
    names.add(proposed.name.toLowerCase())
    const primaryKey = proposed.primaryKey && !keyTaken
    keyTaken ||= primaryKey
    return { ...proposed, primaryKey }
  })
}

/**
 * Made-up data is no original data (第三条), and whoever uses it has to be told: the words stand in front of the description, whatever a
 * person typed, and go when the column is no longer made up.
 */
export function declareSynthetic(fields: readonly DataField[], synthetic: ReadonlySet<string>): DataField[] {
  return fields.map(field => {
    const said = field.description.startsWith(syntheticSentence)
    const plain = said ? field.description.slice(syntheticSentence.length) : field.description
    return { ...field, description: synthetic.has(field.label) ? syntheticSentence + plain : plain }
  })
}

/** What the entry already says wins; empty places are filled. */
function withTyped(proposed: DataField, typed: DataField): DataField {
  return {
    ...typed,
    name: typed.name || proposed.name,
    length: typed.length || proposed.length,
    description: typed.description || proposed.description,
    example: typed.example || proposed.example,
  }
}

/** 就高从严: the strictest column grades the dataset. */
export function highestGrade(fields: readonly DataField[]): Grade | null {
  const ranks = fields.map(field => GRADES.indexOf(field.grade))
  return GRADES[Math.max(-1, ...ranks)] ?? null
}
