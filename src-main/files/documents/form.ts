// What a document is written on: a sheet of a workbook or pages of a text document take the same calls.
// Lays nothing out itself.

export interface TableOptions {
  /** How many columns of the form each table column takes; their sum is the width. */
  readonly spans?: readonly number[]
  /** Short columns, centred. */
  readonly centred?: readonly number[]
  /** Columns of numbers, right-aligned. */
  readonly figures?: readonly number[]
  /** In a workbook the header stays visible and is printed on every page; only for the one table that runs on. Text documents always do. */
  readonly repeat?: boolean
}

export interface Form {
  title(text: string): void
  subtitle(text: string): void
  /** In red: what nobody may overlook. */
  warning(text: string): void
  section(text: string): void
  note(text: string): void
  /** Whom a letter goes to; flush left. */
  addressee(text: string): void
  /** Who signs a letter and when, at the right below it (GB/T 9704-2012, 7.3.5). */
  signature(lines: readonly string[]): void
  /** Running text of a letter. */
  paragraph(text: string): void
  /** One label with its value over the rest of the width. */
  field(label: string, value: string, labelColumns?: number): void
  /** Two labels with their values side by side. */
  pair(left: readonly [string, string], right: readonly [string, string]): void
  /** Boxes to stamp and sign in, side by side, each with its words at the top and a line for the date at the foot. */
  seals(words: readonly string[]): void
  table(header: readonly string[], rows: Iterable<readonly string[]>, options?: TableOptions): void
}
