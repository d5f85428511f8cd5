// 学籍号 (a letter and a citizen number), 学号 and 准考证号.
// Must not be recognised without the header, or the word before it in text, unless it is the letter and a citizen number.
//
// Check of the national number: its last eighteen characters carry that of the citizen number, see citizen-id-18; others have none.
import { compactNumber, judgeCitizenId18 } from '../../identifiers/citizen-id.ts'
import { behindCue, findAll } from '../build.ts'
import type { Detector, Verdict } from '../detector.ts'

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
