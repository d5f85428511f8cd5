// Words of the field a formula is written in.
// The functions' own words come with the contract.

export { formulaFunctions } from '../../src-main/contract/text/zh-CN/formula.ts'

export const formulaText = {
  column: '写入一列…',
  function: '写入函数…',
  hint: (form: string, help: string) => `${form}：${help}`,
} as const
