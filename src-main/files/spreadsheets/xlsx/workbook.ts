// Finds the parts of a workbook: which sheets there are, where their data lies, which date system holds.
// Reads no cells.
import { posix } from 'node:path'
import { faultError } from '../faults.ts'
import type { Archive } from './archive.ts'
import { child, children, isTrue, readTree, type XmlElement } from './xml-tree.ts'

export interface WorkbookSheet {
  name: string
  hidden: boolean
  part: string
}

export interface Workbook {
  date1904: boolean
  /** Worksheets only; chart, dialog and macro sheets hold no table. */
  sheets: WorkbookSheet[]
  sharedStringsPart: string | null
  stylesPart: string | null
}

interface Relation {
  id: string
  /** The last word of the type address, the same in transitional and strict files. */
  type: string
  target: string
}

/** Throws FILE_CORRUPT when there is no workbook or no sheet in it. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const part = await workbookPart(archive)
  if (!archive.has(part)) throw faultError(archive.path, 'partMissing')
  const tree = await readTree(archive, part)
  const relations = await readRelations(archive, part)
  const sheets = listSheets(archive, tree, relations)
  if (sheets.length === 0) throw faultError(archive.path, 'noSheets')
  return {
    date1904: isTrue(child(tree, 'workbookPr')?.attributes.date1904),
    sheets,
    sharedStringsPart: partOfType(archive, relations, 'sharedStrings'),
    stylesPart: partOfType(archive, relations, 'styles'),
  }
}

async function workbookPart(archive: Archive): Promise<string> {
  const relations = await readRelations(archive, '')
  return relations.find(relation => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
}

async function readRelations(archive: Archive, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const relationsPart = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  if (!archive.has(relationsPart)) return []
  const tree = await readTree(archive, relationsPart)
  return children(tree, 'Relationship')
    .filter(({ attributes }) => attributes.TargetMode !== 'External')
    .map(({ attributes }) => ({
      id: attributes.Id ?? '',
      type: (attributes.Type ?? '').split('/').at(-1) ?? '',
      target: resolve(folder, attributes.Target ?? ''),
    }))
}

/** Targets are relative to the folder of their part, or absolute from the root of the archive. */
function resolve(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  return posix.join('/', path.startsWith('/') ? '' : folder, path).slice(1)
}

function listSheets(archive: Archive, tree: XmlElement, relations: readonly Relation[]): WorkbookSheet[] {
  return children(child(tree, 'sheets'), 'sheet').flatMap(({ attributes }) => {
    const id = attributes['r:id'] ?? attributes.id
    const relation = relations.find(candidate => candidate.id === id)
    if (relation?.type !== 'worksheet' || !archive.has(relation.target)) return []
    const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
    return [{ name: attributes.name ?? '', hidden, part: relation.target }]
  })
}

function partOfType(archive: Archive, relations: readonly Relation[], type: string): string | null {
  const target = relations.find(relation => relation.type === type)?.target
  return target !== undefined && archive.has(target) ? target : null
}
