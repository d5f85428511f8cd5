// 地址 with at least a road, village or house; a division alone (无锡市锡山区) is none.
// Must not decide whose address it is: that takes the other columns (see grading).
import { foldInPlace } from '../../values/normalize-text.ts'
import { findAll } from '../build.ts'
import type { Detector, Verdict } from '../detector.ts'

const AREA = /(?:省|自治区|市|州|盟|区|县|旗|街道|镇|乡|苏木|新村|村|社区)/
const STREET = /(?:路|街|巷|弄|道|胡同|里|苑|园|村|坊|庄|寨|屯|湾|桥)/
const HOUSE = /\d ?(?:号|號|弄|组|幢|栋|楼|座|室|单元|户|层)|(?:大厦|广场|小区|花园|公寓|新村|大楼)/
const ORGANISATION = /(?:公司|厂|合作社|中心|协会|局|委员会|医院|学校)$/
const ONLY_AREA = /^(?:[\p{Script=Han}]{1,10}?(?:省|自治区|市|州|盟|地区|区|县|旗|街道|镇|乡|苏木))+$/u

/** valid = area or street and a house or road; lookalike = a road or village without number. */
function judgeAddress(value: string): Verdict {
  if (value.length < 5 || value.length > 120 || ONLY_AREA.test(value)) return null
  const house = HOUSE.test(value)
  if (ORGANISATION.test(value) && !house) return null
  const street = STREET.test(value)
  if (house && (street || AREA.test(value))) return 'valid'
  return street && AREA.test(value) ? 'lookalike' : null
}

/** A home in running text: division or road, number, and a room. */
const HOME =
  /(?:[\p{Script=Han}]{2,8}?(?:省|市|区|县|街道|镇|乡|社区)){0,4}[\p{Script=Han}0-9]{2,12}?(?:路|街|巷|弄|道|村|苑|园|里|坊|庄|小区|新村|花园|公寓)\d{0,5}(?:号|弄|组)?(?:\d{1,4}(?:幢|栋|号楼|座|号))?(?:\d{1,3}单元)?\d{2,5}(?:室|户)/gu

export const address: Detector = {
  kind: 'address',
  source: 'GB/T 23705 地名地址编码规则',
  role: 'quasi',
  grade: 'g2',
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
  judge: judgeAddress,
  search: text => (/[室户]/.test(text) ? findAll(foldInPlace(text), HOME, () => 'valid') : []),
}
