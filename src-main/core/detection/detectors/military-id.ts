// 军官证, 士兵证 and their like.
// Must not accept a number without the word before it.
import { findAll, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

const IN_TEXT =
  /(?<!\p{Script=Han})[军兵士文职]{1,2}字第?\d{6,8}号?|(?<=(?:军官|士兵|文职|军人)[^0-9A-Za-z]{0,8})[军兵士文职]{1,2}字第?\d{6,8}号?/gu

export const militaryId: Detector = {
  cues: ['字第?\\d{6}'],
  search: text => findAll(text, IN_TEXT, () => 'valid'),
  ...patternDetector(
    {
      kind: 'militaryId',
      source: '常见写法，未经标准核对',
      headers: ['军官证', '军官证号', '士兵证', '士兵证号', '证件号码', '证件号'],
      evidence: 'shape',
      fits: { min: 9, max: 16, alphabet: 'wide' },
    },
    /^[军兵士文职]{1,2}字第?\d{6,8}号?$/,
  ),
}
