// Small tables for tests of risk: texts in, figures out, the way the program goes.
// Holds no expectation.
import type { Protection } from '../../../src-main/contract/protection.ts'
import { createExactCoder } from '../../../src-main/core/deidentification/risk/exact-column.ts'
import { measureRisk } from '../../../src-main/core/deidentification/risk/measure-risk.ts'
import { type ExactColumn, ReleaseClassifier } from '../../../src-main/core/deidentification/risk/release-classes.ts'
import { prepareSensitive, type SensitiveInput } from '../../../src-main/core/deidentification/risk/sensitive-column.ts'
import { unitsOfColumn } from '../../../src-main/core/table/column-units.ts'

export function codedColumn(values: readonly string[]): ExactColumn & { readonly texts: readonly string[] } {
  const coder = createExactCoder(new Uint32Array(values.length), true)
  coder.add(unitsOfColumn(values))
  return coder.finish()
}

export interface SmallTable {
  /** Quasi-identifiers by name; those of the population behind those of the release. */
  quasi: Record<string, readonly string[]>
  /** Rows of the release; absent = all. */
  rows?: number
  sensitive?: Record<string, readonly string[]>
  settings?: Record<string, Pick<SensitiveInput, 'order' | 'hierarchy'>>
  protections?: Record<string, Protection>
  threshold?: number
  populationSize?: number
}

export function riskOf({
  quasi,
  rows,
  sensitive = {},
  settings = {},
  protections = {},
  threshold = 0.05,
  populationSize,
}: SmallTable) {
  const names = Object.keys(quasi)
  const columns = Object.values(quasi).map(codedColumn)
  const all = columns[0]?.codes.length ?? 0
  const classifier = new ReleaseClassifier(rows ?? all, all)
  for (const column of columns) classifier.add(column)
  return measureRisk({
    quasiIdentifiers: names,
    classes: classifier.finish(),
    byColumn: [],
    sensitive: Object.entries(sensitive).map(([column, values]) => {
      const { codes, texts } = codedColumn(values)
      const protection = protections[column]
      const given = { order: protection?.order, rule: protection?.hierarchy, ...settings[column] }
      return { column, codes: prepareSensitive({ column, codes, texts, ...given }), protection }
    }),
    threshold,
    populationSize,
    codesOf: at => columns[at]?.codes ?? new Uint32Array(),
    rowNumberOf: row => row + 2,
  })
}
