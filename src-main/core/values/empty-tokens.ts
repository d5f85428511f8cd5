// The words and signs people type where there is no value.
// Must not decide that such a cell is wrong: 无 can be an answer, so a step names the tokens it means.
import { isBlank, judgedForm } from './normalize-text.ts'

/** Tokens counted in profiles and offered by the unifying step; compared in judged form and lower case. */
export const EMPTY_TOKENS: readonly string[] = [
  '空',
  '空白',
  '空值',
  '无',
  '無',
  '暂无',
  '无数据',
  '没有',
  '不详',
  '不明',
  '未填',
  '未填写',
  '未录入',
  '未提供',
  '未采集',
  '待补',
  '待补充',
  '待填',
  '待定',
  '待录入',
  '待核实',
  '待完善',
  '缺',
  '暂缺',
  '缺失',
  'null',
  'nil',
  'none',
  'nan',
  'n/a',
  'na',
  '#n/a',
  'n.a.',
  'undefined',
  '-',
  '--',
  '---',
  '/',
  '//',
  '\\',
  '\\n',
  '.',
  '..',
  '...',
  '…',
  '……',
  '*',
  '?',
  '??',
  '_',
  '、',
  '(空)',
  '(空白)',
  '(无)',
  '(null)',
  '<空>',
  '<null>',
  '[null]',
]

const TOKENS = new Set(EMPTY_TOKENS)
const LONGEST = Math.max(...EMPTY_TOKENS.map(token => token.length))
const ONLY_DASHES = /^[-\u2010-\u2015\u2212\u30fc\u4e00_~]+$/

/** Whether a cell says "no value" in words or signs. Blank cells are not tokens: see {@link isBlank}. */
export function isEmptyToken(text: string, tokens: ReadonlySet<string> = TOKENS): boolean {
  if (text.length === 0 || text.length > LONGEST + 4) return false
  const judged = judgedForm(text)
  return tokens.has(judged) || tokens.has(judged.toLowerCase()) || isDashes(judged)
}

// A lone 一 is the number one, only a row of them is a drawn line.
function isDashes(judged: string): boolean {
  return judged !== '' && judged !== '一' && ONLY_DASHES.test(judged)
}

/** A set for {@link isEmptyToken} from the tokens a person chose. */
export function tokenSet(tokens: readonly string[]): ReadonlySet<string> {
  return new Set(tokens.map(token => judgedForm(token).toLowerCase()))
}

/** Blank or a token: nothing to judge in this cell. */
export function isNoValue(text: string): boolean {
  return isBlank(text) || isEmptyToken(text)
}
