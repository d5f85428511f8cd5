// A document as parts that can be written on any form, and the two forms it is published in: a workbook and a text document.
// Makes no particular document.
import type { ByteStream } from '../exporters/exporter.ts'
import type { Form } from './form.ts'
import { FormSheet } from './form-sheet.ts'
import { textDocument } from './text-document.ts'
import { documentWorkbook } from './xlsx-writer.ts'

export interface DocumentPart {
  /** Name of the sheet. */
  readonly name: string
  /** Columns of the form in characters. */
  readonly widths: readonly number[]
  /** Wide tables lie across the page. */
  readonly landscape: boolean
  write(form: Form): void
}

export const DOCUMENT_ENDINGS = ['.docx', '.xlsx'] as const
export type DocumentEnding = (typeof DOCUMENT_ENDINGS)[number]

export function documentBytes(parts: readonly DocumentPart[], ending: DocumentEnding): ByteStream {
  switch (ending) {
    case '.docx':
      return textDocument(parts)
    case '.xlsx':
      return documentWorkbook(
        parts.map(part => {
          const form = new FormSheet(part.widths, !part.landscape)
          part.write(form)
          return form.sheet(part.name)
        }),
      )
    default:
      return ending satisfies never
  }
}
