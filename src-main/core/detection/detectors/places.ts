// Codes of places that are not personal: 行政区划代码, 邮政编码.
// Must not be recognised without the header: six digits may be anything.
import { isKnownDivision, isProvinceCode } from '../../identifiers/divisions.ts'
import { patternDetector } from '../build.ts'

export const divisionCode = patternDetector(
  {
    kind: 'divisionCode',
    source: 'GB/T 2260，GB/T 10114',
    headers: [
      '行政区划代码',
      '行政区划',
      '区划代码',
      '区划',
      '区县代码',
      '地区代码',
      '行政区代码',
      'xzqhdm',
      'qhdm',
      'xzqh',
      'areacode',
      'area_code',
    ],
    evidence: 'weak',
    unnamed: {
      judge: value =>
        /^\d{6}(?:\d{3}(?:\d{3})?)?$/.test(value) && isKnownDivision(value.slice(0, 6)) ? 'valid' : null,
      share: 0.9,
    },
    fits: { min: 6, max: 12, alphabet: 'ascii' },
  },
  /^\d{6}(?:\d{3}(?:\d{3})?)?$/,
  value => isKnownDivision(value.slice(0, 6)) || (isProvinceCode(value.slice(0, 2)) && /^\d\d(?:\d\d)?0+$/.test(value)),
)

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
