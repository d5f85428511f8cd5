// What closes a gap between a masked column and another one that is published, the mildest first, dropping it last.
// Applies nothing: a person chooses.
import type { Repair } from '../../contract/attacks.ts'
import type { Step } from '../../contract/recipe.ts'
import { repairWords } from '../../contract/text/zh-CN/repairs.ts'
import type { AttackColumn, Treatment } from './attack.ts'

/** What a repair depends on: what the column is, not what stands in it. */
type DescribedColumn = Pick<AttackColumn, 'profile'>

/** Methods that treat the same value alike in every column, under one key. */
const KEYED = new Set(['pseudonymize', 'pseudonymFromTable'])
/** Where nothing in the recipe names a key yet. */
const NEW_KEY = '脱敏'

const repair = (op: string, column: string, params: Step['params'], sentence: string): Repair => ({
  step: { op, columns: [column], params, enabled: true },
  sentence,
})

const is = ({ profile }: DescribedColumn, ...kinds: string[]) =>
  profile.semantics.some(({ kind, confidence }) => confidence !== 'possible' && kinds.includes(kind))

export function dropColumn(column: string): Repair {
  return repair('dropColumn', column, {}, repairWords.drop(column))
}

export function toYear(column: string): Repair {
  return repair('generalizeDate', column, { unit: 'year', onFail: 'empty' }, repairWords.toYear(column))
}

function pseudonym(column: string, key: string): Repair {
  return repair('pseudonymize', column, { key }, repairWords.pseudonym(column, key))
}

/** As the masked column is treated, where that is possible: what is the same in both then stays the same. */
function likeSibling(column: string, treatment: Treatment | undefined): Repair[] {
  const done = treatment?.by ?? null
  if (done === null || !KEYED.has(done.op)) return []
  return [repair(done.op, column, done.params, repairWords.alike(column, treatment?.column ?? '', keyOf(treatment)))]
}

function keyOf(treatment: Treatment | undefined): string {
  const key = treatment?.by?.params.key
  return typeof key === 'string' ? key : NEW_KEY
}

/** Coarser, in the way that suits what the column holds. */
function coarser(column: DescribedColumn): Repair[] {
  const { name, type } = column.profile
  if (type === 'date' || type === 'datetime' || is(column, 'birthDate')) return [toYear(name)]
  if (is(column, 'age')) return [repair('ageBand', name, {}, repairWords.ageBand(name))]
  if (is(column, 'address')) {
    return [repair('truncateAddress', name, { onFail: 'empty' }, repairWords.shortAddress(name))]
  }
  if (is(column, 'divisionCode', 'postcode')) {
    return [repair('truncateText', name, { length: 4 }, repairWords.fewerDigits(name, 4))]
  }
  if (is(column, 'email')) {
    return [repair('maskByKind', name, { kind: 'email', keep: 'region' }, repairWords.mailDomain(name))]
  }
  return []
}

/** For a published column that gives away a masked one. */
export function repairsOfGiver(giver: DescribedColumn, treatment: Treatment | undefined): Repair[] {
  const { name } = giver.profile
  const alike = likeSibling(name, treatment)
  const numbers = giver.profile.role === 'direct' && alike.length === 0 ? [pseudonym(name, keyOf(treatment))] : []
  return [...coarser(giver), ...alike, ...numbers, dropColumn(name)]
}

/** For a number of which some digits show, read with the help of other columns. */
export function repairsOfDigits(column: string, births: readonly string[], treatment: Treatment | undefined): Repair[] {
  return [pseudonym(column, keyOf(treatment)), ...births.map(toYear), dropColumn(column)]
}

/** For columns about one person that no longer agree: `id` holds made-up numbers, `other` the true facts. */
export function repairsOfContradiction(id: string, other: string, treatment: Treatment | undefined): Repair[] {
  return [pseudonym(id, keyOf(treatment)), dropColumn(other), dropColumn(id)]
}
