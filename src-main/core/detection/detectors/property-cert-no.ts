// 不动产权证号.
// Must not take the older 房产证 numbers of each city for one: they have no common form.
import { findAll, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

const DEED = '[\\p{Script=Han}] ?\\(\\d{4}\\)[\\p{Script=Han}]{2,10}不动产权第\\d{6,8}号'
const DEED_IN_TEXT = new RegExp(DEED, 'gu')

export const propertyCertNo: Detector = {
  cues: ['不动产权第'],
  search: text => findAll(text, DEED_IN_TEXT, () => 'valid'),
  ...patternDetector(
    {
      kind: 'propertyCertNo',
      source: '不动产登记暂行条例实施细则 不动产权证书编号',
      headers: ['不动产权证号', '不动产证号', '房产证号', '产权证号', '土地证号', 'bdcqzh'],
      evidence: 'shape',
      fits: { min: 12, max: 40, alphabet: 'wide' },
    },
    new RegExp(`^${DEED}$`, 'u'),
  ),
}
