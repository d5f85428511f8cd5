// 电子邮箱.
// Must not accept an address without a top-level domain.
import { mailSignAt } from '../../identifiers/email-text.ts'
import { like } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector } from '../detector.ts'

const BODY = '[A-Za-z0-9._%+\\-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}'
const WHOLE = new RegExp(`^${BODY}$`)
const IN_TEXT = new RegExp(`(?<![A-Za-z0-9._%+-])${BODY}(?![A-Za-z0-9])`, 'g')

/** zhangsan (at) example.com, zhangsan @ example。com: written so that a program does not see it. */
const DISGUISED =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{1,63} ?(?:@|[([]at[)\]]) ?(?:[A-Za-z0-9-]{1,63} ?[.。] ?){1,4}(?:com|cn|net|org|gov|edu)(?![0-9A-Za-z])/gi
const MAY_BE_MAIL = /@|[([]at[)\]]/i

export const email: Detector = {
  kind: 'email',
  source: 'RFC 5322（常用部分）',
  headers: ['邮箱', '电子邮箱', '邮箱地址', '电子邮件', '邮件地址', 'dzyx', 'yx', 'email', 'e-mail', 'mail', 'mailbox'],
  evidence: 'shape',
  fits: { min: 6, max: 200, alphabet: 'ascii' },
  form: like(WHOLE),
  trace: like(IN_TEXT, DISGUISED),
  judge: value => (mailSignAt(value) >= 0 ? 'valid' : null),
  search: text => {
    if (!MAY_BE_MAIL.test(text)) return []
    const plain = findAll(text, IN_TEXT, () => 'valid')
    return plain.length > 0 ? plain : findAll(text, DISGUISED, () => 'valid')
  },
}
