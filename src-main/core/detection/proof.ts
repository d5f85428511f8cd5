// Which single values prove a kind by themselves, whatever their column holds.
// Must not judge columns.
import { DETECTORS } from './registry.ts'

/** Shapes that other values share too often: a check that every tenth number passes, words for places, three letters and digits. */
const NEEDS_A_HEADER = new Set(['bankCard', 'orgCode', 'address', 'foreignPrOld'])

/** A whole valid cell of these is a finding in any column. */
export const PROVEN_ALONE: ReadonlySet<string> = new Set(
  DETECTORS.filter(({ kind, evidence }) => evidence !== 'weak' && !NEEDS_A_HEADER.has(kind)).map(({ kind }) => kind),
)

/** Kinds that identify a person by themselves, and secrecy marks; the others are meant to be published or are left to risk measurement. */
export const LEAK_KINDS: ReadonlySet<string> = new Set(
  DETECTORS.filter(({ kind, role }) => role === 'direct' || kind === 'secrecyMark').map(({ kind }) => kind),
)
