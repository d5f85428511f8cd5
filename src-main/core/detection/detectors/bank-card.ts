// 银行卡号: Luhn-checked numbers that start like cards.
// Must not trust the check alone in text: any tenth number passes, so 62 or a word such as 卡 must be there.
//
// Check, Luhn: (1) from the right every second digit is doubled, 9 taken off when above 9; (2) all are added up; (3) the sum ends in 0.
import { compactNumber } from '../../identifiers/citizen-id.ts'
import { passesLuhn } from '../../identifiers/luhn.ts'
import { like, likeCompact } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector, Verdict } from '../detector.ts'

const SHAPE = /^(?:62\d{14,17}|[3-6]\d{14,18})$/
const IN_TEXT =
  /(?<![0-9A-Za-z])(?:62(?:[ .-]?\d){14,17}|(?<=(?:卡号?|账号|帐号|账户|户头)[^0-9A-Za-z]{0,6})[3-6](?:[ .-]?\d){14,18})(?![0-9A-Za-z])/g

function judgeCard(value: string): Verdict {
  const digits = compactNumber(value)
  if (digits.length > 19 || !SHAPE.test(digits)) return null
  return passesLuhn(digits) ? 'valid' : 'lookalike'
}

export const BANK_HEADERS = [
  '账号',
  '帐号',
  '银行账号',
  '银行帐号',
  '开户账号',
  '收款账号',
  '银行卡',
  '银行卡号',
  '卡号',
  '一卡通',
  '一卡通号',
  '一卡通账号',
  '社保卡银行账号',
  'yhkh',
  'yhzh',
  'yhk',
  'kh',
  'bankcard',
  'bank_card',
  'bankaccount',
] as const

export const bankCard: Detector = {
  kind: 'bankCard',
  source: 'GB/T 14504，ISO/IEC 7812',
  headers: BANK_HEADERS,
  evidence: 'checksum',
  fits: { min: 15, max: 26, alphabet: 'ascii' },
  form: likeCompact(SHAPE),
  judge: judgeCard,
  minDigits: 15,
  trace: like(IN_TEXT),
  search: text => findAll(text, IN_TEXT, value => (judgeCard(value.replaceAll('.', '')) === 'valid' ? 'valid' : null)),
}
