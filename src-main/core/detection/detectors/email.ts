// 电子邮箱.
// Must not accept an address without a top-level domain.
import { like } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector } from '../detector.ts'

const BODY = '[A-Za-z0-9._%+\\-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}'
const WHOLE = new RegExp(`^${BODY}$`)
const IN_TEXT = new RegExp(`(?<![A-Za-z0-9._%+-])${BODY}(?![A-Za-z0-9])`, 'g')

export const email: Detector = {
  kind: 'email',
  source: 'RFC 5322（常用部分）',
  headers: ['邮箱', '电子邮箱', '邮箱地址', '电子邮件', '邮件地址', 'dzyx', 'yx', 'email', 'e-mail', 'mail', 'mailbox'],
  evidence: 'shape',
  fits: { min: 6, max: 200, alphabet: 'ascii' },
  form: like(WHOLE),
  trace: like(IN_TEXT),
  judge: value => (value.includes('@') && WHOLE.test(value) ? 'valid' : null),
  search: text => (text.includes('@') ? findAll(text, IN_TEXT, () => 'valid') : []),
}
