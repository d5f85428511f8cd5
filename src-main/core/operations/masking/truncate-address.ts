// Operation truncateAddress: keeps an address down to the county, the town or street office, the community or the road.
// Fails closed: what does not begin with a division that the tables know may begin with a name, and never passes through.
import { z } from 'zod'
import { ADDRESS_LEVELS, parseAddress } from '../../identifiers/address-levels.ts'
import { judgedForm } from '../../values/normalize-text.ts'
import { defineOperation } from '../operation.ts'
import { stopOrEmpty, untreatable } from '../untreatable.ts'

const KEPT = ['city', 'county', 'town', 'community', 'road'] as const

const params = z.strictObject({
  to: z.enum(KEPT).default('town'),
  onFail: stopOrEmpty,
})

/** The levels from the province down to `to`, as written; coarser where `to` is not named. '' without a province, city or county in front. */
function truncated(value: string, to: (typeof KEPT)[number]): string {
  const levels = parseAddress(judgedForm(value))
  if ((levels?.province ?? levels?.city ?? levels?.county) === undefined) return ''
  return ADDRESS_LEVELS.slice(0, ADDRESS_LEVELS.indexOf(to) + 1)
    .map(level => levels?.[level] ?? '')
    .join('')
}

export const truncateAddress = defineOperation({
  id: 'truncateAddress',
  kind: 'mask',
  family: 'generalisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ to, onFail }) {
    const failed = untreatable(onFail)
    return {
      shape: 'cells',
      dear: true,
      map(value) {
        const kept = truncated(value, to)
        return kept === '' ? failed : kept
      },
    }
  },
})
