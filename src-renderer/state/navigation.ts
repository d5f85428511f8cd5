// Where the person is: section, dataset, work step, and the cell a message wants to show.
// Interface state only; nothing here is saved or sent to the engine.
import { create } from 'zustand'

export const SECTIONS = ['workbench', 'dataset', 'templates', 'ledger', 'review', 'audit', 'settings'] as const
export type Section = (typeof SECTIONS)[number]

export const WORK_STEPS = ['import', 'examine', 'clean', 'mask', 'deidentify', 'catalogue', 'review', 'export'] as const
export type WorkStep = (typeof WORK_STEPS)[number]

export const LEDGER_TABS = ['items', 'cases', 'lists', 'milestones', 'calendar', 'bureau'] as const
export type LedgerTab = (typeof LEDGER_TABS)[number]

export interface CellTarget {
  rowNumber: number | null
  column: string | null
}

/** How files join a dataset that is already there. */
export interface ImportInto {
  datasetId: string
  change: 'append' | 'replace'
}

interface Navigation {
  section: Section
  datasetId: string | null
  step: WorkStep
  /** The view of the ledger that is open. */
  ledgerTab: LedgerTab
  /** A cell or column the next screen should scroll to; the screen clears it. */
  target: CellTarget | null
  /** A catalogue path such as `fields.3.description` the catalogue form should focus; the form clears it. */
  field: string | null
  /** The file being looked at before it becomes a dataset; the first of several. */
  importPath: string | null
  /** All files being looked at together. */
  importPaths: readonly string[]
  /** One file whose sheets are to become one table. */
  importSheets: boolean
  /** The dataset that the files are a further version of; null = they become a new one. */
  importInto: ImportInto | null
  goSection(section: Section): void
  openLedger(tab: LedgerTab): void
  openDataset(datasetId: string, step?: WorkStep): void
  /** Shows the import screen for files that are no dataset yet, or that a dataset is to take in. */
  startImport(paths: string | readonly string[], into?: ImportInto, sheets?: boolean): void
  /** Back to the list of datasets. */
  leaveDataset(): void
  goStep(step: WorkStep, at?: { target?: CellTarget; field?: string }): void
  clearTarget(): void
}

const NO_IMPORT = { importPath: null, importPaths: [], importSheets: false, importInto: null }

export const useNavigation = create<Navigation>(set => ({
  section: 'workbench',
  datasetId: null,
  step: 'import',
  ledgerTab: 'items',
  target: null,
  field: null,
  importPath: null,
  importPaths: [],
  importSheets: false,
  importInto: null,
  goSection: section => set({ section }),
  openLedger: ledgerTab => set({ section: 'ledger', ledgerTab }),
  openDataset: (datasetId, step = 'examine') =>
    set({ section: 'dataset', datasetId, step, ...NO_IMPORT, target: null, field: null }),
  startImport: (paths, into, sheets = false) => {
    const importPaths = typeof paths === 'string' ? [paths] : paths
    set({
      section: 'dataset',
      datasetId: null,
      step: 'import',
      importPath: importPaths[0] ?? null,
      importPaths,
      importSheets: sheets,
      importInto: into ?? null,
      target: null,
      field: null,
    })
  },
  leaveDataset: () => set({ section: 'dataset', datasetId: null, ...NO_IMPORT, target: null, field: null }),
  goStep: (step, at = {}) => set({ step, target: at.target ?? null, field: at.field ?? null }),
  clearTarget: () => set({ target: null, field: null }),
}))
