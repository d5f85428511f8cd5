// Hierarchy of ages in whole years: bands of years, one open band for old age, where few people are left.
// Reads 35, 35岁 and bands that an earlier step made of the same width; birth dates are made into ages by an operation before.
import type { HierarchySpec } from '../../../../contract/hierarchies.ts'
import { fill } from '../../../../contract/text/describe-error.ts'
import { hierarchyLabels, levelNames } from '../../../../contract/text/zh-CN/hierarchies.ts'
import { type ReadyHierarchy, ruled } from '../hierarchy.ts'
import { checkMultiples } from './steps.ts'

const AGE = /^(\d{1,3})(?:\.0+)?(?: ?(?:周?岁))?$/
const BAND = /^(\d{1,3}) ?[-～~–—至] ?(\d{1,3}) ?岁?$/
const OPEN = /^(\d{1,3}) ?岁?(?:及以上|以上|\+)$/
const OLDEST = 130

type Spec = Extract<HierarchySpec, { kind: 'age' }>

export function ageHierarchy({ widths, top }: Spec, column: string): ReadyHierarchy {
  checkMultiples(widths, column)
  const names = widths.map(width => fill(levelNames.ageWidth, { width }))
  return ruled([levelNames.raw, ...names, levelNames.all], text => {
    const span = spanOf(text)
    return span === null ? null : bandsOf(span, widths, top)
  })
}

/** First and last year of age; the last is absent for 90岁及以上. */
function spanOf(text: string): { from: number; to: number } | null {
  const age = AGE.exec(text)
  if (age !== null) return within(Number(age[1]), Number(age[1]))
  const band = BAND.exec(text)
  if (band !== null) return within(Number(band[1]), Number(band[2]))
  const open = OPEN.exec(text)
  return open === null ? null : within(Number(open[1]), OLDEST)
}

function within(from: number, to: number): { from: number; to: number } | null {
  return from <= to && to <= OLDEST ? { from, to } : null
}

/** null when a band of the table would lie in two bands of a level: it cannot be made coarser without a guess. */
function bandsOf({ from, to }: { from: number; to: number }, widths: readonly number[], top: number): string[] | null {
  if (from >= top) return widths.map(() => fill(hierarchyLabels.ageFrom, { from: top }))
  const labels: string[] = []
  for (const width of widths) {
    const low = Math.floor(from / width) * width
    const high = Math.min(low + width, top) - 1
    if (to > high) return null
    labels.push(fill(low === high ? hierarchyLabels.age : hierarchyLabels.ageBand, { from: low, to: high }))
  }
  return labels
}
