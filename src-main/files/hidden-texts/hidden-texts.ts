// Every text a table file holds outside of its cells, whatever its format.
// One entry per format; how a format is read stands in a file of its own.
import type { FileFormat } from '../../contract/reading.ts'
import { archiveTexts } from './archive-texts.ts'
import type { HiddenText } from './hidden-text.ts'
import { flatTexts, openDocumentTexts } from './markup-texts.ts'
import { xlsTexts } from './xls-texts.ts'

/** Throws FILE_CORRUPT, FILE_HOSTILE, FILE_PASSWORD, FILE_TOO_LARGE; what could be read comes before. */
export async function* hiddenTexts(path: string, format: FileFormat, password?: string): AsyncGenerator<HiddenText> {
  switch (format) {
    case 'xlsx':
    case 'xlsb':
      yield* archiveTexts(path, password)
      return
    case 'ods':
      yield* archiveTexts(path)
      yield* openDocumentTexts(path)
      return
    case 'fods':
    case 'xml2003':
      yield* flatTexts(path, format)
      return
    case 'xls':
      yield* xlsTexts(path)
      return
    // A page is read around its tables (scan-any.ts); the others hold nothing but cells.
    case 'html':
    case 'dbf':
    case 'csv':
    case 'tsv':
    case 'txt':
    case 'json':
      return
    default:
      format satisfies never
  }
}
