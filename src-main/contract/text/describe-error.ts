// Turns an error into words a person can act on.
// The only place where error texts are filled in; knows no transport and no screen.
import type { ErrorParams, ErrorPlace, OpenprepError, WireError } from '../errors.ts'
import { errors as english } from './en/errors.ts'
import { refusals as englishRefusals } from './en/signing.ts'
import { errors as chinese } from './zh-CN/errors.ts'
import { refusals as chineseRefusals } from './zh-CN/signing.ts'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const catalogues = { 'zh-CN': chinese, en: english } as const
const refusals = { 'zh-CN': chineseRefusals, en: englishRefusals } as const
const placeWords = {
  'zh-CN': { sheet: '工作表', row: '第 {row} 行', column: '列', step: '步骤', field: '字段' },
  en: { sheet: 'sheet', row: 'row {row}', column: 'column', step: 'step', field: 'field' },
} as const

/** Fills `{name}` placeholders; one without a value is left out. */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}

function describePlace(at: ErrorPlace, language: Language): string {
  const words = placeWords[language]
  const parts = [
    at.sheet === undefined ? '' : `${words.sheet} ${at.sheet}`,
    at.row === undefined ? '' : fill(words.row, { row: at.row }),
    at.column === undefined ? '' : `${words.column} ${at.column}`,
    at.field === undefined ? '' : `${words.field} ${at.field}`,
  ].filter(part => part !== '')
  return parts.length === 0 ? '' : ` [${parts.join(' · ')}]`
}

export function describeError(
  error: WireError | OpenprepError,
  language: Language = 'zh-CN',
): { message: string; fix: string } {
  const text = catalogues[language][error.code]
  const place = error.at === undefined ? '' : describePlace(error.at, language)
  const params = withRefusal(error.params, language)
  return { message: fill(text.message, params) + place, fix: fill(text.fix, params) }
}

/** A signed file is refused for a reason of a closed list; the error carries its name only. */
function withRefusal(params: ErrorParams, language: Language): ErrorParams {
  const words: Readonly<Record<string, string>> = refusals[language]
  const reason = words[params.refusal ?? '']
  return reason === undefined ? params : { ...params, reason }
}
