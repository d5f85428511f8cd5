// How many entries each part of a template has, for the window.
// Judges nothing.
import { PACK_PARTS, type PackPart, type PackParts } from '../../../src-main/contract/template-pack.ts'

/** Only the parts that are there. */
export function partCounts(parts: PackParts): { part: PackPart; count: number }[] {
  return PACK_PARTS.map(part => ({ part, count: countOf(parts[part]) })).filter(({ count }) => count > 0)
}

function countOf(value: PackParts[PackPart]): number {
  if (value === undefined) return 0
  return Array.isArray(value) ? value.length : 1
}
