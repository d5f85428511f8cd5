// What the picker of further tables needs where it stands on a page and not in the form of a step.
// Holds no state.
import type { FormSurroundings } from '../../features/recipe/form-context.ts'

export function inputPickerSurroundings(datasetId: string): FormSurroundings {
  return { datasetId, columns: [], inputColumns: [], chosen: [], frequentValues: [], problems: [], showProblems: false }
}
