// Which columns of a result may be blank, and what a blank means there, as steps of the recipe state it.
// Reads parameters only; runs nothing.
import type { DataField } from '../../contract/catalogue.ts'
import type { Step } from '../../contract/recipe.ts'
import { declareBlanks, declareBlanksParams } from '../operations/declare-blanks.ts'
import { renameColumn, renameColumnParams } from '../operations/rename-column.ts'

function renamed(step: Step, meanings: ReadonlyMap<string, string>): Map<string, string> {
  const [old = ''] = step.columns
  const name = renameColumnParams.safeParse(step.params).data?.name ?? old
  return new Map([...meanings].map(([column, meaning]) => [column === old ? name : column, meaning]))
}

/** Meaning by the column's name in the result; a later statement wins. */
export function declaredBlanks(steps: readonly Step[]): ReadonlyMap<string, string> {
  let meanings = new Map<string, string>()
  for (const step of steps.filter(({ enabled }) => enabled)) {
    if (step.op === renameColumn.id) meanings = renamed(step, meanings)
    const stated = step.op === declareBlanks.id ? declareBlanksParams.safeParse(step.params).data : undefined
    if (stated !== undefined) for (const column of step.columns) meanings.set(column, stated.meaning)
  }
  return meanings
}

/** The data items with what the recipe states about blanks; what a person wrote into the entry stays. */
export function withDeclaredBlanks(fields: readonly DataField[], meanings: ReadonlyMap<string, string>): DataField[] {
  return fields.map(field => {
    const meaning = meanings.get(field.label)
    if (meaning === undefined || field.nullMeaning.trim() !== '') return field
    return { ...field, nullable: true, nullMeaning: meaning }
  })
}
