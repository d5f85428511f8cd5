// The bounds within which a spreadsheet is read: wide enough for real tables, narrow enough for hostile files.
// Enforces nothing itself.
import type { ReadLimits } from '../table-source.ts'

const MIB = 1024 * 1024

/** Rows and columns are Excel's own maximum; its cells hold 32,767 characters, other programs write longer ones. */
export const DEFAULT_LIMITS: ReadLimits = {
  maxPartBytes: 8192 * MIB,
  maxExpansion: 400,
  maxCellChars: MIB,
  maxColumns: 16_384,
  maxRows: 1_048_576,
}

/** Parts that are held in memory as a whole: workbook, relations, styles. */
export const MAX_SMALL_PART_BYTES = 64 * MIB

/**
 * Memory of all shared strings together, while a workbook is open: ten million texts of twenty Chinese characters, as a full
 * sheet of thirty columns may hold.
 */
export const MAX_SHARED_MEMORY = 512 * MIB

/** Expanded bytes of their part: more cannot stay within MAX_SHARED_MEMORY unless it is mostly markup. */
export const MAX_SHARED_BYTES = 768 * MIB

/** Expansion below this size is never suspicious. */
export const FREE_EXPANSION_BYTES = 16 * MIB

export const MAX_ARCHIVE_ENTRIES = 20_000
export const MAX_MERGED_REGIONS = 200_000

/** SheetJS holds a whole workbook in memory, about thirty times the size of the file. */
export const MAX_LEGACY_BYTES = 64 * MIB

export function withDefaults(limits: Partial<ReadLimits>): ReadLimits {
  return { ...DEFAULT_LIMITS, ...limits }
}
