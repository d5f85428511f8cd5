// What the gates know besides the entry and the table: how the opening stands, other entries, lists, dates, where the data came from.
// Holds facts only.
import type { EffectFigures } from '../../contract/effect-figures.ts'
import type { ChangedLimit } from '../../contract/gate-limits.ts'
import type { TemplateRef } from '../../contract/template-ref.ts'
import type { MissingElement } from '../catalogue/missing-elements.ts'
import { USUAL_FIGURES } from '../deidentification/risk/effect-level.ts'
import { NO_OPENING, type OpeningFacts } from '../opening/record-facts.ts'
import { GATE_LIMITS, type GateLimits } from './limits.ts'

/** An entry somewhere else, by what it can be recognised by. */
export interface KnownEntry {
  readonly title: string
  readonly publisher: string
  readonly businessLine: string
  /** Labels of its data items; [] = not known. */
  readonly labels: readonly string[]
}

export interface Provenance {
  readonly file: string
  /** Of the source file, lower-case hex. */
  readonly sha256: string
  readonly importedAt: string
  readonly person: string
}

export interface GateSurroundings {
  readonly opening: OpeningFacts
  /** The other entries of the body. */
  readonly own: readonly KnownEntry[]
  /** Entries of the city level, from lists that were loaded. */
  readonly municipal: readonly KnownEntry[]
  /** When the next update is due, and whether that day has passed; null = no pace or no date. */
  readonly update: { readonly due: string; readonly late: boolean } | null
  /** null = not told. */
  readonly provenance: Provenance | null
  readonly limits: GateLimits
  /** Those that this body changed, with the reasons that documents print. */
  readonly changedLimits: readonly ChangedLimit[]
  /** Of the levels of effect of de-identification. */
  readonly effectFigures: EffectFigures
  /** Standard templates in force: with others the same state is judged anew. */
  readonly templates: readonly TemplateRef[]
  /** What their form of the catalogue asks for and the entry lacks. */
  readonly formProblems: readonly MissingElement[]
}

export const NO_SURROUNDINGS: GateSurroundings = {
  opening: NO_OPENING,
  own: [],
  municipal: [],
  update: null,
  provenance: null,
  effectFigures: USUAL_FIGURES,
  limits: GATE_LIMITS,
  changedLimits: [],
  templates: [],
  formProblems: [],
}
