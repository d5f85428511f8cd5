// Evaluates the conditions of scopes and of dropRows on a chunk.
// Never looks beyond the row it judges; blank cells meet no comparison of size or time.
import { OpenprepError } from '../../contract/errors.ts'
import type { Semantics } from '../../contract/profile.ts'
import type { ColumnCondition, Condition, ConditionTest } from '../../contract/recipe.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { conditionTests } from '../../contract/text/zh-CN/operations.ts'
import { patternProblems, stepProblems } from '../../contract/text/zh-CN/step-problems.ts'
import { createProblemFinder } from '../profiling/problem-finder.ts'
import { type Column, columnOf, type TableChunk } from '../table/chunk.ts'
import { parseCivilDate } from '../values/civil-date.ts'
import { compareDecimal, parseNumberText } from '../values/number-text.ts'
import { boundedMemo } from './bounded-memo.ts'
import { linearPattern, PatternError } from './linear-pattern.ts'

type ValueTest = (value: string) => boolean

function invalid(template: string, params: Record<string, string>): OpenprepError {
  return new OpenprepError('RECIPE_INVALID', { reason: fill(template, params) })
}

function testName(test: ConditionTest): string {
  return fill(conditionTests[test], { column: '', value: '…', values: '…' })
}

function neededValue(condition: ColumnCondition): string {
  if (condition.value !== undefined && condition.value !== '') return condition.value
  throw invalid(stepProblems.conditionValueMissing, { test: testName(condition.test) })
}

function neededValues(condition: ColumnCondition): readonly string[] {
  if (condition.values !== undefined && condition.values.length > 0) return condition.values
  throw invalid(stepProblems.conditionValueMissing, { test: testName(condition.test) })
}

/** Values that are no numbers meet no such test. */
function numberTest(condition: ColumnCondition, holds: (order: number) => boolean): ValueTest {
  const value = neededValue(condition)
  const limit = parseNumberText(value)
  if (limit === null) throw invalid(stepProblems.conditionNotNumber, { value })
  return cell => {
    const number = parseNumberText(cell)
    return number !== null && holds(compareDecimal(number, limit))
  }
}

/** Compared as far as both are stated: 2020 is neither before nor after 2020-06-09. Values that are no dates meet no such test. */
function dateTest(condition: ColumnCondition, holds: (order: number) => boolean): ValueTest {
  const value = neededValue(condition)
  const limit = parseCivilDate(value)
  if (limit === null) throw invalid(stepProblems.conditionNotDate, { value })
  const limitText = instant(limit)
  return cell => {
    const date = parseCivilDate(cell)
    if (date === null) return false
    const text = instant(date)
    const length = Math.min(text.length, limitText.length)
    const left = text.slice(0, length)
    const right = limitText.slice(0, length)
    return holds(left < right ? -1 : left > right ? 1 : 0)
  }
}

function instant({ date, time }: { date: string; time?: string }): string {
  return time === undefined ? date : `${date} ${time}`
}

function patternTest(condition: ColumnCondition): ValueTest {
  const value = neededValue(condition)
  try {
    return linearPattern(value)
  } catch (cause) {
    if (cause instanceof PatternError) throw invalid(patternProblems[cause.reason], { value })
    throw cause
  }
}

/** Kinds a profile was sure of, as the shape that judging values wants. */
export function certainKinds(kinds: readonly string[]): Semantics[] {
  return kinds.map(kind => ({ kind, header: false, matched: 0, valid: 0, lookalike: 0, confidence: 'certain' }))
}

/** Values are judged as the profile judged them when the condition was made. */
function problemTest(condition: ColumnCondition): ValueTest {
  const codes = new Set<string>(neededValues(condition))
  const semantics = certainKinds(condition.kinds ?? [])
  const finder = createProblemFinder({ name: condition.column, type: condition.type ?? 'text', semantics })
  return cell => finder.problemsOf(cell).some(code => codes.has(code))
}

/** Blank cells meet no test of size, time or form. */
function compileTest(condition: ColumnCondition): ValueTest {
  const { test } = condition
  switch (test) {
    case 'empty':
      return cell => cell === ''
    case 'notEmpty':
      return cell => cell !== ''
    case 'equals':
    case 'notEquals': {
      // Equal to nothing is a way of saying blank, so '' is a value here.
      const value = condition.value ?? neededValue(condition)
      return test === 'equals' ? cell => cell === value : cell => cell !== value
    }
    case 'contains':
    case 'notContains': {
      const value = neededValue(condition)
      return test === 'contains' ? cell => cell.includes(value) : cell => !cell.includes(value)
    }
    case 'startsWith': {
      const value = neededValue(condition)
      return cell => cell.startsWith(value)
    }
    case 'endsWith': {
      const value = neededValue(condition)
      return cell => cell.endsWith(value)
    }
    case 'in':
    case 'notIn': {
      const values = new Set(neededValues(condition))
      return test === 'in' ? cell => values.has(cell) : cell => !values.has(cell)
    }
    case 'matches':
      return patternTest(condition)
    case 'greaterThan':
      return numberTest(condition, order => order > 0)
    case 'atLeast':
      return numberTest(condition, order => order >= 0)
    case 'lessThan':
      return numberTest(condition, order => order < 0)
    case 'atMost':
      return numberTest(condition, order => order <= 0)
    case 'before':
      return dateTest(condition, order => order < 0)
    case 'after':
      return dateTest(condition, order => order > 0)
    case 'since':
      return dateTest(condition, order => order >= 0)
    case 'upTo':
      return dateTest(condition, order => order <= 0)
    case 'notNumber':
      return cell => cell !== '' && parseNumberText(cell) === null
    case 'notDate':
      return cell => cell !== '' && parseCivilDate(cell) === null
    case 'hasProblem':
      return problemTest(condition)
    default:
      return test satisfies never
  }
}

/**
 * Compiles a condition to a function that returns one byte per row, 1 = met. A column the chunk does not have counts as blank; compiling
 * a recipe reports it before. Throws RECIPE_INVALID when a value is missing, is no number or date, or is a pattern we do not run.
 */
export function compileCondition(condition: Condition): (chunk: TableChunk) => Uint8Array {
  const tests = condition.conditions.map(one => ({ column: one.column, met: boundedMemo(compileTest(one)) }))
  const undecided = condition.match === 'all' ? 1 : 0
  return chunk => {
    const mask = new Uint8Array(chunk.rows).fill(undecided)
    for (const { column, met } of tests) refine(mask, undecided, met, columnOf(chunk, column))
    return mask
  }
}

/** Only rows still undecided are asked: under 全部 those that met every test so far, under 任一 those that met none. */
function refine(mask: Uint8Array, undecided: number, met: ValueTest, cells: Column | undefined): void {
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === undecided) mask[row] = met(cells?.[row] ?? '') ? 1 : 0
  }
}

/** The columns a condition looks at, each once. */
export function conditionColumns(condition: Condition): string[] {
  return [...new Set(condition.conditions.map(one => one.column))]
}
