// Operation computeColumn: a column computed row by row from a formula over the others.
// Evaluates no code: the formula is read by core/formula and bounded there.
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { formulaProblems, formulaWords } from '../../contract/text/zh-CN/formula.ts'
import { operations } from '../../contract/text/zh-CN/operations.ts'
import { parameterProblems } from '../../contract/text/zh-CN/step-problems.ts'
import { compileFormula } from '../formula/compile-formula.ts'
import { FormulaError, formulaColumns, LONGEST_FORMULA, parseFormula } from '../formula/parse-formula.ts'
import { columnOf } from '../table/chunk.ts'
import { withColumns } from '../table/column-edits.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  name: z.string().trim().min(1).max(200),
  formula: z.string().min(1).max(LONGEST_FORMULA).meta({ format: 'formula' }),
  /** A column of that name is written over. */
  existing: z.enum(['refuse', 'replace']).default('refuse'),
  onFail: z.enum(['empty', 'keep']).default('empty'),
})

function refusal({ problem, params: words }: FormulaError): OpenprepError {
  const { title, params: labels } = operations.computeColumn
  const value = fill(formulaProblems[problem], words)
  const reason = fill(parameterProblems.formula, { title, label: labels.formula.label, value })
  return new OpenprepError('RECIPE_INVALID', { reason })
}

function understood<T>(read: () => T): T {
  try {
    return read()
  } catch (thrown) {
    if (thrown instanceof FormulaError) throw refusal(thrown)
    throw thrown
  }
}

/** A formula that cannot be read names no columns; the plan says what is wrong with it. */
function columnsNamed(formula: string): string[] {
  try {
    return formulaColumns(parseFormula(formula))
  } catch (thrown) {
    if (thrown instanceof FormulaError) return []
    throw thrown
  }
}

export const computeColumn = defineOperation({
  id: 'computeColumn',
  kind: 'clean',
  params,
  columns: { min: 0, max: 0 },
  scope: 'row',
  reversibility: 'unchanged',
  readsColumns: ({ formula }) => columnsNamed(formula),
  plan({ name, formula, existing, onFail }, { all }) {
    if (existing === 'refuse' && all.includes(name))
      throw invalidParameter('computeColumn', 'name', 'columnTaken', name)
    const compute = understood(() => compileFormula(parseFormula(formula), all))
    const outputColumns = all.includes(name) ? all : [...all, name]
    return {
      shape: 'rows',
      outputColumns,
      writes: [name],
      apply(chunk, tally) {
        const old = columnOf(chunk, name)
        const cells = new Map(chunk.names.map((column, at) => [column, chunk.columns[at] ?? []]))
        let failed = 0
        const values = chunk.rowNumbers.map((_, row) => {
          const value = compute(column => cells.get(column)?.[row] ?? '')
          if (typeof value === 'string') return value
          if (value !== null) return value ? formulaWords.yes : formulaWords.no
          failed += 1
          return onFail === 'keep' ? (old?.[row] ?? '') : ''
        })
        tally.failed(failed)
        return withColumns(chunk, outputColumns, [{ name, values }])
      },
    }
  },
})
