// Walks the records of a workbook stream before SheetJS sees it: each must lie inside the stream and be long enough.
// SheetJS reads past the end of a record that is too short and may then never stop. Format: [MS-XLS] 2.1.4.

const BOF = 0x809
const BIFF8 = 0x600

/** Least length of a record's data in BIFF5 and BIFF8, for the records that are read whatever the workbook holds. */
const LEAST: Readonly<Record<number, readonly [biff5: number, biff8: number]>> = {
  6: [20, 20],
  24: [14, 14],
  49: [15, 16],
  125: [10, 10],
  133: [7, 8],
  189: [12, 12],
  190: [8, 8],
  214: [8, 8],
  229: [2, 2],
  252: [8, 8],
  253: [10, 10],
  512: [10, 14],
  515: [14, 14],
  516: [8, 9],
  517: [8, 8],
  519: [2, 3],
  520: [16, 16],
  638: [10, 10],
  1054: [3, 5],
}

/** True for streams that begin with no BIFF5 or BIFF8 record: older ones have other lengths and no such traps. */
export function hasSoundRecords(stream: Buffer): boolean {
  if (stream.length < 8 || stream.readUInt16LE(0) !== BOF) return true
  const version = stream.readUInt16LE(4) >= BIFF8 ? 1 : 0
  let at = 0
  while (at + 4 <= stream.length) {
    const id = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    // What follows the last record is padding.
    if (id === 0 && length === 0) return true
    if (at + 4 + length > stream.length || length < (LEAST[id]?.[version] ?? 0)) return false
    at += 4 + length
  }
  return true
}
