// Decides which kinds of values a column holds, from its header and the counted verdicts of its values.
// Must not look at values itself.
import type { Semantics } from '../../contract/profile.ts'
import type { Detector, GradedDetector } from './detector.ts'
import { DETECTORS, detectorOf, kindsHintedBy, kindsNamedBy } from './registry.ts'

export interface KindCounts {
  valid: number
  lookalike: number
}

/** Shares of the non-empty values. */
const CERTAIN_VALID = 0.9
const LIKELY_MATCHED = 0.6
/** Under a header that names a direct identifier so many are enough: 当事人 are persons and companies. */
const MIXED_VALID = 0.2

/**
 * certain: at least 90 % pass a checksum. likely: the header names the kind and at least 60 % have its shape, of a direct identifier a
 * fifth is valid, or without header at least 90 % of a distinctive shape, 60 % of a checksum, or the share a kind asks of unnamed
 * columns; also the companions of a likely kind.
 * possible: fewer, but a header with some values, or a single valid citizen number. Sorted by confidence, then by valid values.
 * `nonEmpty` counts values, not blanks or spelled empties; `distinct` the different ones among them.
 */
export function columnSemantics(
  header: string,
  counts: ReadonlyMap<string, KindCounts>,
  nonEmpty: number,
  distinct: number = nonEmpty,
): Semantics[] {
  const named = kindsNamedBy(header)
  const hinted = kindsHintedBy(header)
  const found: Semantics[] = []
  const weak: Semantics[] = []
  for (const detector of DETECTORS) {
    const count = counts.get(detector.kind)
    if (count === undefined || nonEmpty === 0 || count.valid + count.lookalike === 0) continue
    const confidence = named.has(detector.kind)
      ? confidenceOf(detector, count, nonEmpty, true)
      : hinted.has(detector.kind)
        ? byHint(count, nonEmpty)
        : (confidenceOf(detector, count, nonEmpty, false) ?? byValues(detector, count, nonEmpty, distinct))
    const one: Semantics = {
      kind: detector.kind,
      header: named.has(detector.kind),
      matched: count.valid + count.lookalike,
      valid: count.valid,
      lookalike: count.lookalike,
      confidence: confidence ?? 'possible',
    }
    if (confidence !== null) found.push(one)
    else weak.push(one)
  }
  return withCompanions(found, weak).sort((a, b) => RANK[a.confidence] - RANK[b.confidence] || b.valid - a.valid)
}

/** 15-digit numbers among 18-digit ones, landlines among mobile numbers: what stands beside a kind is believed sooner. */
function withCompanions(found: readonly Semantics[], weak: readonly Semantics[]): Semantics[] {
  const strong = new Set(found.filter(({ confidence }) => confidence !== 'possible').map(({ kind }) => kind))
  const isCompanion = ({ kind, valid }: Semantics) =>
    valid > 0 && (detectorOf(kind)?.companionOf ?? []).some(other => strong.has(other))
  const raise = (one: Semantics): Semantics =>
    one.confidence === 'possible' && isCompanion(one) ? { ...one, confidence: 'likely' } : one
  return [...found.map(raise), ...weak.filter(isCompanion).map(raise)]
}

/** A header that says nothing: the kind's own rule for such columns. */
function byValues(
  { unnamed }: Detector,
  count: KindCounts,
  nonEmpty: number,
  distinct: number,
): Semantics['confidence'] | null {
  if (unnamed?.share === undefined || distinct < (unnamed.distinct ?? 0)) return null
  return count.valid / nonEmpty >= unnamed.share ? 'likely' : null
}

const RANK = { certain: 0, likely: 1, possible: 2 } as const

function confidenceOf(
  detector: GradedDetector,
  count: KindCounts,
  nonEmpty: number,
  header: boolean,
): Semantics['confidence'] | null {
  const valid = count.valid / nonEmpty
  const matched = (count.valid + count.lookalike) / nonEmpty
  switch (detector.evidence) {
    case 'checksum':
      return byChecksum(valid, matched, header, count.valid > 0 && provesAlone(detector))
    case 'shape':
      if (header ? matched >= LIKELY_MATCHED : valid >= CERTAIN_VALID) return 'likely'
      return header || valid >= LIKELY_MATCHED ? 'possible' : null
    case 'weak':
      if (!header) return null
      if (detector.role === 'direct' && valid >= MIXED_VALID) return 'likely'
      return matched >= LIKELY_MATCHED && valid >= matched / 2 ? 'likely' : 'possible'
    default:
      return detector.evidence satisfies never
  }
}

/** The header could mean it: nearly all values have to agree. */
function byHint(count: KindCounts, nonEmpty: number): Semantics['confidence'] | null {
  return count.valid / nonEmpty >= CERTAIN_VALID ? 'likely' : null
}

function byChecksum(valid: number, matched: number, header: boolean, proof: boolean): Semantics['confidence'] | null {
  if (valid >= CERTAIN_VALID) return 'certain'
  if (matched >= LIKELY_MATCHED && (header || valid >= LIKELY_MATCHED)) return 'likely'
  return header || proof ? 'possible' : null
}

const PROVING: ReadonlySet<string> = new Set(['citizenId18', 'disabilityCertNo', 'hmtResidencePermit'])

/** A date, a place and a check character at once do not happen by chance; a Luhn check alone happens every tenth time. */
function provesAlone(detector: Detector): boolean {
  return PROVING.has(detector.kind)
}
