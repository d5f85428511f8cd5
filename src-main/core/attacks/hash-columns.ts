// Columns that look like unkeyed hashes of numbers: hexadecimal of the length of a known hash under a header, or behind a column, of numbers.
// Proves nothing by itself: a keyed pseudonym can look the same, so the trial decides.
import { kindsNamedBy } from '../detection/registry.ts'
import { type AttackColumn, type AttackTable, columnBehind } from './attack.ts'

export const HASH_ALGORITHMS = ['md5', 'md5half', 'sha1', 'sha256', 'sm3'] as const
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number]
export type HashTarget = 'mobile' | 'citizenId'

/** Names as people write them. */
export const ALGORITHM_NAMES: Record<HashAlgorithm, string> = {
  md5: 'MD5',
  md5half: '16 位 MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sm3: 'SM3',
}

/** SHA-256 and SM3 are told apart only by trying. */
const BY_LENGTH: Readonly<Record<number, readonly HashAlgorithm[]>> = {
  16: ['md5half'],
  32: ['md5'],
  40: ['sha1'],
  64: ['sha256', 'sm3'],
}

export interface HashColumn {
  readonly column: AttackColumn
  readonly algorithms: readonly HashAlgorithm[]
  readonly targets: readonly HashTarget[]
}

const HEX = /^[0-9a-fA-F]+$/
const HAS_LETTER = /[a-fA-F]/
const MIN_SHARE = 0.8
/** Fewer cells may look so by chance. */
const MIN_CELLS = 3
/** What a hashed column is called beyond the header of its kind: 手机号MD5, phone_hash, 身份证摘要. */
const HASH_WORDS =
  /[_\s-]*(?:md5|sha-?1|sha-?256|sm3|hash|digest|摘要|哈希|散列|加密|脱敏|密文|杂凑)(?:值)?|[（(][^）)]*[)）]/gi

/** The length all hexadecimal cells share; null = the column holds something else. */
export function hexLength(cells: readonly string[]): number | null {
  const filled = cells.filter(cell => cell !== '')
  const lengths = new Map<number, number>()
  let lettered = 0
  for (const cell of filled) {
    if (!HEX.test(cell)) continue
    lengths.set(cell.length, (lengths.get(cell.length) ?? 0) + 1)
    if (HAS_LETTER.test(cell)) lettered += 1
  }
  const [length, count] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  // Decimal digits alone are a number that happens to be as long.
  const hashed = count >= Math.max(MIN_CELLS, filled.length * MIN_SHARE) && lettered >= count * MIN_SHARE
  return hashed && BY_LENGTH[length] !== undefined ? length : null
}

export function findHashColumns(table: AttackTable): HashColumn[] {
  return table.released.flatMap(column => {
    const length = hexLength(column.cells)
    if (length === null) return []
    return [{ column, algorithms: BY_LENGTH[length] ?? [], targets: targetsOf(table, column) }]
  })
}

/** What the header names, else what the source holds; both where nothing says. */
function targetsOf(table: AttackTable, column: AttackColumn): HashTarget[] {
  const { name } = column.profile
  const named = kindsNamedBy(name.replace(HASH_WORDS, ''))
  const behind = columnBehind(table, name)?.profile.semantics.map(({ kind }) => kind) ?? []
  const kinds = new Set([...named, ...behind])
  const targets: HashTarget[] = []
  if (kinds.has('mobile')) targets.push('mobile')
  if (kinds.has('citizenId18') || kinds.has('citizenId15')) targets.push('citizenId')
  return targets.length > 0 ? targets : ['mobile', 'citizenId']
}
