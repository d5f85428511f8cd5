// Operation replaceText: replaces pieces of text inside values, by plain text or by pattern.
// Replaces from left to right in one pass: what was put in is never looked at again.
import { z } from 'zod'
import { compilePattern } from './compile-pattern.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  table: z.array(z.strictObject({ from: z.string().min(1), to: z.string() })).min(1),
  mode: z.enum(['text', 'pattern']).default('text'),
  where: z.enum(['anywhere', 'start', 'end', 'whole']).default('anywhere'),
  ignoreCase: z
    .boolean()
    .default(false)
    .meta({ appliesWhen: { mode: ['text'] } }),
})
type Params = z.output<typeof params>

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** The longest of several texts at one place wins, so that 有限公司 is not cut by 有限. */
function textSearch({ table, where, ignoreCase }: Params): (value: string) => string {
  const form = ignoreCase ? (text: string) => text.toLowerCase() : (text: string) => text
  const targets = new Map<string, string>()
  for (const { from, to } of table) {
    const known = targets.get(form(from))
    if (known !== undefined && known !== to) throw invalidParameter('replaceText', 'table', 'contradiction', from)
    targets.set(form(from), to)
  }
  const sources = [...targets.keys()].sort((a, b) => b.length - a.length).map(escaped)
  const head = where === 'start' || where === 'whole' ? '^' : ''
  const tail = where === 'end' || where === 'whole' ? '$' : ''
  // Plain texts only, so the platform's own engine cannot run away.
  const search = new RegExp(`${head}(?:${sources.join('|')})${tail}`, ignoreCase ? 'giu' : 'gu')
  const replaced = (value: string) => value.replace(search, found => targets.get(form(found)) ?? found)
  const [only, second] = table
  if (only === undefined || second !== undefined || ignoreCase) return replaced
  // Most values hold no such text, and a plain search says so in a fraction of the time.
  return value => (value.includes(only.from) ? replaced(value) : value)
}

function anchored(pattern: string, where: Params['where']): string {
  const head = where === 'start' || where === 'whole' ? '^' : ''
  const tail = where === 'end' || where === 'whole' ? '$' : ''
  return `${head}(?:${pattern})${tail}`
}

function patternSearch({ table, where }: Params): (value: string) => string | null {
  const rules = table.map(({ from, to }) => ({ spans: compilePattern(anchored(from, where)), to }))
  return value =>
    rules.reduce<string | null>((text, { spans, to }) => {
      const found = text === null ? null : spans(text)
      if (text === null || found === null) return null
      let result = ''
      let from = 0
      for (const { start, end } of found) {
        result += text.slice(from, start) + to
        from = end
      }
      return result + text.slice(from)
    }, value)
}

export const replaceText = defineOperation({
  id: 'replaceText',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'guessable',
  plan(rules) {
    return { shape: 'cells', map: rules.mode === 'text' ? textSearch(rules) : patternSearch(rules) }
  },
  describe: ({ table }) => ({
    pairs: table
      .slice(0, 3)
      .map(({ from, to }) => `「${from}」→「${to}」`)
      .join('、'),
    count: String(table.length),
  }),
})
