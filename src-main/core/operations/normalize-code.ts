// Operation normalizeCode: ID numbers and codes in capitals, without blanks and quotation marks.
// Judges no check digit: wrong numbers are the profile's business and stay as they are.
import { z } from 'zod'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { judgeCitizenId15, upgradeCitizenId15 } from '../identifiers/citizen-id.ts'
import { normalizeText } from '../values/normalize-text.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  upgrade15: z.boolean().default(false),
  removeDashes: z.boolean().default(false),
})

const QUOTES = /["'`‘’“”＂＇]/g
const DASHES = /[-\u2010-\u2015\u2212]/g

export const normalizeCode = defineOperation({
  id: 'normalizeCode',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ upgrade15, removeDashes }) {
    return {
      shape: 'cells',
      map(value) {
        const narrow = normalizeText(value, { punctuation: 'half', blanks: 'remove', lineBreaks: 'remove' })
        const bare = narrow.replace(QUOTES, '').toUpperCase()
        const code = removeDashes ? bare.replace(DASHES, '') : bare
        return upgrade15 && judgeCitizenId15(code) === 'valid' ? upgradeCitizenId15(code) : code
      },
    }
  },
  describe: ({ upgrade15 }) => ({ upgrade: upgrade15 ? operationWords.upgrade15 : '' }),
})
