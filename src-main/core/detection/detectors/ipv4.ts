// IP 地址, version 4.
// Must not take version numbers in text for addresses: a word or a number of three digits has to speak for it.
import { like } from '../../values/sign-pattern.ts'
import { findAll, patternDetector } from '../build.ts'
import type { Detector, Match } from '../detector.ts'

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
export const IPV4 = new RegExp(`^(?:${OCTET}\\.){3}${OCTET}$`)

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
