// 邮政编码.
// Must not be recognised without the header: six digits may be anything.
import { patternDetector } from '../build.ts'

export const postcode = patternDetector(
  {
    kind: 'postcode',
    source: 'YD/T 603',
    headers: ['邮编', '邮政编码', '邮码', 'yb', 'yzbm', 'postcode', 'zipcode', 'zip'],
    evidence: 'weak',
    fits: { min: 6, max: 6, alphabet: 'ascii' },
  },
  /^\d{6}$/,
  value => /^(?:0[1-7]|[1-8]\d)/.test(value),
)
