// Numbers of deeds and cases, and marks of secrecy.
// Must not open anything: a secrecy mark is a reason to stop, whatever else the table holds.
import { foldInPlace } from '../../values/normalize-text.ts'
import { findAll, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

export const propertyCertNo = patternDetector(
  {
    kind: 'propertyCertNo',
    source: '不动产登记暂行条例实施细则 不动产权证书编号',
    role: 'direct',
    grade: 'g3',
    headers: ['不动产权证号', '不动产证号', '房产证号', '产权证号', '土地证号', 'bdcqzh'],
    evidence: 'shape',
    fits: { min: 12, max: 40, alphabet: 'wide' },
  },
  /^[\p{Script=Han}]\(\d{4}\).{2,10}不动产权第\d{6,8}号$/u,
)

export const courtCaseNo = patternDetector(
  {
    kind: 'courtCaseNo',
    source: '最高人民法院《关于人民法院案件案号的若干规定》',
    role: 'quasi',
    grade: 'g3',
    headers: ['案号', '案件号', '案件编号', '文书号', '判决书号', 'ah'],
    evidence: 'shape',
    fits: { min: 9, max: 30, alphabet: 'wide' },
  },
  /^\(\d{4}\)[\p{Script=Han}]\d{0,4}\p{Script=Han}{1,4}\d+号(?:之.)?$/u,
)

const MARK =
  /(?<!\p{Script=Han})(?:绝密|机密|秘密)(?:★[^,;，；。]{0,12})?(?!\p{Script=Han})|(?:绝密|机密|秘密)★[^,;，；。]{0,12}|内部资料[，,]?(?:注意保存|不得外传)|不得公开/gu

export const secrecyMark: Detector = {
  kind: 'secrecyMark',
  source: 'GB/T 7156-2003 文献保密等级代码与标识',
  role: 'sensitive',
  grade: 'core',
  headers: ['密级', '保密级别', '保密等级'],
  evidence: 'shape',
  fits: { min: 2, max: 30, alphabet: 'wide' },
  judge: value => (/^(?:绝密|机密|秘密)(?:★.*)?$|^内部资料(?:[，,].*)?$|^不得公开$/.test(value) ? 'valid' : null),
  search: text => (/密|资料|公开/.test(text) ? findAll(foldInPlace(text), MARK, () => 'valid') : []),
}
