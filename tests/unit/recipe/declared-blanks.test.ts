// A recipe may state that blanks are right in a column and what they mean; gates and the catalogue take its word.
import { describe, expect, it } from 'vitest'
import type { DataField } from '../../../src-main/contract/catalogue.ts'
import { declaredBlanks, withDeclaredBlanks } from '../../../src-main/core/recipe/declared-blanks.ts'
import { stepsOf } from '../operations/run-step.ts'

const declare = (column: string, meaning: string) => ({ op: 'declareBlanks', columns: [column], params: { meaning } })

describe('blanks that a recipe declares', () => {
  it('keep their meaning when the column is renamed, and a later statement wins', () => {
    const steps = stepsOf([
      declare('单位', '没有单位'),
      { op: 'renameColumn', columns: ['单位'], params: { name: '单位名称' } },
      declare('备注', '没有'),
      declare('备注', '没有备注'),
    ])
    expect([...declaredBlanks(steps)]).toEqual([
      ['单位名称', '没有单位'],
      ['备注', '没有备注'],
    ])
  })

  it('are not declared by a step that is switched off', () => {
    const steps = stepsOf([declare('备注', '没有备注')]).map(step => ({ ...step, enabled: false }))
    expect(declaredBlanks(steps).size).toBe(0)
  })

  it('fill the data item, and leave alone what a person wrote there', () => {
    const field = { label: '备注', nullable: false, nullMeaning: '' } satisfies Partial<DataField> as DataField
    const meanings = new Map([['备注', '没有备注']])
    expect(withDeclaredBlanks([field], meanings)).toMatchObject([{ nullable: true, nullMeaning: '没有备注' }])
    const written = { ...field, nullable: true, nullMeaning: '未核实' }
    expect(withDeclaredBlanks([written], meanings)).toEqual([written])
  })
})
