// First words for descriptions where nothing better is known: facts of the column or the table, in one sentence.
// Shows no value and claims no meaning; whoever knows the data writes over it.
import type { Catalogue, DataField } from '../../contract/catalogue.ts'
import type { ColumnType } from '../../contract/profile.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { columnWords, tableWords } from '../../contract/text/zh-CN/catalogue-proposals.ts'

export interface ColumnFacts {
  readonly name: string
  readonly type: ColumnType
  /** Most characters of a value. */
  readonly length: number
  readonly decimals: number
  readonly unit: string
  readonly key: boolean
}

/** '' for a column without values, and for dates, which the kinds describe. */
export function columnSentence({ name, type, length, decimals, unit, key }: ColumnFacts): string {
  const words = {
    name: bareName(name),
    length,
    decimals,
    unit: unit === '' ? '' : fill(columnWords.unit, { unit }),
    key: key ? columnWords.key : '',
  }
  switch (type) {
    case 'empty':
    case 'date':
    case 'datetime':
      return ''
    case 'integer':
    case 'decimal':
    case 'boolean':
    case 'time':
    case 'code':
    case 'text':
      return fill(columnWords[type], words)
    default:
      return type satisfies never
  }
}

/** `补贴发放_补贴金额（元）` → `补贴金额`. */
function bareName(header: string): string {
  const last = header.slice(header.lastIndexOf('_') + 1) || header
  return last.replace(/[(（][^()（）]*[)）]\s*$/, '').trim() || header
}

const NAMED = 6

/** What the table holds, how much of it and of what time. */
export function tableSentence({
  title,
  fields,
  rowCount,
  temporalCoverage: { start, end },
}: Pick<Catalogue, 'title' | 'rowCount' | 'temporalCoverage'> & {
  readonly fields: readonly Pick<DataField, 'label'>[]
}): string {
  if (title === '' || fields.length === 0 || rowCount === null) return ''
  const named = fields.slice(0, NAMED).map(({ label }) => bareName(label))
  const labels = fill(fields.length > NAMED ? tableWords.more : tableWords.few, {
    labels: named.join('、'),
    count: fields.length,
  })
  const what = fill(tableWords.description, { title, rows: rowCount, labels })
  if (start === '' && end === '') return what
  const period = start === '' || end === '' || start === end ? start || end : fill(tableWords.to, { start, end })
  return what + fill(tableWords.period, { period })
}
