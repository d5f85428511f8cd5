// All help articles, and which one belongs to the screen one is on.
// Draws nothing.
import type { Section, WorkStep } from '../../state/navigation.ts'
import type { HelpArticle } from './article.ts'
import { auditHelp } from './audit.ts'
import { catalogueHelp } from './catalogue.ts'
import { cleanHelp } from './clean.ts'
import { deidentifyHelp } from './deidentify.ts'
import { examineHelp } from './examine.ts'
import { exportHelp } from './export.ts'
import { formulaHelp } from './formula.ts'
import { importHelp } from './import.ts'
import { ledgerHelp } from './ledger.ts'
import { maskHelp } from './mask.ts'
import { reviewHelp } from './review.ts'
import { settingsHelp } from './settings.ts'
import { templatesHelp } from './templates.ts'
import { workbenchHelp } from './workbench.ts'

export const helpArticles: readonly HelpArticle[] = [
  workbenchHelp,
  importHelp,
  examineHelp,
  cleanHelp,
  formulaHelp,
  maskHelp,
  deidentifyHelp,
  catalogueHelp,
  reviewHelp,
  exportHelp,
  auditHelp,
  settingsHelp,
  ledgerHelp,
  templatesHelp,
]

const byStep: Record<WorkStep, HelpArticle> = {
  import: importHelp,
  examine: examineHelp,
  clean: cleanHelp,
  mask: maskHelp,
  deidentify: deidentifyHelp,
  catalogue: catalogueHelp,
  review: reviewHelp,
  export: exportHelp,
}

const bySection: Record<Exclude<Section, 'dataset'>, HelpArticle> = {
  workbench: workbenchHelp,
  templates: templatesHelp,
  ledger: ledgerHelp,
  review: reviewHelp,
  audit: auditHelp,
  settings: settingsHelp,
}

export interface Screen {
  readonly section: Section
  readonly datasetId: string | null
  readonly importPath: string | null
  readonly step: WorkStep
}

/** The article of the screen; the list of datasets shares the workbench's. */
export function articleFor({ section, datasetId, importPath, step }: Screen): HelpArticle {
  if (section !== 'dataset') return bySection[section]
  if (datasetId !== null) return byStep[step]
  return importPath === null ? workbenchHelp : importHelp
}
