// Release notes of a version: how many rows, what changed in the data and in the entry, as plain text.
// Shows no cell value.

import type { EntryVersion } from '../../contract/ledger.ts'
import type { Difference } from '../../contract/sources.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { ledgerWords as words } from '../../contract/text/zh-CN/ledger.ts'

/** `data`: how the source's rows changed since the version before; null = the same source, or not known. */
export function releaseNotes(title: string, newest: EntryVersion | undefined, data: Difference['rows'] | null): string {
  if (newest === undefined) return words.notesEmpty
  const { version, at, person, rows, rowsChange } = newest
  const head = [fill(words.notesTitle, { title }), fill(words.notesVersion, { version, date: at.slice(0, 10), person })]
  if (rowsChange === null) return lines([...head, fill(words.notesFirst, { rows })])
  const { added = 0, removed = 0, changed = 0 } = data ?? {}
  return lines([
    ...head,
    fill(words.notesRows, { rows, change: changeOf(rowsChange) }),
    ...(data === null ? [] : [fill(words.notesData, { added, removed, changed })]),
    ...(newest.differences.length === 0 ? [words.notesNoEntry] : [words.notesEntry, ...newest.differences.map(lineOf)]),
  ])
}

const lines = (all: readonly string[]) => `${all.join('\n')}\n`

function changeOf(rows: number): string {
  if (rows === 0) return words.notesSame
  return fill(rows > 0 ? words.notesMore : words.notesFewer, { count: Math.abs(rows) })
}

function lineOf({ path, label, before, after }: EntryVersion['differences'][number]): string {
  const whole = path.split('.').length === 2 && path.startsWith('fields.')
  if (whole && before === '') return fill(words.notesAdded, { label })
  if (whole && after === '') return fill(words.notesRemoved, { label })
  return fill(words.notesLine, { label, before: before || words.none, after: after || words.none })
}
