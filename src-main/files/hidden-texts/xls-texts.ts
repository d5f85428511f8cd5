// Every text an xls workbook holds outside of its cells: those of its records and the properties of its container.
// Opens the file itself, since the reader of its cells takes the workbook stream alone.
import { type FileHandle, open } from 'node:fs/promises'
import { hiddenPlaces } from '../../contract/text/zh-CN/hidden-texts.ts'
import { openingError } from '../file-errors.ts'
import { BrokenOleError, OleFile } from '../spreadsheets/encrypted/ole-file.ts'
import { faultError, tooLargeError } from '../spreadsheets/faults.ts'
import { MAX_LEGACY_BYTES } from '../spreadsheets/limits.ts'
import { isOle } from '../spreadsheets/ole-directory.ts'
import type { HiddenText } from './hidden-text.ts'
import { propertyTexts } from './property-set.ts'
import { recordTexts } from './xls-records.ts'

const OLE_MARK_BYTES = 8
const WORKBOOKS = ['Workbook', 'Book']
const PROPERTIES = ['\u0005SummaryInformation', '\u0005DocumentSummaryInformation']

/** What can be read comes first. Throws FILE_CORRUPT behind it where something could not, FILE_TOO_LARGE, and what the system says. */
export async function* xlsTexts(path: string): AsyncGenerator<HiddenText> {
  const file = await opened(path)
  try {
    const { size } = await file.stat()
    if (size > MAX_LEGACY_BYTES) throw tooLargeError(path, size, MAX_LEGACY_BYTES)
    const ole = (await isContainer(file)) ? await OleFile.open(file) : null
    // A workbook of the oldest kind is its stream alone.
    const workbook = ole === null ? await readAll(file, size) : await firstStream(ole, WORKBOOKS)
    const { texts, complete } = recordTexts(workbook)
    yield* texts
    if (ole !== null) yield* properties(ole)
    if (!complete) throw faultError(path, 'unreadable')
  } catch (thrown) {
    if (thrown instanceof BrokenOleError || thrown instanceof RangeError) throw faultError(path, 'unreadable', thrown)
    throw thrown
  } finally {
    await file.close()
  }
}

async function* properties(ole: OleFile): AsyncGenerator<HiddenText> {
  for (const name of PROPERTIES) {
    const set = await ole.stream(name)
    if (set === null) continue
    yield { part: hiddenPlaces.properties, text: propertyTexts(await set.read(0, set.size)).join('\n') }
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

async function isContainer(file: FileHandle): Promise<boolean> {
  return isOle(await readAll(file, OLE_MARK_BYTES))
}

async function readAll(file: FileHandle, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes)
  const { bytesRead } = await file.read(buffer, 0, bytes, 0)
  return buffer.subarray(0, bytesRead)
}

async function firstStream(ole: OleFile, names: readonly string[]): Promise<Buffer> {
  for (const name of names) {
    const stream = await ole.stream(name)
    if (stream !== null) return stream.read(0, stream.size)
  }
  return Buffer.alloc(0)
}
