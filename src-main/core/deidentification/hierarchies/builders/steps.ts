// Checks that levels of a rule go from fine to coarse and never cross.
// Knows no values.
import { hierarchyFault } from '../hierarchy.ts'

const SLACK = 1e-9

/** Each width a multiple of the one before, so that a fine band lies in exactly one coarse band. */
export function checkMultiples(widths: readonly number[], column: string): void {
  for (const [at, width] of widths.entries()) {
    const before = widths[at - 1]
    if (before === undefined) continue
    const times = width / before
    if (times < 1.5 || Math.abs(times - Math.round(times)) > SLACK * times)
      throw hierarchyFault('widths', column, { width, before })
  }
}

/** Strictly more, or strictly less, from level to level. */
export function checkOrder(steps: readonly number[], direction: 'up' | 'down', column: string): void {
  for (const [at, step] of steps.entries()) {
    const before = steps[at - 1]
    if (before === undefined) continue
    if (direction === 'up' ? step <= before : step >= before) throw hierarchyFault('order', column, { level: at + 1 })
  }
}
