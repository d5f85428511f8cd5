// What an exporter is: one file form of a table, written from chunks and read back for comparison.
// Holds no exporter.
import type { DataField } from '../../contract/catalogue.ts'
import type { ExportForm } from '../../contract/export-forms.ts'
import type { WorkChunk } from '../../core/table/chunk-column.ts'
import type { Row } from '../packages/package-table.ts'

export interface ExportTable {
  /** Of the dataset; names the root of a file where it has one. */
  readonly title: string
  readonly columns: readonly string[]
  /** Exactly what `chunks` yield. */
  readonly rows: number
  /** Data items of the catalogue by label; may lack some. */
  readonly fields: readonly DataField[]
  /** Units of the longest value per column, for widths. */
  readonly longest: readonly number[]
  /** From the first row each time. */
  chunks(): Iterable<WorkChunk>
}

export type ByteStream = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** A written file, read as a stream, or in place where its form needs jumps. */
export interface ExportedFile {
  bytes(): AsyncIterable<Uint8Array>
  /** Runs `use` on a local path of the file. */
  inPlace<T>(use: (path: string) => AsyncGenerator<T>): AsyncGenerator<T>
}

export interface Companion {
  /** Behind the dataset's file name. */
  readonly ending: string
  bytes(table: Pick<ExportTable, 'title' | 'columns' | 'fields'>): Uint8Array
}

export interface Exporter {
  readonly form: ExportForm
  /** Behind the dataset's file name. */
  readonly ending: string
  /** IANA media type. */
  readonly mediaType: string
  /** WHATWG name; null = binary. */
  readonly encoding: 'utf-8' | 'gb18030' | null
  /** Written beside the data, for example a schema. */
  readonly companions?: readonly Companion[]
  write(table: ExportTable): ByteStream
  /**
   * The data rows in order, without the header, which is checked. Throws NotCanonicalError where the file is not of this form, or not of
   * these columns; `rows` bounds what is read.
   */
  read(file: ExportedFile, table: Pick<ExportTable, 'columns' | 'fields' | 'rows'>): AsyncIterable<readonly Row[]>
}
