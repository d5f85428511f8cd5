// A hierarchy's parameters as lines of text a person can type, and back; and starting values for each template.
// Checks by the one schema; null = not a hierarchy.
import {
  DATE_UNITS,
  DIVISION_LEVELS,
  type HierarchyKind,
  type HierarchySpec,
  HierarchySpecSchema,
} from '../../../src-main/contract/hierarchies.ts'
import { deidentifyText } from '../../text/deidentify.ts'

const labels = deidentifyText.levels.fields
type FieldName = keyof typeof labels

export interface HierarchyField {
  readonly name: FieldName
  readonly label: string
  readonly value: string
  /** Several lines. */
  readonly lines: boolean
}

const field = (name: FieldName, value: string, lines = false): HierarchyField => ({
  name,
  label: labels[name],
  value,
  lines,
})
const list = (values: readonly (number | string)[]) => values.join(', ')
const optional = (value: number | null) => (value === null ? '' : String(value))

export function fieldsOf(spec: HierarchySpec): HierarchyField[] {
  switch (spec.kind) {
    case 'age':
      return [field('widths', list(spec.widths)), field('top', String(spec.top))]
    case 'interval':
      return [
        field('widths', list(spec.widths)),
        field('origin', String(spec.origin)),
        field('bottom', optional(spec.bottom)),
        field('top', optional(spec.top)),
      ]
    case 'date':
      return [field('units', list(spec.units))]
    case 'division':
      return [field('levels', list(spec.levels)), field('within', spec.within)]
    case 'edges':
      return [field('edges', spec.levels.map(list).join('\n'), true)]
    case 'prefix':
      return [field('keeps', list(spec.keeps))]
    case 'mask':
      return [field('hides', list(spec.hides))]
    case 'order':
      return [field('sizes', list(spec.sizes)), field('order', spec.values.join('\n'), true)]
    case 'priority':
      return [field('kept', list(spec.keeps)), field('values', spec.values.join('\n'), true)]
    case 'table':
      return []
    default:
      return spec satisfies never
  }
}

const numbers = (text: string) => parts(text).map(Number)
const parts = (text: string) => text.split(/[,，、\s]+/).filter(part => part !== '')
const linesOf = (text: string) => text.split(/\r?\n/).filter(line => line.trim() !== '')
const orNull = (text: string) => (text.trim() === '' ? null : Number(text))

/** null when what is typed makes no hierarchy of that kind. */
export function specFrom(spec: HierarchySpec, typed: Readonly<Record<string, string>>): HierarchySpec | null {
  const text = (name: FieldName) => typed[name] ?? ''
  const made = ((): unknown => {
    switch (spec.kind) {
      case 'age':
        return { kind: spec.kind, widths: numbers(text('widths')), top: Number(text('top')) }
      case 'interval':
        return {
          kind: spec.kind,
          widths: numbers(text('widths')),
          origin: Number(text('origin')),
          bottom: orNull(text('bottom')),
          top: orNull(text('top')),
        }
      case 'date':
        return { kind: spec.kind, units: parts(text('units')) }
      case 'division':
        return { kind: spec.kind, levels: parts(text('levels')), within: text('within').trim() }
      case 'edges':
        return { kind: spec.kind, levels: linesOf(text('edges')).map(numbers) }
      case 'prefix':
        return { kind: spec.kind, keeps: numbers(text('keeps')) }
      case 'mask':
        return { kind: spec.kind, hides: numbers(text('hides')), from: spec.from }
      case 'order':
        return { kind: spec.kind, sizes: numbers(text('sizes')), values: linesOf(text('order')) }
      case 'priority':
        return { kind: spec.kind, keeps: numbers(text('kept')), values: linesOf(text('values')) }
      case 'table':
        return spec
      default:
        return spec satisfies never
    }
  })()
  return HierarchySpecSchema.safeParse(made).data ?? null
}

/** What a template begins with; `values` most frequent first. */
export function startOf(
  kind: HierarchyKind,
  values: readonly string[],
  rows: readonly (readonly string[])[],
): HierarchySpec {
  const filled = values.filter(value => value !== '')
  const amounts = filled
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  const middle = amounts[Math.floor(amounts.length / 2)] ?? 100
  const longest = Math.max(2, ...filled.map(value => value.length))
  switch (kind) {
    case 'age':
      return { kind, widths: [5, 10, 20], top: 90 }
    case 'date':
      return { kind, units: ['month', 'quarter', 'year', 'decade'] }
    case 'division':
      return { kind, levels: ['county', 'city', 'province'], within: '' }
    case 'interval': {
      const width = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, middle))) - 1)
      return { kind, widths: [width, width * 5, width * 10], origin: 0, bottom: null, top: null }
    }
    case 'edges': {
      const at = (share: number) => amounts[Math.floor(amounts.length * share)] ?? share * 100
      const edges = [...new Set([0.25, 0.5, 0.75].map(at))]
      return { kind, levels: edges.length > 1 ? [edges, edges.slice(1, 2)] : [edges] }
    }
    case 'prefix':
      return { kind, keeps: [Math.max(2, Math.ceil(longest / 2)), 1] }
    case 'mask':
      return { kind, hides: [1, 2], from: 'end' }
    case 'order':
      return { kind, sizes: [2, 4], values: filled.length > 1 ? filled.toSorted() : ['1', '2'] }
    case 'priority': {
      const kept = Math.max(1, Math.min(20, Math.ceil(filled.length / 2)))
      return {
        kind,
        keeps: kept > 1 ? [kept, Math.floor(kept / 2)] : [1],
        values: filled.length > 0 ? filled.slice(0, kept) : ['1'],
      }
    }
    case 'table':
      return { kind, rows: rows.length > 0 ? rows.map(row => [...row]) : [['', '*']] }
    default:
      return kind satisfies never
  }
}

/** Words that may be typed for the levels of dates and places. */
export const LEVEL_WORDS = { units: DATE_UNITS, levels: DIVISION_LEVELS } as const
