// 银行卡号: Luhn-checked numbers that start like cards.
// Must not trust the check alone in text: any tenth number passes, so 62 or a word such as 卡 must be there.
//
// Check, Luhn: (1) from the right every second digit is doubled, 9 taken off when above 9; (2) all are added up; (3) the sum ends in 0.
import { compactNumber } from '../../identifiers/citizen-id.ts'
import { passesLuhn } from '../../identifiers/luhn.ts'
import { everyMatch } from '../../values/every-match.ts'
import { like, likeCompact } from '../../values/sign-pattern.ts'
import type { Detector, Match, Verdict } from '../detector.ts'

const SHAPE = /^(?:62\d{14,17}|[3-6]\d{14,18})$/
const IN_TEXT =
  /(?<![0-9A-Za-z])(?:62(?:[ .-]?\d){14,17}|(?<=(?:卡号?|账号|帐号|账户|户头)[^0-9A-Za-z]{0,6})[3-6](?:[ .-]?\d){14,18})(?![0-9A-Za-z])/g

/** Written in fours as on a card, or behind a word that says so: then a number that fails the check was mistyped. */
const IN_FOURS = /^62\d\d([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?$/
const CALLED = /(?:卡号?|账号|帐号|账户|户头)[^0-9A-Za-z]{0,6}$/
const LONGEST_CUE = 10

function judgeCard(value: string): Verdict {
  const digits = compactNumber(value)
  if (digits.length > 19 || !SHAPE.test(digits)) return null
  return passesLuhn(digits) ? 'valid' : 'lookalike'
}

function searchCards(text: string): Match[] {
  const matches: Match[] = []
  for (const { 0: written, index } of everyMatch(IN_TEXT, text)) {
    const verdict = judgeCard(written.replaceAll('.', ''))
    const called = () => CALLED.test(text.slice(Math.max(0, index - LONGEST_CUE), index))
    if (verdict === null || (verdict === 'lookalike' && !IN_FOURS.test(written) && !called())) continue
    matches.push({ start: index, end: index + written.length, valid: verdict === 'valid' })
  }
  return matches
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
  search: searchCards,
}
