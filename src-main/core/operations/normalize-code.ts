// Operation normalizeCode: ID numbers and codes in capitals, without blanks and quotation marks.
// Corrects no number: with `verify` a wrong one can only stay as it is, counted, or be emptied.
import { z } from 'zod'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { judgeCitizenId15, judgeCitizenId18, judgeHmtPermit, upgradeCitizenId15 } from '../identifiers/citizen-id.ts'
import { judgeUscc } from '../identifiers/organisation-code.ts'
import { normalizeText } from '../values/normalize-text.ts'
import { defineOperation } from './operation.ts'
import { untreatable } from './untreatable.ts'

const params = z.strictObject({
  upgrade15: z.boolean().default(false),
  removeDashes: z.boolean().default(false),
  verify: z.enum(['no', 'uscc', 'citizenId']).default('no'),
  onFail: z
    .enum(['keep', 'empty'])
    .default('keep')
    .meta({ appliesWhen: { verify: ['uscc', 'citizenId'] } }),
})
type Params = z.output<typeof params>

const QUOTES = /["'`‘’“”＂＇]/g
const DASHES = /[-\u2010-\u2015\u2212]/g

/**
 * GB 32100-2015, or GB 11643-1999 with its 15-digit forerunner. Residence permits of Hong Kong, Macao and Taiwan residents stand in
 * the same column and have the same check character, so they pass as citizen numbers do.
 */
function isRight(code: string, verify: Params['verify']): boolean {
  switch (verify) {
    case 'no':
      return true
    case 'uscc':
      return judgeUscc(code) === 'valid'
    case 'citizenId':
      return [judgeCitizenId18, judgeCitizenId15, judgeHmtPermit].some(judge => judge(code) === 'valid')
    default:
      return verify satisfies never
  }
}

export const normalizeCode = defineOperation({
  id: 'normalizeCode',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ upgrade15, removeDashes, verify, onFail }) {
    const failed = untreatable(onFail)
    return {
      shape: 'cells',
      map(value) {
        const narrow = normalizeText(value, { punctuation: 'half', blanks: 'remove', lineBreaks: 'remove' })
        const bare = narrow.replace(QUOTES, '').toUpperCase()
        const code = removeDashes ? bare.replace(DASHES, '') : bare
        if (!isRight(code, verify)) return failed
        return upgrade15 && judgeCitizenId15(code) === 'valid' ? upgradeCitizenId15(code) : code
      },
    }
  },
  describe: ({ upgrade15, verify, onFail }) => ({
    upgrade: upgrade15 ? operationWords.upgrade15 : '',
    verified: verify === 'no' ? '' : operationWords.verified[onFail],
  }),
})
