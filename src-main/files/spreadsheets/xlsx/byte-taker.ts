// Feeds an XML part to its scanner, but first to a taker that reads what nearly every program writes straight from the bytes.
// Knows no element; what the taker leaves goes through the scanner, which also keeps the rules of XML.
import type { Archive, ReadPartOptions } from './archive.ts'
import { partPieces } from './part-text.ts'
import type { XmlScanner } from './xml-scanner.ts'

export interface ByteTaker {
  /** Takes whole elements of valid UTF-8 from `at` on; returns where it stopped. Called only between two tokens. */
  take(bytes: Buffer, at: number): number
  /** Where the taker may find something of its own again, behind `at`; the length of `bytes` when nowhere. */
  resume(bytes: Buffer, at: number): number
}

/** Yields after every piece of the part, when what it held has been handed on. */
export async function* scanPart(
  archive: Archive,
  part: string,
  options: ReadPartOptions,
  scanner: XmlScanner,
  taker: ByteTaker,
): AsyncGenerator<void> {
  for await (const piece of partPieces(archive, part, options)) {
    if (typeof piece === 'string') scanner.write(piece)
    else scanBytes(piece, scanner, taker)
    yield
  }
  scanner.end()
}

function scanBytes(bytes: Buffer, scanner: XmlScanner, taker: ByteTaker): void {
  let at = 0
  while (at < bytes.length) {
    if (scanner.idle) at = taker.take(bytes, at)
    if (at >= bytes.length) return
    // An unfinished comment must not be looked through again at every element that stands in it.
    const end = scanner.idle ? taker.resume(bytes, at + 1) : bytes.length
    scanner.write(bytes.toString('utf8', at, end))
    at = end
  }
}
