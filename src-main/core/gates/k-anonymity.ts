// Gate: on the final table, so many people look alike in every group as the way of opening asks for (R29 k value; GB/T 42460-2023).
// Judges all meanings of `*` a reader may have; names columns that were left out of the de-identification and break it.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { GateFinding } from '../../contract/gates.ts'
import type { ReleaseKind, RiskFigures } from '../../contract/risk.ts'
import { classThreshold, impliedK } from '../deidentification/risk/effect-level.ts'
import { cellFinding, type Gate } from './gate.ts'
import type { PrivacyFacts } from './privacy-facts.ts'
import { say } from './say.ts'

/** Without a decision the strictest way counts. */
export function releaseKindOf({
  openAttribute,
  secureEnvironment,
}: Pick<Catalogue, 'openAttribute' | 'secureEnvironment'>): ReleaseKind {
  if (openAttribute !== 'CONDITIONAL') return 'public'
  return secureEnvironment ? 'enclave' : 'controlled'
}

const LISTED_GROUPS = 20

export const kAnonymity: Gate = {
  id: 'kAnonymity',
  requirement: 'R29',
  place: 'deidentify',
  judge({ catalogue, privacy, surroundings, noisyCounts = null }) {
    const needed = impliedK(classThreshold(releaseKindOf(catalogue), surroundings.effectFigures))
    const limit = say('groupLimit', { needed })
    if (noisyCounts !== null) return { count: 0, findings: [], figure: say('noisyCounts', noisyCounts), limit }
    if (privacy === null || privacy.figures.rows === 0)
      return { count: 0, findings: [], figure: say('noPeople'), limit }
    const k = strictestK(privacy.figures)
    const findings = k >= needed ? [] : groupFindings(privacy, k, needed)
    return {
      count: k >= needed ? 0 : Math.max(1, atRisk(privacy.figures, needed)),
      findings,
      figure: say('smallestGroup', { k, columns: privacy.figures.quasiIdentifiers.join('、') }),
      limit,
    }
  },
}

/** Under the meaning of `*` that protects least. */
export function strictestK({ suppressed: { k } }: Pick<RiskFigures, 'suppressed'>): number {
  const known = [k.ownClass, k.anyValue, k.removed].filter(one => one !== null && one > 0)
  return known.length === 0 ? 0 : Math.min(...known.map(one => one ?? 0))
}

function atRisk({ classSizes }: RiskFigures, needed: number): number {
  return classSizes.reduce((sum, { size, classes }) => sum + (size < needed ? size * classes : 0), 0)
}

function groupFindings(
  { figures, declared, free, declaredFigures }: PrivacyFacts,
  k: number,
  needed: number,
): GateFinding[] {
  const columns = figures.quasiIdentifiers.join('、')
  const safe = declaredFigures === null ? 0 : strictestK(declaredFigures)
  const leftOut = free.map(column =>
    declared.length === 0
      ? cellFinding(say('quasiUntreated', { column }), null, column)
      : cellFinding(say('quasiFree', { column, k, safe }), null, column),
  )
  const suppressed =
    figures.suppressed.wholeRows > 0 && figures.suppressed.wholeRows < needed
      ? [cellFinding(say('suppressedGroup', { rows: figures.suppressed.wholeRows }), null, null)]
      : []
  const groups = figures.smallest
    .filter(({ size }) => size < needed)
    .slice(0, LISTED_GROUPS)
    .map(({ row, size }) => cellFinding(say('smallGroup', { columns, size, needed }), row, null))
  return [...leftOut, ...suppressed, ...groups]
}
