// The formats that SheetJS reads for us.
// Stands alone so that naming them does not load SheetJS.
import type { FileFormat } from '../../contract/reading.ts'

const LEGACY_FORMATS = ['xls', 'xlsb', 'xml2003', 'html'] as const
export type LegacyFormat = (typeof LEGACY_FORMATS)[number]

export function isLegacyFormat(format: FileFormat | 'text'): format is LegacyFormat {
  return LEGACY_FORMATS.some(known => known === format)
}
