// Sentences about targets, days of the calendar and whom to trust.
// Counts nothing that is not written in the pack.
import type { Targets } from '../../contract/bureau-ledger.ts'
import type { Trust } from '../../contract/signing.ts'
import type { PackChange } from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { packPartTexts, packChangeTexts as texts } from '../../contract/text/zh-CN/template-pack.ts'
import type { WorkCalendar } from '../../contract/work-calendar.ts'
import { canonicalJson } from '../recipe/recipe-digest.ts'

export function targetChanges(before: readonly Targets[], after: readonly Targets[]): PackChange[] {
  const of = (kind: PackChange['kind'], sentence: string): PackChange => ({ part: 'targets', kind, sentence })
  const part = packPartTexts.targets
  const years = (targets: readonly Targets[]) => targets.map(({ year }) => year).join('、')
  const old = new Map(before.map(targets => [targets.year, targets]))
  const now = new Set(after.map(({ year }) => year))
  const added = after.filter(({ year }) => !old.has(year))
  const gone = before.filter(({ year }) => !now.has(year))
  return [
    ...(added.length > 0 ? [of('added', fill(texts.partAdded, { part, names: years(added) }))] : []),
    ...(gone.length > 0 ? [of('removed', fill(texts.partRemoved, { part, names: years(gone) }))] : []),
    ...after.flatMap(targets => {
      const known = old.get(targets.year)
      return known === undefined ? [] : yearChanges(known, targets)
    }),
  ]
}

function yearChanges(before: Targets, after: Targets): PackChange[] {
  const old = new Map(before.bodies.map(({ name, quantity }) => [name, quantity]))
  const moved = after.bodies.flatMap(({ name, quantity }): PackChange[] => {
    const known = old.get(name) ?? null
    if (known === quantity) return []
    const params = { year: after.year, body: name, before: known ?? texts.none, after: quantity ?? texts.none }
    const kind = (quantity ?? 0) > (known ?? 0) ? 'stricter' : 'milder'
    return [{ part: 'targets', kind, sentence: fill(texts.quantity, params) }]
  })
  if (canonicalJson(before.rules) === canonicalJson(after.rules)) return moved
  return [...moved, { part: 'targets', kind: 'changed', sentence: fill(texts.targetsChanged, { year: after.year }) }]
}

const NO_DAYS: WorkCalendar = { years: [], days: [] }

export function calendarChanges(before: WorkCalendar = NO_DAYS, after: WorkCalendar = NO_DAYS): PackChange[] {
  const of = (sentence: string): PackChange => ({ part: 'calendar', kind: 'changed', sentence })
  const [old, now] = [
    new Map(before.days.map(day => [day.date, day.kind])),
    new Set(after.days.map(({ date }) => date)),
  ]
  const changed = after.days.filter(({ date, kind }) => old.get(date) !== kind)
  const gone = before.days.filter(({ date }) => !now.has(date))
  if (before.days.length === 0 && changed.length > 0) {
    const part = packPartTexts.calendar
    return [
      { part: 'calendar', kind: 'added', sentence: fill(texts.partAdded, { part, names: after.years.join('、') }) },
    ]
  }
  return [
    ...changed.map(({ date, kind, name }) => of(fill(texts.dayAdded, { date, name, kind: texts[kind] }))),
    ...gone.map(({ date }) => of(fill(texts.dayGone, { date }))),
  ]
}

export function trustChanges(before: Trust | undefined, after: Trust | undefined): PackChange[] {
  const known = new Set((before?.roots ?? []).map(({ keyId }) => keyId))
  const added = (after?.roots ?? []).filter(({ keyId }) => !known.has(keyId)).length
  const revoked = Math.max(0, (after?.revocations.length ?? 0) - (before?.revocations.length ?? 0))
  return [{ part: 'trust', kind: 'changed', sentence: fill(texts.roots, { added, revoked }) }]
}
