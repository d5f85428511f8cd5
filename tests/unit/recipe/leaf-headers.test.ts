// A recipe that says 姓名 meets a table in which 姓名 stands below 申请人信息.
import { describe, expect, it } from 'vitest'
import { fittedToHeads } from '../../../src-main/core/recipe/leaf-headers.ts'
import { context, stepsOf } from '../operations/run-step.ts'

const steps = stepsOf([
  { op: 'normalizeText', columns: ['姓名'] },
  { op: 'renameColumn', columns: ['电话'], params: { name: '手机' } },
  { op: 'normalizePhone', columns: ['手机'] },
])
const heads = (columns: string[], headerRows = 2) =>
  fittedToHeads(steps, { columns, headerRows }, context)
    .slice(0, -steps.length)
    .map(({ columns: [from], params }) => `${from} → ${params.name}`)

describe('columns below group heads', () => {
  it('are taken for the ones a recipe names by their own heads', () => {
    expect(heads(['序号', '申请人信息_姓名', '联系_电话'])).toEqual(['申请人信息_姓名 → 姓名', '联系_电话 → 电话'])
  })

  it('are not, where two could be meant', () => {
    expect(heads(['申请人_姓名', '经办人_姓名', '联系_电话'])).toEqual(['联系_电话 → 电话'])
  })

  it('are not, where the column is there under its own name, or an earlier step makes it', () => {
    expect(heads(['姓名', '经办人_姓名', '电话', '备用_手机'])).toEqual([])
  })

  it('are not looked for in tables with one row of heads', () => {
    expect(heads(['user_姓名', '联系_电话'], 1)).toEqual([])
  })

  it('keep the steps themselves and give every step an id of its own', () => {
    const fitted = fittedToHeads(steps, { columns: ['a_姓名', 'b_电话'], headerRows: 2 }, context)
    expect(fitted.slice(2)).toEqual(steps)
    expect(new Set(fitted.map(({ id }) => id)).size).toBe(fitted.length)
  })
})
