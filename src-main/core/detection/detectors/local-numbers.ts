// Numbers that single out a person inside one system and carry no check: recognised by their header.
// Must not be recognised without the header, or the word before it in text.
import { compactNumber, judgeCitizenId18 } from '../../identifiers/citizen-id.ts'
import { isProvinceCode } from '../../identifiers/divisions.ts'
import { like } from '../../values/sign-pattern.ts'
import { behindCue, findAll, patternDetector } from '../build.ts'
import type { Detector, Verdict } from '../detector.ts'

/** The same kind in text, behind one of its words. */
function withCues(detector: Detector, cues: readonly string[], body: string): Detector {
  const pattern = behindCue(cues.join('|'), body)
  return {
    ...detector,
    cues,
    trace: like(pattern),
    search: text => findAll(text, pattern, value => detector.judge(value)),
  }
}

const LOCAL = '本单位编号，无统一标准'

export const socialSecurityNo = withCues(
  patternDetector(
    {
      kind: 'socialSecurityNo',
      source: LOCAL,
      headers: [
        '社保卡号',
        '社会保障卡号',
        '社会保障卡卡号',
        '社保号',
        '个人编号',
        '医保编号',
        '医保卡号',
        '参保编号',
        '公积金账号',
        'sbkh',
        'grbh',
        'ybkh',
      ],
      evidence: 'weak',
      fits: { min: 8, max: 19, alphabet: 'ascii' },
    },
    /^[A-Z0-9]{8,19}$/,
  ),
  ['社保卡', '社会保障卡', '医保卡', '医保编号', '参保编号', '个人编号', '公积金账号'],
  '[A-Z0-9]{8,19}',
)

export const medicalRecordNo = withCues(
  patternDetector(
    {
      kind: 'medicalRecordNo',
      source: LOCAL,
      headers: ['病历号', '病案号', '住院号', '门诊号', '就诊号', '就诊卡号', '检验号', 'blh', 'bah', 'zyh', 'mzh'],
      evidence: 'weak',
      fits: { min: 5, max: 14, alphabet: 'ascii' },
    },
    /^[A-Z]{0,2}\d{5,12}$/i,
  ),
  ['病历号', '病案号', '住院号', '门诊号', '就诊号', '就诊卡号', '检验号'],
  '[A-Z]{0,2}\\d{5,12}',
)

const STUDENT_CUES = ['学号', '学籍号', '准考证', '考生号', '考号']
const STUDENT_IN_TEXT = behindCue(STUDENT_CUES.join('|'), '[GLJ]\\d{17}[\\dX]|\\d{6,18}')

export const studentNo: Detector = {
  cues: STUDENT_CUES,
  search: text => findAll(text, STUDENT_IN_TEXT, judgeStudentNo),
  kind: 'studentNo',
  source: '教育部学籍号：G/L/J 加公民身份号码',
  headers: ['学号', '学籍号', '全国学籍号', '考号', '考生号', '准考证号', 'xh', 'xjh', 'zkzh', 'ksh'],
  evidence: 'weak',
  fits: { min: 4, max: 24, alphabet: 'ascii' },
  judge: judgeStudentNo,
}

function judgeStudentNo(value: string): Verdict {
  const number = compactNumber(value)
  if (/^[GLJ]\d{17}[\dX]$/i.test(number)) return judgeCitizenId18(number.slice(1)) === 'valid' ? 'valid' : 'lookalike'
  return /^\d{6,18}$/.test(number) ? 'valid' : null
}

export const driverArchiveNo = withCues(
  patternDetector(
    {
      kind: 'driverArchiveNo',
      source: '公安交管驾驶证档案编号',
      headers: ['档案编号', '驾驶证档案编号', '驾驶证档案号', 'dabh'],
      evidence: 'weak',
      fits: { min: 12, max: 12, alphabet: 'ascii' },
    },
    /^\d{12}$/,
    value => isProvinceCode(value.slice(0, 2)),
  ),
  ['档案编号', '驾驶证档案'],
  '\\d{12}',
)

export const employeeNo = withCues(
  patternDetector(
    {
      kind: 'employeeNo',
      source: LOCAL,
      headers: ['工号', '职工编号', '员工编号', '警号', 'gh', 'zgbh'],
      evidence: 'weak',
      fits: { min: 2, max: 16, alphabet: 'ascii' },
    },
    /^[A-Z]{0,4}\d{2,14}$/i,
  ),
  ['工号', '警号', '职工编号', '员工编号'],
  '[A-Z]{0,4}\\d{2,14}',
)

export const qq = withCues(
  patternDetector(
    {
      kind: 'qq',
      source: '腾讯 QQ 号位数',
      headers: ['qq', 'qq号', 'qq号码'],
      evidence: 'weak',
      fits: { min: 5, max: 11, alphabet: 'ascii' },
    },
    /^[1-9]\d{4,10}$/,
  ),
  ['qq', '扣扣'],
  '[1-9]\\d{4,10}',
)

export const wechat = withCues(
  patternDetector(
    {
      kind: 'wechat',
      source: '微信号命名规则',
      headers: ['微信', '微信号', '微信号码', 'wechat', 'wx', 'wxh'],
      evidence: 'weak',
      fits: { min: 6, max: 20, alphabet: 'ascii' },
    },
    /^[A-Za-z][\w-]{5,19}$/,
  ),
  ['微信', '薇信', 'wechat', 'weixin', '(?<![0-9A-Za-z])[vw]x(?![0-9A-Za-z])'],
  '[A-Za-z][\\w-]{5,19}',
)
