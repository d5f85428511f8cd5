// The text of a workbook part: decodes its bytes as XML says and turns XML faults into errors about the file.
// Parses nothing.
import { isUtf8 } from 'node:buffer'
import type { SpreadsheetFault } from '../../../contract/text/zh-CN/spreadsheet-faults.ts'
import { faultError } from '../faults.ts'
import type { PartSource, ReadPartOptions } from './archive.ts'
import { type XmlFault, XmlFaultError } from './xml-fault.ts'

const GREATER = 62

/**
 * Pieces of a part: valid UTF-8 that ends behind a `>`, so that a tag is hardly ever cut in two, or the text of any other encoding.
 */
export async function* partPieces(
  archive: PartSource,
  name: string,
  options?: ReadPartOptions,
): AsyncGenerator<Buffer | string> {
  let rest: Buffer | null = null
  let decoder: TextDecoder | null | undefined
  for await (const piece of archive.read(name, options)) {
    const bytes: Buffer = rest === null ? piece : Buffer.concat([rest, piece])
    if (decoder === undefined) decoder = decoderFor(bytes, archive.path)
    const end: number = decoder === null ? bytes.lastIndexOf(GREATER) + 1 : bytes.length
    rest = end < bytes.length ? bytes.subarray(end) : null
    if (rest !== null && rest.length > MAX_UNBROKEN) throw faultError(archive.path, 'tokenLength')
    if (end > 0) yield decode(bytes.subarray(0, end), decoder, archive.path)
  }
  if (rest !== null) yield decode(rest, decoder ?? null, archive.path)
}

export async function* partText(archive: PartSource, name: string, options?: ReadPartOptions): AsyncGenerator<string> {
  for await (const piece of partPieces(archive, name, options)) {
    yield typeof piece === 'string' ? piece : piece.toString('utf8')
  }
}

/** Longest run of bytes without a `>`. */
const MAX_UNBROKEN = 16 * 1024 * 1024

function decode(bytes: Buffer, decoder: TextDecoder | null, path: string): Buffer | string {
  if (decoder === null) {
    if (!isUtf8(bytes)) throw faultError(path, 'xmlEncoding')
    return bytes
  }
  try {
    return decoder.decode(bytes, { stream: true })
  } catch (thrown) {
    throw faultError(path, 'xmlEncoding', thrown)
  }
}

/** Null for UTF-8, which needs no decoder. XML 1.0, appendix F. */
function decoderFor(bytes: Buffer, path: string): TextDecoder | null {
  const label = declaredEncoding(bytes)
  if (label === 'utf-8' || label === 'utf8' || label === 'us-ascii') return null
  try {
    return new TextDecoder(label, { fatal: true })
  } catch (thrown) {
    throw faultError(path, 'xmlEncoding', thrown)
  }
}

function declaredEncoding(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0x3c && second === 0) return 'utf-16le'
  if (first === 0 && second === 0x3c) return 'utf-16be'
  const head = bytes.toString('latin1', 0, 200)
  return (/^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8').toLowerCase()
}

const FAULTS: Readonly<Record<XmlFault, SpreadsheetFault>> = {
  doctype: 'doctype',
  malformed: 'xmlMalformed',
  unknownEntity: 'xmlMalformed',
  tokenTooLong: 'tokenLength',
  tooDeep: 'depth',
}

/** For what a parser throws: XML faults become errors about the file, everything else passes. */
export function xmlError(thrown: unknown, path: string): unknown {
  return thrown instanceof XmlFaultError ? faultError(path, FAULTS[thrown.fault], thrown) : thrown
}
