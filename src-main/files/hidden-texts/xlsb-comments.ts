// Authors and texts of the comments of one sheet of an xlsb workbook.
// Reads no cells. Format: [MS-XLSB] 2.1.4 and 2.4.
const AUTHOR = 632
const TEXT = 637

/** What stands behind a record that is shorter than it says is not read. */
export function commentTexts(part: Buffer): string[] {
  const texts: string[] = []
  let at = 0
  while (at < part.length) {
    const id = varint(part, at, 2)
    const size = varint(part, id.next, 4)
    const end = size.next + size.value
    if (end > part.length) break
    const text = textOf(id.value, part.subarray(size.next, end))
    if (text !== '') texts.push(text)
    at = end
  }
  return texts
}

/** A formatted text says in its first byte what follows it. */
function textOf(id: number, data: Buffer): string {
  if (id !== AUTHOR && id !== TEXT) return ''
  const at = id === TEXT ? 1 : 0
  if (data.length < at + 4) return ''
  return data.toString('utf16le', at + 4, Math.min(data.length, at + 4 + data.readUInt32LE(at) * 2)).trim()
}

/** Seven bits a byte, the lowest first; the highest bit says that another byte follows. */
function varint(bytes: Buffer, from: number, most: number): { value: number; next: number } {
  let value = 0
  for (let at = 0; at < most; at += 1) {
    const byte = bytes[from + at] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * at)
    if (byte < 0x80) return { value, next: from + at + 1 }
  }
  return { value, next: from + most }
}
