// The contract says of every call what goes in and out, and every error can be told to a person.
import { expect, it } from 'vitest'
import { contract } from '../../../src-main/contract/contract.ts'
import { ERRORS, fromWireError, OpenprepError, toWireError } from '../../../src-main/contract/errors.ts'
import { describeError, LANGUAGES } from '../../../src-main/contract/text/describe-error.ts'

it('names every call domain.verb', () => {
  for (const name of Object.keys(contract)) expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
})

it.each(LANGUAGES)('has words and a fix for every error a person can mend (%s)', language => {
  for (const code of Object.keys(ERRORS) as (keyof typeof ERRORS)[]) {
    const { message, fix } = describeError({ code, params: {} }, language)
    expect(message.length, code).toBeGreaterThan(0)
    if (ERRORS[code].kind === 'user') expect(fix.length, code).toBeGreaterThan(0)
  }
})

it('names the place of a fault', () => {
  const error = new OpenprepError(
    'ENCODING_MISMATCH',
    { encoding: 'utf-8', offset: 12 },
    { sheet: '表一', row: 3, column: '姓名' },
  )
  expect(describeError(error).message).toBe(
    '按 utf-8 读取时，第 12 字节处的内容不符合这种编码。 [工作表 表一 · 第 3 行 · 列 姓名]',
  )
})

it('carries an error over a border and back without loss', () => {
  const error = new OpenprepError('SHEET_NOT_FOUND', { sheet: '甲', sheets: '乙' }, { file: 'a.xlsx' })
  const back = fromWireError(structuredClone(toWireError(error)))
  expect(back).toMatchObject({ code: 'SHEET_NOT_FOUND', params: { sheet: '甲', sheets: '乙' }, at: { file: 'a.xlsx' } })
})

it('turns anything unexpected into an internal fault that keeps its stack', () => {
  const wire = toWireError(new TypeError('x is not a function'))
  expect(wire.code).toBe('INTERNAL')
  expect(wire.detail).toContain('x is not a function')
})
