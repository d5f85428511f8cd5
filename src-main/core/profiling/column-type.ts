// Infers the type of a column from the shapes of its values.
// Must not look at values.
import type { ColumnType, Semantics } from '../../contract/profile.ts'
import type { Shape } from './value-shape.ts'

/** Values per shape, spelled empties included under `token`; `serial` counts values that are numbers but could be day counts. */
export interface ShapeCounts {
  readonly byShape: ReadonlyMap<Shape, number>
  readonly serial: number
}

const DATE_SHARE = 0.8
const SHARE = 0.9
const DATE_HEADER = /日期|时间|年月|生日|日$|date|time|rq$|sj$/i
/** Kinds whose values are names of things though they consist of digits. */
const CODE_KINDS = new Set([
  'citizenId18',
  'citizenId15',
  'hmtResidencePermit',
  'foreignPr',
  'uscc',
  'orgCode',
  'bizRegNo',
  'mobile',
  'landline',
  'bankCard',
  'bankAccount',
  'divisionCode',
  'postcode',
  'socialSecurityNo',
  'medicalRecordNo',
  'studentNo',
  'disabilityCertNo',
  'driverLicenceNo',
  'driverArchiveNo',
  'employeeNo',
  'imei',
  'qq',
])
const DATES: readonly Shape[] = ['date', 'dateText', 'datetime', 'datetimeText', 'partialDate', 'impossibleDate']
const NUMBERS: readonly Shape[] = ['integer', 'decimal', 'numberText', 'compactDate']

export function inferColumnType(name: string, counts: ShapeCounts, semantics: readonly Semantics[]): ColumnType {
  const count = (shapes: readonly Shape[]) => shapes.reduce((sum, shape) => sum + (counts.byShape.get(shape) ?? 0), 0)
  const values = [...counts.byShape].reduce((sum, [shape, n]) => (shape === 'token' ? sum : sum + n), 0)
  if (values === 0) return 'empty'
  const strong = semantics.find(found => found.confidence !== 'possible')
  if (strong !== undefined && CODE_KINDS.has(strong.kind)) return 'code'

  const dates = dateCount(name, counts, values, count)
  if (dates >= values * DATE_SHARE) return count(['datetime', 'datetimeText']) >= dates / 2 ? 'datetime' : 'date'
  const whole = count(['integer', 'compactDate'])
  const codes = count(['code', 'digitCode', 'scientific'])
  if (count(NUMBERS) >= values * SHARE && codes < values * (1 - SHARE)) {
    const leadingZeros = count(['digitCode']) > 0 && whole + codes === values
    return leadingZeros ? 'code' : whole === values ? 'integer' : 'decimal'
  }
  if (count(['time']) >= values * SHARE) return 'time'
  if (count(['boolean']) >= values * SHARE) return 'boolean'
  if (codes > 0 && codes + whole >= values * SHARE) return 'code'
  return 'text'
}

/** Eight digits and day counts are dates only in a column that is one by its other values or its header. */
function dateCount(
  name: string,
  counts: ShapeCounts,
  values: number,
  count: (shapes: readonly Shape[]) => number,
): number {
  const certain = count(DATES)
  const compact = count(['compactDate'])
  const named = DATE_HEADER.test(name)
  if (!named && certain < values / 2) return compact >= values * 0.95 ? compact : certain
  return certain + compact + counts.serial
}

/** Whether a value of that shape fits the inferred type; used to count mixed types. */
export function fitsType(type: ColumnType, shape: Shape, serial: boolean): boolean {
  switch (type) {
    case 'date':
    case 'datetime':
      return DATES.includes(shape) || shape === 'compactDate' || serial
    case 'integer':
    case 'decimal':
      return NUMBERS.includes(shape) || shape === 'digitCode'
    case 'time':
    case 'boolean':
      return shape === type
    case 'code':
    case 'text':
    case 'empty':
      return true
    default:
      return type satisfies never
  }
}
