// Looks through a worksheet for merged regions, hidden rows and columns and the last row, without parsing it.
// Touches no cell: it hops from one searched word to the next, several times faster than reading the rows.
import type { ReadLimits, SheetHead } from '../../table-source.ts'
import { columnLetters, parseReference } from '../cell-reference.ts'
import { faultError } from '../faults.ts'
import { MAX_MERGED_REGIONS } from '../limits.ts'
import type { Archive, ReadPartOptions } from './archive.ts'
import { partText } from './part-text.ts'
import { decodeXmlText } from './xml-scanner.ts'
import { isTrue } from './xml-tree.ts'

/**
 * `mostBytes`: look at so much of the expanded part only; merged regions stand at its end. Throws FILE_CORRUPT, FILE_HOSTILE.
 */
export async function readSheetHead(
  archive: Archive,
  part: string,
  limits: ReadLimits,
  { mostBytes = Number.POSITIVE_INFINITY, ...options }: ReadPartOptions & { mostBytes?: number } = {},
): Promise<SheetHead> {
  const head: SheetHead = { mergedRegions: [], hiddenRows: [], hiddenColumns: [], rowEstimate: null }
  let lastRow = 0
  let rest = ''
  let seen = 0
  for await (const piece of partText(archive, part, options)) {
    const text = rest + piece
    // A tag cut in two is looked at with the next piece.
    const open = text.lastIndexOf('<')
    const end = open > text.lastIndexOf('>') ? open : text.length
    findMerged(text, end, head, archive.path)
    findHidden(text, end, head, limits)
    lastRow = Math.max(lastRow, lastRowIn(text, end))
    rest = text.slice(end)
    if (rest.length > limits.maxCellChars * 8) throw faultError(archive.path, 'tokenLength')
    seen += piece.length
    if (seen >= mostBytes) break
  }
  head.rowEstimate = lastRow === 0 ? null : Math.min(lastRow, limits.maxRows)
  return head
}

function findMerged(text: string, end: number, head: SheetHead, path: string): void {
  for (let at = text.indexOf('mergeCell', 0); at >= 0 && at < end; at = text.indexOf('mergeCell', at + 9)) {
    const tag = tagAround(text, at)
    if (tag === null || tag.name !== 'mergeCell') continue
    const region = (attribute(tag.text, 'ref') ?? '').replaceAll('$', '')
    const [first, last] = region.split(':')
    if (parseReference(first ?? '') === null || parseReference(last ?? '') === null || first === last) continue
    if (head.mergedRegions.length >= MAX_MERGED_REGIONS) throw faultError(path, 'tooManyRegions')
    head.mergedRegions.push(region)
  }
}

function findHidden(text: string, end: number, head: SheetHead, limits: ReadLimits): void {
  for (let at = text.indexOf('hidden=', 0); at >= 0 && at < end; at = text.indexOf('hidden=', at + 7)) {
    const tag = tagAround(text, at)
    if (tag === null || !isTrue(attribute(tag.text, 'hidden'))) continue
    if (tag.name === 'row') addHiddenRow(tag.text, head, limits)
    else if (tag.name === 'col') addHiddenColumns(tag.text, head, limits)
  }
}

function addHiddenRow(tag: string, head: SheetHead, limits: ReadLimits): void {
  const row = Number(attribute(tag, 'r'))
  if (row >= 1 && row <= limits.maxRows && row > (head.hiddenRows.at(-1) ?? 0)) head.hiddenRows.push(row)
}

function addHiddenColumns(tag: string, head: SheetHead, limits: ReadLimits): void {
  const last = Math.min(Number(attribute(tag, 'max')), limits.maxColumns)
  for (let column = Math.max(1, Number(attribute(tag, 'min'))); column <= last; column += 1) {
    if (head.hiddenColumns.length >= limits.maxColumns) return
    head.hiddenColumns.push(columnLetters(column))
  }
}

/** The last `<row r="…">` of a piece, searched from its end. */
function lastRowIn(text: string, end: number): number {
  for (let at = text.lastIndexOf('row ', end); at > 0; at = text.lastIndexOf('row ', at - 1)) {
    const tag = tagAround(text, at)
    const row = tag?.name === 'row' ? Number(attribute(tag.text, 'r')) : Number.NaN
    if (row > 0) return row
  }
  return 0
}

/** The tag that the position lies in, or null when it lies in text. */
function tagAround(text: string, at: number): { name: string; text: string } | null {
  const start = text.lastIndexOf('<', at)
  const end = text.indexOf('>', start)
  if (start < 0 || end < at) return null
  const tag = text.slice(start, end + 1)
  const name = /^<(?:[\w.-]+:)?([A-Za-z]+)/.exec(tag)?.[1]
  return name === undefined ? null : { name, text: tag }
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : decodeXmlText(value)
}
