// What a hierarchy is once it is ready to use: a value in, its label at every level out.
// Holds no rule: builders make hierarchies, one file per kind.
import { OpenprepError } from '../../../contract/errors.ts'
import { fill } from '../../../contract/text/describe-error.ts'
import { hierarchyFaults, hierarchyLabels } from '../../../contract/text/zh-CN/hierarchies.ts'

export interface ReadyHierarchy {
  /** Top level; levels are 0 … `height`. */
  readonly height: number
  /** What each level does, in words; `height` + 1 of them. */
  readonly levels: readonly string[]
  /** The labels of a value at the levels 0 … `height`; null = the hierarchy does not cover the value. */
  labelsOf(value: string): readonly string[] | null
}

/** At the top every value is this. */
export const EVERYTHING: string = hierarchyLabels.all

/** Between the value itself and `*`; null = not covered. */
export type MiddleLabels = (value: string) => readonly string[] | null

/** A hierarchy with the levels of a rule in the middle; a blank cell stays blank below the top. */
export function ruled(levels: readonly string[], middle: MiddleLabels): ReadyHierarchy {
  const blank = ['', ...levels.slice(2).map(() => ''), EVERYTHING]
  return {
    height: levels.length - 1,
    levels,
    labelsOf(value) {
      if (value === '') return blank
      const labels = middle(value)
      return labels === null ? null : [value, ...labels, EVERYTHING]
    },
  }
}

export function hierarchyFault(
  fault: keyof typeof hierarchyFaults,
  column: string,
  params: Record<string, string | number> = {},
): OpenprepError {
  const reason = fill(hierarchyFaults[fault], { column, ...params })
  return new OpenprepError('HIERARCHY_INVALID', { column, reason }, { column })
}
