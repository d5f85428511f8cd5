// Edits of a catalogue entry and the way from a problem's path to the place of the form, as pure functions.
// Judges nothing: what is missing is the engine's word.
import type { Catalogue, DataField } from '../../../src-main/contract/catalogue.ts'

export type CodeList = NonNullable<DataField['codeList']>

export function patchField(catalogue: Catalogue, index: number, patch: Partial<DataField>): Catalogue {
  const fields = catalogue.fields.map((field, place) => (place === index ? { ...field, ...patch } : field))
  return { ...catalogue, fields }
}

export function removeField(catalogue: Catalogue, index: number): Catalogue {
  return { ...catalogue, fields: catalogue.fields.filter((_, place) => place !== index) }
}

export function patchBasis(
  catalogue: Catalogue,
  index: number,
  patch: Partial<Catalogue['legalBasis'][number]>,
): Catalogue {
  const legalBasis = catalogue.legalBasis.map((basis, place) => (place === index ? { ...basis, ...patch } : basis))
  return { ...catalogue, legalBasis }
}

/** The path and everything it lies in, nearest first: `fields.3.unit`, `fields.3`, `fields`. */
export function pathAndParents(path: string): string[] {
  const parts = path.split('.')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'))
}

/** The problem at a path or below it; null when there is none. */
export function problemAt(missing: readonly { path: string; message: string }[], path: string): string | null {
  const found = missing.find(problem => problem.path === path || problem.path.startsWith(`${path}.`))
  return found?.message ?? null
}

/** The place in the page of a catalogue path. */
export function placeId(path: string): string {
  return `catalogue-${path.replaceAll('.', '-')}`
}
