// Finds what belongs inside the office only: intranet addresses, machine names, paths, keys and tokens.
// Judges words, not people: identifiers of persons are found elsewhere. Linear in the length of the text.

export const INTERNAL_KINDS = ['address', 'host', 'path', 'connection', 'token'] as const
export type InternalKind = (typeof INTERNAL_KINDS)[number]

export interface InternalReference {
  readonly kind: InternalKind
  /** UTF-16 units. */
  readonly start: number
  readonly end: number
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'

const PATTERNS: readonly (readonly [InternalKind, RegExp])[] = [
  // RFC 1918, loopback, link-local, and the shared space of RFC 6598.
  [
    'address',
    new RegExp(
      `(?<![\\d.])(?:10\\.${OCTET}|127\\.${OCTET}|192\\.168|169\\.254|172\\.(?:1[6-9]|2\\d|3[01])|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7]))\\.${OCTET}\\.${OCTET}(?![\\d.])`,
      'g',
    ),
  ],
  ['address', /(?<![0-9a-f:])(?:f[cd][0-9a-f]{2}|fe80):[0-9a-f:]{2,40}/gi],
  ['host', /\blocalhost\b/gi],
  [
    'host',
    /(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.(?:local|lan|intra|intranet|internal|corp|home|localdomain)(?![\w-])/gi,
  ],
  // A web address whose host is a bare word or carries a port.
  ['host', /\b(?:https?|ftp|ws|wss):\/\/(?:[a-z0-9_-]{1,63}(?=[/:?#\s]|$)|[a-z0-9._-]{1,253}:\d{2,5}(?!\d))/gi],
  ['path', /(?<![A-Za-z])[A-Za-z]:\\[^\s"<>|]{1,200}/g],
  ['path', /\\\\[A-Za-z0-9_.-]{1,63}\\[^\s"<>|]{1,200}/g],
  ['path', /(?<![\w/.])\/(?:home|root|etc|var|opt|usr|mnt|data\d*)\/[\w.-]{1,60}/g],
  [
    'connection',
    /\b(?:jdbc:[a-z]|mysql|postgres(?:ql)?|oracle|mongodb|redis|sqlserver|dm|kingbase):\/\/[^\s"']{1,200}/gi,
  ],
  ['connection', /\bjdbc:[a-z][a-z0-9:]{1,20}[^\s"']{1,200}/gi],
  ['token', /\beyJ[\w-]{8,2000}\.[\w-]{8,2000}\.[\w-]{4,2000}/g],
  ['token', /\bBearer\s+[\w.~+/-]{12,2000}/g],
  ['token', /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/g],
  ['token', /\b(?:AKIA|AKID|LTAI)[A-Za-z0-9]{12,40}/g],
  [
    'token',
    /(?:app_?key|app_?secret|api_?key|access_?key|secret|token|password|passwd|pwd|密钥|口令|密码|令牌)["'”]?\s{0,3}[:=：＝]\s{0,3}["'“]?(?!YOUR_APP_KEY)[A-Za-z0-9+/_.-]{8,2000}/gi,
  ],
]

export function internalReferences(text: string): InternalReference[] {
  const found = PATTERNS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(match => ({ kind, start: match.index, end: match.index + match[0].length })),
  )
  return found.sort((a, b) => a.start - b.start)
}

/** What a finding shows: its beginning, the rest covered. */
export function maskedReference(text: string, { start, end }: InternalReference): string {
  return `${text.slice(start, Math.min(end, start + 6))}…`
}
