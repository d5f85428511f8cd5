// What two tables tell together: last month's and this month's release, or a release and a table somebody else has.
// Works on sizes of the classes both are put into; knows no value.
import type { LinkageFigures, ReleaseDifference } from '../../../contract/risk.ts'

/** Changes so small that who knows both releases knows whom they are about. */
const TELLING = 2

/** `now` and `before` per class: a group that one or two people joined or left gives them away to who knows they came or went. */
export function releaseDifference(now: Uint32Array, before: Uint32Array): ReleaseDifference {
  const difference = {
    classes: 0,
    unchanged: 0,
    appeared: 0,
    vanished: 0,
    changedByOne: 0,
    changedByTwo: 0,
    exposed: 0,
  }
  for (let id = 0; id < now.length; id += 1) {
    const [size, former] = [now[id] ?? 0, before[id] ?? 0]
    const change = Math.abs(size - former)
    difference.classes += 1
    if (change === 0) difference.unchanged += 1
    if (former === 0) difference.appeared += 1
    if (size === 0) difference.vanished += 1
    if (change === 1) difference.changedByOne += 1
    if (change === 2) difference.changedByTwo += 1
    if (change > 0 && change <= TELLING) difference.exposed += change
  }
  return difference
}

/** Records of the release that meet records of another table; `unique`: one record of each, nobody else: a name for the record. */
export function linkageFigures(release: Uint32Array, other: Uint32Array): LinkageFigures {
  const linkage = { rows: 0, matched: 0, unique: 0, toFew: 0 }
  for (let id = 0; id < release.length; id += 1) {
    const [size, found] = [release[id] ?? 0, other[id] ?? 0]
    linkage.rows += size
    if (size === 0 || found === 0) continue
    linkage.matched += size
    if (size === 1 && found === 1) linkage.unique += 1
    if (size < FEW) linkage.toFew += size
  }
  return linkage
}

/** Groups smaller than that are few: the least of a controlled release. */
const FEW = 5
