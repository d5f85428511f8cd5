// The packages built since the window was opened, by dataset: only their paths may be shown and verified without asking again.
// Outlives the page, not the window.
import type { CallOutput } from '../../../src-main/contract/contract.ts'

export type BuiltPackage = CallOutput<'package.build'>

const built = new Map<string, BuiltPackage>()

export function builtPackage(datasetId: string): BuiltPackage | null {
  return built.get(datasetId) ?? null
}

/** null = what was built is no longer the package of the present entry. */
export function rememberPackage(datasetId: string, made: BuiltPackage | null): void {
  if (made === null) built.delete(datasetId)
  else built.set(datasetId, made)
}
