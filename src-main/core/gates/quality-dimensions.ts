// Gate: completeness, accuracy, consistency and uniqueness of the result reach their limits (R37; 细则第十三条（一）).
// The formulas are those of the quality report; timeliness is another gate's.
import { tableQuality } from '../../contract/quality.ts'
import { dimensionNames } from '../../contract/text/zh-CN/gates.ts'
import { cellFinding, type Gate } from './gate.ts'
import { percentText, say } from './say.ts'

const DIMENSIONS = ['complete', 'accurate', 'consistent', 'unique'] as const

export const qualityDimensions: Gate = {
  id: 'qualityDimensions',
  requirement: 'R37',
  place: 'clean',
  exceptable: true,
  judge({ profile, catalogue, surroundings: { limits } }) {
    const declared = new Set(catalogue.fields.filter(({ nullable }) => nullable).map(({ label }) => label))
    // Empties that the entry explains are no lack of completeness.
    const columns = profile.columns.map(column =>
      declared.has(column.name) ? { ...column, empty: 0, emptyTokens: [] } : column,
    )
    const quality = tableQuality({ ...profile, columns })
    const shares = DIMENSIONS.map(dimension => {
      const { part, whole } = quality[dimension] ?? { part: 0, whole: 0 }
      return { dimension, share: whole === 0 ? 1 : part / whole, limit: limits.quality[dimension] }
    })
    const low = shares.filter(({ share, limit }) => share < limit)
    const words = (one: { dimension: (typeof DIMENSIONS)[number]; share: number }) =>
      say('dimensionShare', { dimension: dimensionNames[one.dimension], share: percentText(one.share) })
    return {
      count: low.length,
      findings: low.map(one =>
        cellFinding(
          say('dimensionLow', {
            dimension: dimensionNames[one.dimension],
            share: percentText(one.share),
            limit: percentText(one.limit),
          }),
          null,
          null,
        ),
      ),
      figure: shares.map(words).join('、'),
      limit: shares.map(one => words({ ...one, share: one.limit })).join('、'),
    }
  },
}
