// Numbers of deeds and cases, and marks of secrecy.
// Must not open anything: a secrecy mark is a reason to stop, whatever else the table holds.
import { findAll, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

const DEED = '[\\p{Script=Han}] ?\\(\\d{4}\\)[\\p{Script=Han}]{2,10}不动产权第\\d{6,8}号'
const CASE = '\\(\\d{4}\\)[\\p{Script=Han}]\\d{0,4}\\p{Script=Han}{1,4}\\d+号(?:之[一二三四五六七八九十\\d])?'
const DEED_IN_TEXT = new RegExp(DEED, 'gu')
const CASE_IN_TEXT = new RegExp(CASE, 'gu')

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

export const courtCaseNo: Detector = {
  cues: ['\\(\\d{4}\\)[\\u4e00-\\u9fff]\\d{0,4}[\\u4e00-\\u9fff]{1,4}\\d+号'],
  search: text => findAll(text, CASE_IN_TEXT, () => 'valid'),
  ...patternDetector(
    {
      kind: 'courtCaseNo',
      source: '最高人民法院《关于人民法院案件案号的若干规定》',
      headers: ['案号', '案件号', '案件编号', '文书号', '判决书号', 'ah'],
      evidence: 'shape',
      fits: { min: 9, max: 30, alphabet: 'wide' },
    },
    new RegExp(`^${CASE}$`, 'u'),
  ),
}

const MARK =
  /(?<!\p{Script=Han})(?:绝密|机密|秘密)(?:★[^,;，；。]{0,12})?(?!\p{Script=Han})|(?:绝密|机密|秘密)★[^,;，；。]{0,12}|内部(?:资料|文件|材料)[,;。 ]?(?:注意保存|注意保管|不得外传|严禁外传)|(?<!\p{Script=Han})(?:内部(?:资料|文件|材料|使用|掌握)|仅供内部(?:使用|参考)?|工作秘密)(?!\p{Script=Han})|仅限内部|不得公开|不予公开|严禁外传|不得外传/gu

export const secrecyMark: Detector = {
  kind: 'secrecyMark',
  source: 'GB/T 7156-2003 文献保密等级代码与标识',
  headers: ['密级', '保密级别', '保密等级'],
  evidence: 'shape',
  fits: { min: 2, max: 30, alphabet: 'wide' },
  cues: ['[绝机秘]密', '内部', '公开', '外传'],
  judge: value =>
    /^(?:绝密|机密|秘密)(?:★.*)?$|^内部(?:资料|文件|材料|使用|掌握)?(?:[，,].*)?$|^(?:不得|不予)公开$|^工作秘密$/.test(
      value,
    )
      ? 'valid'
      : null,
  search: text => findAll(text, MARK, () => 'valid'),
}
