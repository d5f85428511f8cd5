// Operation splitColumn: cuts one column into several, at a separator or at fixed widths.
// Loses nothing: what is more than the columns asked for stays in the last one.
import { z } from 'zod'
import { columnOf } from '../table/chunk.ts'
import { namesWith, withColumns } from '../table/column-edits.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  names: z.array(z.string().trim().min(1).max(200)).min(2).max(50),
  by: z.enum(['separator', 'widths']).default('separator'),
  separator: z
    .string()
    .max(20)
    .default('-')
    .meta({ appliesWhen: { by: ['separator'] } }),
  /** Characters per column; the last column takes the rest. */
  widths: z
    .array(z.number().int().min(1).max(1000))
    .default([])
    .meta({ appliesWhen: { by: ['widths'] } }),
  trim: z.boolean().default(true),
  keepOriginal: z.boolean().default(false),
})
type Params = z.output<typeof params>

function atSeparator(value: string, separator: string, parts: number): string[] {
  const pieces = value.split(separator)
  return pieces.length <= parts ? pieces : [...pieces.slice(0, parts - 1), pieces.slice(parts - 1).join(separator)]
}

function atWidths(value: string, widths: readonly number[], parts: number): string[] {
  const characters = [...value]
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < parts; at += 1) {
    const width = at === parts - 1 ? characters.length : (widths[at] ?? 0)
    pieces.push(characters.slice(from, from + width).join(''))
    from += width
  }
  return pieces
}

function checkNames(names: readonly string[], taken: readonly string[]): void {
  const repeated = names.find((name, at) => names.indexOf(name) !== at || taken.includes(name))
  if (repeated !== undefined) throw invalidParameter('splitColumn', 'names', 'columnTaken', repeated)
}

function cutter({ by, separator, widths, names }: Params): (value: string) => string[] {
  if (by === 'separator') {
    if (separator === '') throw invalidParameter('splitColumn', 'separator', 'nothingGiven')
    return value => atSeparator(value, separator, names.length)
  }
  if (widths.length < names.length - 1) {
    throw invalidParameter('splitColumn', 'widths', 'tooFew', names.length - 1)
  }
  return value => atWidths(value, widths, names.length)
}

export const splitColumn = defineOperation({
  id: 'splitColumn',
  kind: 'clean',
  params,
  columns: { min: 1, max: 1 },
  scope: 'row',
  takesScope: false,
  reversibility: 'reversible',
  plan(rules, columns) {
    const [source = ''] = columns.chosen
    const { names, keepOriginal, trim } = rules
    checkNames(names, keepOriginal ? columns.all : columns.all.filter(name => name !== source))
    const cut = cutter(rules)
    const outputColumns = namesWith(columns.all, source, names, keepOriginal ? [] : [source])
    return {
      shape: 'rows',
      outputColumns,
      writes: names,
      apply(chunk) {
        const pieces = (columnOf(chunk, source) ?? []).map(cut)
        const fresh = names.map((name, at) => ({
          name,
          values: pieces.map(parts => (trim ? (parts[at] ?? '').trim() : (parts[at] ?? ''))),
        }))
        return withColumns(chunk, outputColumns, fresh)
      },
    }
  },
})
