// Numbers that single out a person inside one system and carry no check: recognised by their header.
// Must not be recognised without the header.
import { compactNumber, judgeCitizenId18 } from '../../identifiers/citizen-id.ts'
import { isProvinceCode } from '../../identifiers/divisions.ts'
import { patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

const LOCAL = '本单位编号，无统一标准'

export const socialSecurityNo = patternDetector(
  {
    kind: 'socialSecurityNo',
    source: LOCAL,
    role: 'direct',
    grade: 'g4',
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
)

export const medicalRecordNo = patternDetector(
  {
    kind: 'medicalRecordNo',
    source: LOCAL,
    role: 'direct',
    grade: 'g4',
    headers: ['病历号', '病案号', '住院号', '门诊号', '就诊号', '就诊卡号', '检验号', 'blh', 'bah', 'zyh', 'mzh'],
    evidence: 'weak',
    fits: { min: 5, max: 14, alphabet: 'ascii' },
  },
  /^[A-Z]{0,2}\d{5,12}$/i,
)

export const studentNo: Detector = {
  kind: 'studentNo',
  source: '教育部学籍号：G/L/J 加公民身份号码',
  role: 'direct',
  grade: 'g4',
  headers: ['学号', '学籍号', '全国学籍号', '考号', '考生号', '准考证号', 'xh', 'xjh', 'zkzh', 'ksh'],
  evidence: 'weak',
  fits: { min: 4, max: 24, alphabet: 'ascii' },
  judge: value => {
    const number = compactNumber(value)
    if (/^[GLJ]\d{17}[\dX]$/i.test(number)) return judgeCitizenId18(number.slice(1)) === 'valid' ? 'valid' : 'lookalike'
    return /^\d{6,18}$/.test(number) ? 'valid' : null
  },
}

export const driverArchiveNo = patternDetector(
  {
    kind: 'driverArchiveNo',
    source: '公安交管驾驶证档案编号',
    role: 'direct',
    grade: 'g3',
    headers: ['档案编号', '驾驶证档案编号', '驾驶证档案号', 'dabh'],
    evidence: 'weak',
    fits: { min: 12, max: 12, alphabet: 'ascii' },
  },
  /^\d{12}$/,
  value => isProvinceCode(value.slice(0, 2)),
)

export const employeeNo = patternDetector(
  {
    kind: 'employeeNo',
    source: LOCAL,
    role: 'direct',
    grade: 'g3',
    headers: ['工号', '职工编号', '员工编号', '警号', 'gh', 'zgbh'],
    evidence: 'weak',
    fits: { min: 2, max: 16, alphabet: 'ascii' },
  },
  /^[A-Z]{0,4}\d{2,14}$/i,
)

export const qq = patternDetector(
  {
    kind: 'qq',
    source: '腾讯 QQ 号位数',
    role: 'direct',
    grade: 'g3',
    headers: ['qq', 'qq号', 'qq号码'],
    evidence: 'weak',
    fits: { min: 5, max: 11, alphabet: 'ascii' },
  },
  /^[1-9]\d{4,10}$/,
)

export const wechat = patternDetector(
  {
    kind: 'wechat',
    source: '微信号命名规则',
    role: 'direct',
    grade: 'g3',
    headers: ['微信', '微信号', '微信号码', 'wechat', 'wx', 'wxh'],
    evidence: 'weak',
    fits: { min: 6, max: 20, alphabet: 'ascii' },
  },
  /^[A-Za-z][\w-]{5,19}$/,
)
