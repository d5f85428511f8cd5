// The national code lists a table may use: codes, their names, and the words people write for them.
// Guesses nothing: a word that is not in the list has no code.
import ethnicGroups from '../../../resources/code-lists/ethnic-groups.json' with { type: 'json' }
import personal from '../../../resources/code-lists/personal-codes.json' with { type: 'json' }
import { codeListNames } from '../../contract/text/zh-CN/catalogue-proposals.ts'
import { looseForm } from '../values/loose-form.ts'

export const CODE_LISTS = ['sex', 'ethnicity', 'maritalStatus', 'education'] as const
export type CodeListId = (typeof CODE_LISTS)[number]

export interface CodeEntry {
  readonly code: string
  readonly name: string
  /** The name tables usually print, where it differs from the standard's (男 for 男性). */
  readonly short: string
}

interface Source {
  readonly code: string
  readonly name: string
  readonly short?: string
  readonly aliases?: readonly string[]
}

const SOURCES: Readonly<Record<CodeListId, readonly Source[]>> = {
  ...personal.lists,
  ethnicity: ethnicGroups.groups.map(({ code, name, short }) => ({ code, name, aliases: [short] })),
}

/** Leading zeros do not count: Excel takes them from 01. */
const codeForm = (text: string) => text.replace(/^0+(?=\d)/, '')

export interface CodeList {
  /** The entry a cell means, by code, name or a usual word for it; undefined when the list has none. */
  find(value: string): CodeEntry | undefined
}

function build(sources: readonly Source[]): CodeList {
  const byWord = new Map<string, CodeEntry>()
  for (const { code, name, short, aliases = [] } of sources) {
    const entry = { code, name, short: short ?? name }
    for (const word of [codeForm(code), name, ...aliases]) byWord.set(looseForm(word), entry)
  }
  return { find: value => byWord.get(codeForm(looseForm(value))) }
}

const lists = new Map<CodeListId, CodeList>()

export function codeList(id: CodeListId): CodeList {
  const known = lists.get(id)
  if (known !== undefined) return known
  const made = build(SOURCES[id])
  lists.set(id, made)
  return made
}

/** The whole list as a data item states it. */
export function standardCodeList(id: CodeListId): { name: string; values: { code: string; label: string }[] } {
  return { name: codeListNames[id], values: SOURCES[id].map(({ code, name }) => ({ code, label: name })) }
}
