// Operation redactText: replaces numbers, names and addresses inside running text by placeholders such as 〔手机号〕.
// Never claims that nothing is left: what no detector knows stays, and a person has to look.
import { z } from 'zod'
import { fill } from '../../../contract/text/describe-error.ts'
import { kindLabel } from '../../../contract/text/zh-CN/kinds.ts'
import { maskWords } from '../../../contract/text/zh-CN/mask-operations.ts'
import { createRedactor, REDACTED_KINDS } from '../../masking/redact.ts'
import { defineOperation } from '../operation.ts'

/** Kinds named one by one are told apart as the detectors do; `numbers` leaves names and addresses as they are. */
const KINDS = { all: new Set(REDACTED_KINDS), numbers: new Set(REDACTED_KINDS) } as const
for (const kind of ['personName', 'address', 'birthDate']) KINDS.numbers.delete(kind)

const params = z.strictObject({
  kinds: z.enum(['all', 'numbers']).default('all'),
  placeholder: z.enum(['kind', 'stars', 'nothing']).default('kind'),
})
type Placeholder = z.output<typeof params>['placeholder']

/** In as few words as a reader needs: the label without what stands in brackets. */
function placeholderOf(style: Placeholder): (kind: string) => string {
  switch (style) {
    case 'kind':
      return kind => fill(maskWords.placeholder, { kind: kindLabel(kind).replace(/（.*）/, '') })
    case 'stars':
      return () => maskWords.stars
    case 'nothing':
      return () => ''
    default:
      return style satisfies never
  }
}

export const redactText = defineOperation({
  id: 'redactText',
  kind: 'mask',
  family: 'suppression',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ kinds, placeholder }) {
    const words = placeholderOf(placeholder)
    const redact = createRedactor({ kinds: KINDS[kinds], placeholder: words, whole: maskWords.wholeText })
    return { shape: 'cells', dear: true, map: redact }
  },
})
