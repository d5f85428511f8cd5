// IP 地址, version 6.
// Must not take times of the day for addresses: they have two colons too.
import { like } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector, Verdict } from '../detector.ts'
import { IPV4, ipv4 } from './ipv4.ts'

function isIpv6(value: string): boolean {
  const halves = value.split('::')
  if (halves.length > 2 || !/^[0-9a-f:.]+$/i.test(value)) return false
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  const tail = groups.at(-1) ?? ''
  const embedded = IPV4.test(tail)
  const hex = embedded ? groups.slice(0, -1) : groups
  const width = hex.length + (embedded ? 2 : 0)
  return hex.every(group => /^[0-9a-f]{1,4}$/i.test(group)) && (halves.length === 2 ? width < 8 : width === 8)
}

const IPV6_HINT = /[0-9a-f]:[0-9a-f:]*:/i
const IPV6_IN_TEXT = /(?<![0-9A-Za-z:.])[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}(?![0-9A-Za-z:])/gi

/** Times have two colons too: only the short form or all eight groups count. */
function judgeIpv6InText(value: string): Verdict {
  return (value.includes('::') || value.split(':').length === 8) && isIpv6(value) ? 'valid' : null
}

export const ipv6: Detector = {
  kind: 'ipv6',
  source: 'RFC 4291',
  headers: ipv4.headers,
  evidence: 'shape',
  fits: { min: 3, max: 45, alphabet: 'ascii' },
  form: signs => signs.includes(':') && /^[9A:.]+$/.test(signs),
  judge: value =>
    value.includes(':') &&
    (value.includes('::') || value.split(':').length === 8 || /:\d+\.\d+\./.test(value)) &&
    isIpv6(value)
      ? 'valid'
      : null,
  trace: like(IPV6_IN_TEXT),
  search: text => (IPV6_HINT.test(text) ? findAll(text, IPV6_IN_TEXT, judgeIpv6InText) : []),
}
