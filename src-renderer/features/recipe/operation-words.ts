// The sentence of an operation before anyone has filled it in, for the palette: defaults where there are some, dots elsewhere.
// The engine words real steps; this only keeps placeholders out of sight.
import type { Json, OperationInfo } from '../../../src-main/contract/recipe.ts'
import { paletteText } from '../../text/recipe.ts'

const LISTED = 3

type Described = Pick<OperationInfo, 'sentence' | 'form' | 'defaults'>

export function operationSentence({ sentence, form, defaults }: Described): string {
  return (
    sentence
      // 「把{columns}列改名」: without a name one 列 is enough.
      .replace(/\{columns\}列?/g, paletteText.chosenColumns)
      .replace(/\{(\w+)\}/g, (_, name: string) => wordOf(defaults[name], form[name]?.choices))
      // What nobody has filled in yet tells nothing between brackets, nor at the end.
      .replace(/（[^（）]*…[^（）]*）/g, brackets => (/^（…/.test(brackets) ? '' : brackets))
      .replace(/[，：…]+$/, '')
  )
}

function wordOf(value: Json | undefined, choices: Record<string, string> | undefined): string {
  if (typeof value === 'string' && value !== '') return choices?.[value] ?? value
  if (typeof value === 'number') return String(value)
  if (!Array.isArray(value) || value.length === 0) return '…'
  const texts = value.filter(item => typeof item === 'string')
  // Signs are told apart by blanks; a comma between commas could not be read.
  const joint = texts.every(text => text.length === 1) ? ' ' : '、'
  return `${texts.slice(0, LISTED).join(joint)}${texts.length > LISTED ? '…' : ''}`
}
