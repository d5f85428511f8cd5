// Network and device values: IPv4, IPv6, MAC, IMEI.
// Must not take version numbers in text for addresses: a word or a number of three digits has to speak for it.
import { passesLuhn } from '../../identifiers/luhn.ts'
import { like } from '../../values/sign-pattern.ts'
import { behindCue, findAll, patternDetector } from '../build.ts'
import type { Detector, Match, Verdict } from '../detector.ts'

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^(?:${OCTET}\\.){3}${OCTET}$`)

const IPV4_IN_TEXT = new RegExp(`(?<![0-9A-Za-z.])(?:${OCTET}\\.){3}${OCTET}(?![0-9A-Za-z]|\\.\\d)`, 'g')
const SAYS_ADDRESS = /(?:ip|地址|登录|主机|服务器|网关|内网|终端)[^0-9]{0,8}$/i
const SAYS_VERSION = /(?:版本|版|第|ver(?:sion)?|v)[^0-9]{0,3}$/i
const LOOK_BACK = 16

/** 10.1.2.3 may be a paragraph; 10.20.130.4 or an address behind the word IP is none. */
function searchIpv4(text: string): Match[] {
  return findAll(text, IPV4_IN_TEXT, () => 'valid').filter(({ start, end }) => {
    const before = text.slice(Math.max(0, start - LOOK_BACK), start)
    return !SAYS_VERSION.test(before) && (SAYS_ADDRESS.test(before) || /\d{3}/.test(text.slice(start, end)))
  })
}

export const ipv4: Detector = {
  ...patternDetector(
    {
      kind: 'ipv4',
      source: 'RFC 791，内网地址见 RFC 1918',
      headers: ['ip', 'ip地址', '登录ip', '登录ip地址', '访问ip', 'ipaddress', 'ip_address'],
      evidence: 'shape',
      fits: { min: 7, max: 15, alphabet: 'ascii' },
    },
    IPV4,
  ),
  minDigits: 4,
  trace: like(IPV4_IN_TEXT),
  search: searchIpv4,
}

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

const MAC = '[0-9A-F]{2}([:-])[0-9A-F]{2}(?:\\1[0-9A-F]{2}){4}|[0-9A-F]{4}(?:\\.[0-9A-F]{4}){2}'
const MAC_IN_TEXT = new RegExp(`(?<![0-9A-Za-z:.-])(?:${MAC})(?![0-9A-Za-z]|[:-][0-9A-F])`, 'gi')
const MAC_HINT = /[0-9A-F]{2}[:-][0-9A-F]{2}[:-][0-9A-F]{2}[:-]|[0-9A-F]{4}\.[0-9A-F]{4}\./i

export const mac: Detector = {
  trace: like(MAC_IN_TEXT),
  search: text => (MAC_HINT.test(text) ? findAll(text, MAC_IN_TEXT, () => 'valid') : []),
  ...patternDetector(
    {
      kind: 'mac',
      source: 'IEEE 802',
      headers: ['mac', 'mac地址', '物理地址', 'macaddress'],
      evidence: 'shape',
      fits: { min: 14, max: 17, alphabet: 'ascii' },
    },
    new RegExp(`^(?:${MAC})$`, 'i'),
  ),
}

const IMEI_IN_TEXT = behindCue('imei|串号|设备号', '\\d{15}')

export const imei: Detector = {
  cues: ['imei', '串号', '设备号'],
  trace: like(IMEI_IN_TEXT),
  search: text => findAll(text, IMEI_IN_TEXT, value => (passesLuhn(value) ? 'valid' : null)),
  ...patternDetector(
    {
      kind: 'imei',
      source: '3GPP TS 23.003',
      headers: ['imei', '串号', '设备号', '终端编号', '设备串号'],
      evidence: 'weak',
      fits: { min: 15, max: 15, alphabet: 'ascii' },
    },
    /^\d{15}$/,
    passesLuhn,
  ),
}
