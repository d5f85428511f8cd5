// Operation changeCase: Latin letters in capitals, in small letters, or with capitals at the beginning of words.
// Leaves everything without case as it is.
import { z } from 'zod'
import { defineOperation } from './operation.ts'

const params = z.strictObject({ to: z.enum(['upper', 'lower', 'words']).default('upper') })
type Target = z.output<typeof params>['to']

const WORD = /\p{L}[\p{L}\p{M}'’]*/gu

function inCase(value: string, to: Target): string {
  switch (to) {
    case 'upper':
      return value.toUpperCase()
    case 'lower':
      return value.toLowerCase()
    case 'words':
      return value.toLowerCase().replace(WORD, word => {
        const first = String.fromCodePoint(word.codePointAt(0) ?? 0)
        return first.toUpperCase() + word.slice(first.length)
      })
    default:
      return to satisfies never
  }
}

export const changeCase = defineOperation({
  id: 'changeCase',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan: ({ to }) => ({ shape: 'cells', map: value => inCase(value, to) }),
})
