// 行政区划代码 of six, nine or twelve digits.
// Must not be recognised without the header unless nearly all values are codes that exist.
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
