// Steps that need the rows before them, over a table that is treated in pieces.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRunnable } from '../../../src-main/core/recipe/compile-recipe.ts'
import { createRunner } from '../../../src-main/core/recipe/recipe-runner.ts'
import { toTableChunk, toWorkChunk } from '../../../src-main/core/table/chunk-column.ts'
import { chunkOf, context, type Row, rowsOf, runSteps, type StepInput, stepsOf } from './run-step.ts'

/** The same table in pieces of `size` rows, decided piece after piece as a run does. */
function inPieces(steps: readonly StepInput[], names: Row, rows: readonly Row[], size: number): string[][] {
  const { firstPass: recipe } = compileRunnable(stepsOf(steps), names, context)
  const runner = createRunner(recipe)
  const deciders = recipe.segments.map(segment => (segment.shape === 'ordered' ? segment.plan.decider() : null))
  const result: string[][] = []
  for (let from = 0; from < rows.length; from += size) {
    const piece = chunkOf(names, rows.slice(from, from + size))
    let stage = runner.start(toWorkChunk(piece))
    while (stage.kind === 'observed') {
      const decision = deciders[stage.segment]?.decide(stage.observation, stage.rows)
      stage = runner.resume(stage, decision ?? new Uint8Array())
    }
    result.push(...rowsOf(toTableChunk(stage.chunk)))
  }
  return result
}

const everyTable = fc.record({
  rows: fc.array(fc.tuple(fc.constantFrom('', '甲', '乙'), fc.constantFrom('', '1')), { maxLength: 30 }),
  size: fc.integer({ min: 1, max: 7 }),
})

describe('steps that need the rows before them', () => {
  it.each<StepInput>([
    { op: 'addSerial', params: { name: '序号', from: 5, digits: 3 } },
    { op: 'fillDown', columns: ['区', '数'] },
    { op: 'keepFirst', params: { rows: 9 } },
    { op: 'dropDuplicates' },
  ])('do the same whatever the pieces: $op', step => {
    fc.assert(
      fc.property(everyTable, ({ rows, size }) => {
        expect(inPieces([step], ['区', '数'], rows, size)).toEqual(runSteps([step], ['区', '数'], rows).rows)
      }),
    )
  })

  it('number rows as they stand, after earlier steps removed some', () => {
    const steps: StepInput[] = [{ op: 'dropDuplicates' }, { op: 'addSerial', params: { name: '序号' } }]
    expect(inPieces(steps, ['a'], [['x'], ['x'], ['y'], ['z'], ['y']], 2)).toEqual([
      ['1', 'x'],
      ['2', 'y'],
      ['3', 'z'],
    ])
  })

  it('fill what merged cells left blank, and nothing above the first value', () => {
    const rows = [[''], ['梁溪'], [''], [''], ['滨湖'], ['']]
    expect(inPieces([{ op: 'fillDown', columns: ['区'] }], ['区'], rows, 2)).toEqual([
      [''],
      ['梁溪'],
      ['梁溪'],
      ['梁溪'],
      ['滨湖'],
      ['滨湖'],
    ])
  })

  it('fill only the rows in scope', () => {
    const scope = { conditions: [{ column: '数', test: 'equals' as const, value: '1' }] }
    const step: StepInput = { op: 'fillDown', columns: ['区'], scope }
    const rows = [
      ['甲', '1'],
      ['', ''],
      ['', '1'],
    ]
    expect(inPieces([step], ['区', '数'], rows, 2)).toEqual([
      ['甲', '1'],
      ['', ''],
      ['甲', '1'],
    ])
  })
})
