// 案号 of courts.
// Must not take the numbers of documents (锡政发〔2024〕15号) for cases.
import { findAll, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

const CASE = '\\(\\d{4}\\)[\\p{Script=Han}]\\d{0,4}\\p{Script=Han}{1,4}\\d+号(?:之[一二三四五六七八九十\\d])?'
const CASE_IN_TEXT = new RegExp(CASE, 'gu')

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
