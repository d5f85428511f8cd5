// Names under which the columns stand in files that need a name per value: each different, none empty.
// Changes no header of a file that has one.
import type { DataField } from '../../contract/catalogue.ts'

/** The headers as keys; a blank or repeated one gets a number, so that no value hides another. */
export function recordKeys(columns: readonly string[]): string[] {
  return distinct(columns.map((column, at) => column || `column_${at + 1}`))
}

const ELEMENT = /^[A-Za-z_][A-Za-z0-9_]*$/

/** The field names of the catalogue as XML elements; where one is missing or no name, its number. Names that begin with xml are reserved. */
export function elementNames(
  columns: readonly string[],
  fields: readonly Pick<DataField, 'label' | 'name'>[],
): string[] {
  return distinct(
    columns.map((column, at) => {
      const name = fields.find(field => field.label === column)?.name ?? ''
      if (!ELEMENT.test(name)) return `field_${at + 1}`
      return /^xml/i.test(name) ? `_${name}` : name
    }),
  )
}

function distinct(names: readonly string[]): string[] {
  const taken = new Set(names.filter((name, at) => names.indexOf(name) === at))
  const seen = new Set<string>()
  return names.map(name => {
    if (!seen.has(name)) {
      seen.add(name)
      return name
    }
    let number = 2
    while (taken.has(`${name}_${number}`)) number += 1
    taken.add(`${name}_${number}`)
    return `${name}_${number}`
  })
}
