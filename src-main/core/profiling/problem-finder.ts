// Says of single values which problems of their column they have: the very tests of the profile, value by value.
// Must not count: see column-profiler.
import type { ColumnProfile } from '../../contract/profile.ts'
import type { IssueCode } from '../../contract/text/zh-CN/issues.ts'
import { kindsHintedBy, kindsNamedBy } from '../detection/registry.ts'
import { unitsOfTexts } from '../table/column-units.ts'
import { isBlank } from '../values/normalize-text.ts'
import { columnIssues } from './issues.ts'
import { ValueClasses } from './value-classes.ts'
import { FormReader } from './value-form.ts'

export interface ProblemFinder {
  /** The codes of a cell in the profile's order; a blank cell has none. */
  problemsOf(value: string): readonly IssueCode[]
}

const NONE: readonly IssueCode[] = []

/** `column` is the profile of the column the values are from. `today` as for the profile. */
export function createProblemFinder(
  column: Pick<ColumnProfile, 'name' | 'type' | 'semantics'>,
  today?: string,
): ProblemFinder {
  const { name, type, semantics } = column
  const classes = new ValueClasses(new Set([...kindsNamedBy(name), ...kindsHintedBy(name)]), today)
  const form = new FormReader()
  const codes: (readonly IssueCode[])[] = []
  return {
    problemsOf(value) {
      if (value === '' || isBlank(value)) return NONE
      const { units } = unitsOfTexts([value])
      form.read(units, 0, units.length)
      const { classNumber } = classes.classify(value, form)
      const known = codes[classNumber]
      if (known !== undefined) return known
      const facts = classes.classes[classNumber]
      const found =
        facts === undefined
          ? NONE
          : columnIssues([{ facts, count: 1, rows: [] }], type, semantics).map(({ code }) => code)
      codes[classNumber] = found
      return found
    },
  }
}
