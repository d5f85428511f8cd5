// 地址 with at least a road, village or house; a division alone (无锡市锡山区) is none.
// Must not decide whose address it is: that takes the other columns (see grading).
import { beginsWithDivision, isHouseLevel, parseAddress } from '../../identifiers/address-levels.ts'
import { everyMatch } from '../../values/every-match.ts'
import type { Detector, Match, Verdict } from '../detector.ts'

const AREA = /(?:省|自治区|市|州|盟|区|县|旗|街道|镇|乡|苏木|新村|村|社区)/
const STREET = /(?:路|街|巷|弄|道|胡同|里|苑|园|村|坊|庄|寨|屯|湾|桥)/
const HOUSE = /\d ?(?:号|號|弄|组|幢|栋|楼|座|室|单元|户|层)|(?:大厦|广场|小区|花园|公寓|新村|大楼)/
const ORGANISATION = /(?:公司|厂|合作社|中心|协会|局|委员会|医院|学校)$/
const ONLY_AREA = /^(?:[\p{Script=Han}]{1,10}?(?:省|自治区|市|州|盟|地区|区|县|旗|街道|镇|乡|苏木))+$/u

/** Numbers of documents and deeds have a year in brackets, or 第 before the number: 锡市监处罚〔2023〕1号, 不动产权第0000001号. */
const DOCUMENT = /[〔[(【] ?(?:19|20)\d{2} ?[〕\])】]|第 ?\d+ ?号/

/** valid = area or street and a house or road; lookalike = a road or village without number. */
function judgeAddress(value: string): Verdict {
  if (value.length < 5 || value.length > 120 || ONLY_AREA.test(value) || DOCUMENT.test(value)) return null
  const house = HOUSE.test(value)
  if (ORGANISATION.test(value) && !house) return null
  const street = STREET.test(value)
  if (house && (street || AREA.test(value))) return 'valid'
  if (!street || !AREA.test(value)) return null
  const levels = parseAddress(value)
  return levels !== null && isHouseLevel(levels) ? 'valid' : 'lookalike'
}

/** What an address in running text ends with: a number of a house, a building, a village's group. */
const END =
  /\d{1,5}(?:-\d{1,4})?(?:[号號](?!线|文|令|楼?窗|机|店|馆)|弄|幢|栋|号楼|单元|组)(?:[\dA-Za-z一二三四五六七八九十-]{1,6}(?:[号號]|弄|幢|栋|座|号楼|单元|楼|层|室|户|组))*(?:\d{2,5}(?![\d.年月日元万%]))?/g
const NUMBERED = /\d(?:[号號弄幢栋组]|单元)/
const BEFORE_END = /[\p{Script=Han}\dA-Za-z]{2,40}$/u
const HOME = /[幢栋室户]|单元|号楼|组|弄\d/
const CUE =
  /(?:家庭住址|户籍地址|联系地址|住址|地址|现住|家住|居住在|居住|住在|住|位于|坐落于|坐落|搬至|迁至|寄至|寄到|送至|送到|前往)[为是在于:： ]{0,2}(?=[^在于]{3,}$)/u
const ROAD_WORD = /(?:[路街巷弄道村苑园里坊庄镇乡]|小区|胡同|花园|公寓|大厦|社区)$/

/** valid = fine enough to lead to a household; a number at a road alone may be an office's and is a lookalike. */
function searchAddresses(text: string): Match[] {
  const matches: Match[] = []
  for (const end of everyMatch(END, text)) {
    const before = BEFORE_END.exec(text.slice(Math.max(0, end.index - 40), end.index))?.[0] ?? ''
    const start = startOf(before)
    if (start === null) continue
    const from = end.index - before.length + start
    matches.push({ start: from, end: end.index + end[0].length, valid: HOME.test(end[0]) })
  }
  return matches
}

/** Where the address begins in the words before its number: at a division, behind a word for living there, or at a short name. */
function startOf(before: string): number | null {
  for (let at = 0; at < before.length - 2; at++) if (beginsWithDivision(before, at)) return at
  if (!ROAD_WORD.test(before)) return null
  const cue = CUE.exec(before)
  if (cue !== null) return cue.index + cue[0].length
  return before.length <= 8 ? 0 : null
}

export const address: Detector = {
  kind: 'address',
  source: 'GB/T 23705 地名地址编码规则',
  headers: [
    '地址',
    '住址',
    '家庭住址',
    '户籍地址',
    '居住地',
    '居住地址',
    '现住址',
    '联系地址',
    '通讯地址',
    '详细地址',
    '注册地址',
    '经营地址',
    '住所',
    '坐落',
    '座落',
    'dz',
    'zz',
    'lxdz',
    'jtzz',
    'address',
    'addr',
  ],
  evidence: 'shape',
  fits: { min: 5, max: 120, alphabet: 'wide' },
  form: signs => /汉.*汉/.test(signs),
  trace: signs => signs.includes('汉'),
  judge: judgeAddress,
  // No cues: nearly every address has a number, and one cue asks all kinds that have any.
  search: text => (NUMBERED.test(text) ? searchAddresses(text) : []),
}
