// Hierarchy of numbers in bands of equal width, with open bands at both ends where stated.
// The upper edge is not in the band (上组限不在内), unless all edges are whole and so are the values: then bands are printed up to the last whole number.
import type { HierarchySpec } from '../../../../contract/hierarchies.ts'
import { fill } from '../../../../contract/text/describe-error.ts'
import { hierarchyLabels, levelNames } from '../../../../contract/text/zh-CN/hierarchies.ts'
import { parseNumberText } from '../../../values/number-text.ts'
import { hierarchyFault, type ReadyHierarchy, ruled } from '../hierarchy.ts'
import { checkMultiples } from './steps.ts'

type Spec = Extract<HierarchySpec, { kind: 'interval' }>

/** Twelve digits: below the noise of binary fractions, beyond what an edge needs. */
export const tidy = (value: number): string => String(Number(value.toPrecision(12)))

export function intervalHierarchy({ widths, origin, bottom, top }: Spec, column: string): ReadyHierarchy {
  checkMultiples(widths, column)
  if (bottom !== null && top !== null && bottom >= top) throw hierarchyFault('limits', column)
  const names = widths.map(width => fill(levelNames.width, { width }))
  return ruled([levelNames.raw, ...names, levelNames.all], text => {
    const number = parseNumberText(text)
    if (number === null) return null
    const value = Number(number)
    if (bottom !== null && value < bottom) return widths.map(() => fill(hierarchyLabels.below, { to: tidy(bottom) }))
    if (top !== null && value >= top) return widths.map(() => fill(hierarchyLabels.from, { from: tidy(top) }))
    return widths.map(width => bandOf(value, width, origin, bottom, top))
  })
}

function bandOf(value: number, width: number, origin: number, bottom: number | null, top: number | null): string {
  const no = Math.floor((value - origin) / width + 1e-12)
  const from = origin + no * width
  const low = bottom === null ? from : Math.max(from, bottom)
  const high = top === null ? from + width : Math.min(from + width, top)
  return fill(hierarchyLabels.band, { from: tidy(low), to: tidy(high) })
}
