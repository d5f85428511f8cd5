// What a pack holds, part by part, with how many.
// Judges nothing.
import { PACK_PARTS, type PackPart, type PackParts } from '../../contract/template-pack.ts'

/** Only the parts that are there. */
export function contentsOf(parts: PackParts): { part: PackPart; count: number }[] {
  return PACK_PARTS.map(part => ({ part, count: countOf(parts, part) })).filter(({ count }) => count > 0)
}

function countOf(parts: PackParts, part: PackPart): number {
  const value = parts[part]
  if (value === undefined) return 0
  if (Array.isArray(value)) return value.length
  switch (part) {
    case 'catalogueForm':
      return (parts.catalogueForm?.mandatory.length ?? 0) + (parts.catalogueForm?.extra.length ?? 0) || 1
    case 'calendar':
      return parts.calendar?.days.length ?? 0
    case 'trust':
      return parts.trust?.roots.length ?? 0
    default:
      return 1
  }
}

const ABOUT_DATA = [
  'catalogueForm',
  'codeLists',
  'columns',
  'detection',
  'policies',
  'limits',
  'exportProfile',
  'documents',
] as const satisfies readonly PackPart[]

/** Whether datasets made without the pack have to be checked again. */
export function concernsData(parts: PackParts): boolean {
  const there = new Set(contentsOf(parts).map(({ part }) => part))
  return ABOUT_DATA.some(part => there.has(part))
}
