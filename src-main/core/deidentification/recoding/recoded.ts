// A treated table: what each combination of quasi-identifier values is published as, and the classes that makes.
// The same for every way of recoding; writes nothing.
import type { DeidentifyReport, ReleaseRisk } from '../../../contract/deidentify.ts'
import type { Tuples } from '../encoding/tuples.ts'

/** What a suppressed record shows in every quasi-identifier. */
export const SUPPRESSED = '*'

export interface RecodedColumn {
  readonly labels: readonly string[]
  /** Per combination the label; not to be read where it is suppressed. */
  readonly codes: Int32Array
}

export interface Recoded {
  /** One per quasi-identifier. */
  readonly columns: readonly RecodedColumn[]
  /** Per combination the class, −1 where it is suppressed. */
  readonly classOf: Int32Array
  /** Records per class. */
  readonly sizes: Int32Array
  readonly suppressed: number
}

/** What is published of the records of a table. */
export interface Release {
  readonly recoded: Recoded
  /** The combinations `recoded` speaks of. */
  readonly tuples: Tuples
}

/** Text of one quasi-identifier in one record. */
export function publishedText(
  { recoded: { columns, classOf }, tuples: { ofRow } }: Release,
  row: number,
  column: number,
): string {
  const tuple = ofRow[row]!
  if (classOf[tuple] === -1) return SUPPRESSED
  const { labels, codes } = columns[column]!
  return labels[codes[tuple]!]!
}

export function isSuppressed({ recoded: { classOf }, tuples: { ofRow } }: Release, row: number): boolean {
  return classOf[ofRow[row]!] === -1
}

/** Classes without a record are left out. */
export function classSizes({ sizes }: Recoded): DeidentifyReport['classSize'] & { classes: number } {
  const filled = sizes.filter(size => size > 0)
  if (filled.length === 0) return { classes: 0, min: 0, avg: 0, max: 0 }
  const sum = filled.reduce((total, size) => total + size, 0)
  return {
    classes: filled.length,
    min: filled.reduce((least, size) => Math.min(least, size)),
    avg: sum / filled.length,
    max: filled.reduce((most, size) => Math.max(most, size)),
  }
}

/** Of the kept records; at risk = in a class smaller than 1 ÷ `threshold`. */
export function releaseRisk(recoded: Recoded, threshold: number): ReleaseRisk {
  const { classes, min, avg } = classSizes(recoded)
  const filled = recoded.sizes.filter(size => size > 0)
  const rows = filled.reduce((total, size) => total + size, 0)
  const uniques = filled.filter(size => size === 1).length
  const atRisk = filled.reduce((total, size) => total + (1 / size > threshold ? size : 0), 0)
  return {
    rows,
    classes,
    k: classes === 0 ? null : min,
    uniques,
    uniqueShare: rows === 0 ? 0 : uniques / rows,
    prosecutor: {
      max: classes === 0 ? 0 : 1 / min,
      average: classes === 0 ? 0 : 1 / avg,
      shareAtRisk: rows === 0 ? 0 : atRisk / rows,
    },
  }
}
