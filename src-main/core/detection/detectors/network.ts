// Network and device values: IPv4, IPv6, MAC, IMEI.
// Must not be searched in text: version numbers look like addresses.
import { passesLuhn } from '../../identifiers/luhn.ts'
import { patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^(?:${OCTET}\\.){3}${OCTET}$`)

export const ipv4 = patternDetector(
  {
    kind: 'ipv4',
    source: 'RFC 791',
    role: 'direct',
    grade: 'g3',
    headers: ['ip', 'ip地址', '登录ip', '登录ip地址', '访问ip', 'ipaddress', 'ip_address'],
    evidence: 'shape',
    fits: { min: 7, max: 15, alphabet: 'ascii' },
  },
  IPV4,
)

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

export const ipv6: Detector = {
  kind: 'ipv6',
  source: 'RFC 4291',
  role: 'direct',
  grade: 'g3',
  headers: ipv4.headers,
  evidence: 'shape',
  fits: { min: 3, max: 45, alphabet: 'ascii' },
  judge: value =>
    value.includes(':') &&
    (value.includes('::') || value.split(':').length === 8 || /:\d+\.\d+\./.test(value)) &&
    isIpv6(value)
      ? 'valid'
      : null,
}

export const mac = patternDetector(
  {
    kind: 'mac',
    source: 'IEEE 802',
    role: 'direct',
    grade: 'g3',
    headers: ['mac', 'mac地址', '物理地址', 'macaddress'],
    evidence: 'shape',
    fits: { min: 14, max: 17, alphabet: 'ascii' },
  },
  /^(?:[0-9A-F]{2}([:-])[0-9A-F]{2}(?:\1[0-9A-F]{2}){4}|[0-9A-F]{4}(?:\.[0-9A-F]{4}){2})$/i,
)

export const imei = patternDetector(
  {
    kind: 'imei',
    source: '3GPP TS 23.003',
    role: 'direct',
    grade: 'g3',
    headers: ['imei', '串号', '设备号', '终端编号', '设备串号'],
    evidence: 'weak',
    fits: { min: 15, max: 15, alphabet: 'ascii' },
  },
  /^\d{15}$/,
  passesLuhn,
)
