// Gate: of the formats the entry offers, at least 95 % can be read by programs (R40; 上海 2018 计划二（二）3; the formula is ours: readable ÷ all).
// Whether the table itself is clean is another gate's.
import type { Catalogue } from '../../contract/catalogue.ts'
import { fieldFinding, type Gate } from './gate.ts'
import { percentText, say } from './say.ts'

/** PDF, images and documents would not be; the formats of this application all are. */
const READABLE: ReadonlySet<string> = new Set<Catalogue['formats'][number]>(['CSV', 'XLSX', 'JSON', 'XML'])

export const machineReadableRate: Gate = {
  id: 'machineReadableRate',
  requirement: 'R40',
  place: 'catalogue',
  judge({ catalogue: { formats }, surroundings: { limits } }) {
    const unreadable = formats.filter(format => !READABLE.has(format))
    const rate = formats.length === 0 ? 0 : (formats.length - unreadable.length) / formats.length
    const low = rate < limits.machineReadableRate
    return {
      count: low ? Math.max(1, unreadable.length) : 0,
      findings: low ? [fieldFinding(say('rateLow', { formats: unreadable.join('、') }), 'formats')] : [],
      figure: percentText(rate),
      limit: percentText(limits.machineReadableRate),
    }
  },
}
