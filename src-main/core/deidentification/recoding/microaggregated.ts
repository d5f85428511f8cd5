// A recoded table in which some columns show the average of their group instead of its range.
// Chooses no groups: those of the recoding stay, and groups that come to show the same become one.
import type { MicroaggregatedColumn } from '../../../contract/deidentify.ts'
import { OpenprepError } from '../../../contract/errors.ts'
import { fill } from '../../../contract/text/describe-error.ts'
import { deidentifyWords } from '../../../contract/text/zh-CN/deidentify-operation.ts'
import { Grouping } from '../encoding/grouping.ts'
import type { LevelTable } from '../encoding/level-table.ts'
import { groupValue, NotANumber, type WeightedText } from './group-average.ts'
import type { Recoded, RecodedColumn, Release } from './recoded.ts'

/** Throws DEIDENTIFY_NOT_MET for a value that is no number where one is needed. */
export function microaggregated(
  { recoded, tuples }: Release,
  tables: readonly LevelTable[],
  chosen: readonly MicroaggregatedColumn[],
): Release {
  const columns = recoded.columns.map((column, at) => {
    const asked = chosen.find(one => one.column === tables[at]!.column)
    return asked === undefined ? column : averagedColumn({ recoded, tuples }, tables[at]!, at, asked)
  })
  return { recoded: regrouped({ ...recoded, columns }, tuples.counts), tuples }
}

function averagedColumn(
  { recoded: { classOf, sizes }, tuples }: Release,
  table: LevelTable,
  at: number,
  { measure, decimals }: MicroaggregatedColumn,
): RecodedColumn {
  const perClass = Array.from(sizes, () => new Map<number, number>())
  const codes = tuples.columns[at]!
  for (const [tuple, one] of classOf.entries()) {
    if (one < 0 || tuples.counts[tuple] === 0) continue
    const held = perClass[one]!
    held.set(codes[tuple]!, (held.get(codes[tuple]!) ?? 0) + tuples.counts[tuple]!)
  }
  const texts = table.labels[0]!
  const labels: string[] = []
  const codeOf = new Map<string, number>()
  const ofClass = Int32Array.from(perClass, held => {
    const values = [...held].map(([code, weight]): WeightedText => ({ text: texts[code]!, weight }))
    const text = averaged(values, table.column, measure, decimals)
    const known = codeOf.get(text)
    if (known !== undefined) return known
    codeOf.set(text, labels.length)
    return labels.push(text) - 1
  })
  return { labels, codes: classOf.map(one => (one < 0 ? 0 : ofClass[one]!)) }
}

/** Throws DEIDENTIFY_NOT_MET for a value that is no number where one is needed. */
export function averaged(
  values: readonly WeightedText[],
  column: string,
  measure: MicroaggregatedColumn['measure'],
  decimals: number,
): string {
  try {
    return groupValue(values, measure, decimals)
  } catch (thrown) {
    if (!(thrown instanceof NotANumber)) throw thrown
    const reason = fill(deidentifyWords.microaggregateNumber, { column, value: thrown.value })
    throw new OpenprepError('DEIDENTIFY_NOT_MET', { reason }, { column })
  }
}

/** Classes with the same labels in every column are one: all conditions but the lower end of presence hold of their union. */
function regrouped(recoded: Recoded, counts: Int32Array): Recoded {
  const { columns, classOf } = recoded
  const kept = Int32Array.from(classOf.keys()).filter(tuple => classOf[tuple]! >= 0)
  const grouping = new Grouping()
  const classes = grouping.group(
    columns.map(({ codes }) => kept.map(tuple => codes[tuple]!)),
    kept.length,
  )
  const newClass = new Int32Array(classOf.length).fill(-1)
  const sizes = new Int32Array(classes)
  for (const [at, tuple] of kept.entries()) {
    newClass[tuple] = grouping.groupOf[at]!
    sizes[newClass[tuple]!]! += counts[tuple]!
  }
  return { ...recoded, classOf: newClass, sizes }
}
