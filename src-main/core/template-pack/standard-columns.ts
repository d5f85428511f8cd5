// Data items as the bureau's column dictionary has them.
// Fills what nobody typed; a typed item stays.
import type { DataField } from '../../contract/catalogue.ts'
import type { StandardColumn, TemplatePack } from '../../contract/template-pack.ts'
import { headerKey } from './header-key.ts'

interface Standard {
  readonly column: StandardColumn
  readonly codeList: DataField['codeList']
}

/** Finds the standard column of a header; undefined when the dictionaries have none. */
export function standardColumns(packs: readonly TemplatePack[]): (header: string) => Standard | undefined {
  const byKey = new Map<string, Standard>()
  for (const { parts } of packs.toReversed()) {
    const lists = new Map(parts.codeLists.map(list => [list.name, list]))
    for (const column of parts.columns) {
      const standard = { column, codeList: lists.get(column.codeList ?? '') ?? null }
      for (const alias of column.aliases) byKey.set(headerKey(alias), standard)
    }
  }
  // A column's own label stands before another's alias.
  for (const { parts } of packs.toReversed()) {
    const lists = new Map(parts.codeLists.map(list => [list.name, list]))
    for (const column of parts.columns)
      byKey.set(headerKey(column.label), { column, codeList: lists.get(column.codeList ?? '') ?? null })
  }
  return header => byKey.get(headerKey(header))
}

/** `typed` = labels of the items a person has seen before; they are left as they are. */
export function withStandardColumns(
  fields: readonly DataField[],
  typed: ReadonlySet<string>,
  find: ReturnType<typeof standardColumns>,
): DataField[] {
  const taken = new Set(fields.filter(({ label }) => typed.has(label)).map(({ name }) => name.toLowerCase()))
  return fields.map(field => {
    const standard = typed.has(field.label) ? undefined : find(field.label)
    if (standard === undefined) return field
    const { column, codeList } = standard
    const name = taken.has(column.name.toLowerCase()) ? field.name : column.name
    taken.add(name.toLowerCase())
    return {
      ...field,
      name,
      type: column.type,
      length: column.length || field.length,
      unit: column.unit || field.unit,
      description: column.description || field.description,
      codeList: codeList ?? field.codeList,
    }
  })
}
