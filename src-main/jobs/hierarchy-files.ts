// Finds and reads the hierarchy files of a folder, and files that give the order of a column's values.
// Checks no hierarchy: that is done where it is used.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hierarchy } from '../contract/deidentify.ts'
import { OpenprepError } from '../contract/errors.ts'
import { hierarchyColumn, parseHierarchy } from '../core/deidentification/hierarchies/hierarchy-csv.ts'
import { decideEncoding } from '../files/delimited/encoding.ts'
import { readText } from '../files/delimited/text-stream.ts'

/** `<anything>_hierarchy_<column>.csv` of the wanted columns. Throws FILE_NOT_FOUND, HIERARCHY_FILE_TWICE, HIERARCHY_INVALID. */
export async function readHierarchies(folder: string, wanted: readonly string[]): Promise<Hierarchy[]> {
  const found = new Map<string, string>()
  for (const name of (await filesIn(folder)).toSorted()) {
    const column = hierarchyColumn(name)
    if (column === null || !wanted.includes(column)) continue
    const other = found.get(column)
    if (other !== undefined) throw new OpenprepError('HIERARCHY_FILE_TWICE', { column, one: other, other: name })
    found.set(column, name)
  }
  const hierarchies: Hierarchy[] = []
  for (const [column, name] of found) {
    const { rows } = parseHierarchy(await wholeText(join(folder, name)), column)
    hierarchies.push({ column, rows })
  }
  return hierarchies
}

/** One file as rows. Throws HIERARCHY_INVALID for an empty or an overlong one, and whatever reading throws. */
export async function readHierarchyFile(path: string, column: string) {
  return parseHierarchy(await wholeText(path), column)
}

/** One value per line, lowest first; blank lines at the end are none. */
export async function readOrder(path: string): Promise<string[]> {
  const lines = (await wholeText(path)).split(/\r?\n/)
  while (lines.at(-1) === '') lines.pop()
  return lines
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    throw new OpenprepError('FILE_NOT_FOUND', { file: folder }, undefined, { cause })
  }
}

async function wholeText(path: string): Promise<string> {
  const verdict = await decideEncoding(path)
  let text = ''
  for await (const piece of readText(path, verdict)) text += piece.text
  return text
}
