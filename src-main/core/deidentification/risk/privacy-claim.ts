// What a package claims of its data, made from measured figures; comparing two claims shows whether one is true.
// Must not measure.
import type { PrivacyClaim } from '../../../contract/gates.ts'
import type { Protection } from '../../../contract/protection.ts'
import type { RiskFigures } from '../../../contract/risk.ts'

export function privacyClaim(
  { quasiIdentifiers, suppressed, l, t, conditions }: RiskFigures,
  protections: readonly Protection[],
): PrivacyClaim {
  const promised = (column: string) => protections.find(one => one.column === column)
  return {
    quasiIdentifiers: [...quasiIdentifiers],
    k: suppressed.k,
    sensitive: Object.entries(l?.byColumn ?? {}).map(([column, { distinct }]) => ({
      column,
      distinct,
      equalDistance: rounded(t?.byColumn[column]?.equal ?? 0),
      ...(promised(column) !== undefined && { protection: promised(column) }),
    })),
    ...(conditions !== undefined && { conditions }),
  }
}

/** Nine digits, so that the claim reads the same whatever order its sums were made in. */
function rounded(value: number): number {
  return Number(value.toFixed(9))
}
