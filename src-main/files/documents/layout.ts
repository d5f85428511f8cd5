// What a standard template puts around the application's documents: a line above the title, words below, its own seal boxes.
// Changes no fact and no table of a document.
import type { DocumentLayout } from '../../contract/template-pack.ts'
import type { DocumentPart } from './document-parts.ts'
import type { Form, TableOptions } from './form.ts'

/** The same parts with the template's words; `layout` absent or empty = as they are. */
export function laidOut(parts: readonly DocumentPart[], layout: DocumentLayout | undefined): DocumentPart[] {
  if (layout === undefined || layout.head + layout.foot === '') return [...parts]
  return parts.map(part => ({
    ...part,
    write(form: Form) {
      part.write(layout.head === '' ? form : new HeadedForm(form, layout.head))
      if (layout.foot !== '') form.note(layout.foot)
    },
  }))
}

/** Boxes to stamp in, of the template where it states some. */
export function sealWords(usual: readonly string[], layout: DocumentLayout | undefined): readonly string[] {
  return layout === undefined || layout.seals.length === 0 ? usual : layout.seals
}

class HeadedForm implements Form {
  readonly #form: Form
  readonly #head: string

  constructor(form: Form, head: string) {
    this.#form = form
    this.#head = head
  }

  title(text: string): void {
    this.#form.subtitle(this.#head)
    this.#form.title(text)
  }

  subtitle(text: string): void {
    this.#form.subtitle(text)
  }

  warning(text: string): void {
    this.#form.warning(text)
  }

  section(text: string): void {
    this.#form.section(text)
  }

  note(text: string): void {
    this.#form.note(text)
  }

  addressee(text: string): void {
    this.#form.addressee(text)
  }

  signature(lines: readonly string[]): void {
    this.#form.signature(lines)
  }

  paragraph(text: string): void {
    this.#form.paragraph(text)
  }

  field(label: string, value: string, labelColumns?: number): void {
    this.#form.field(label, value, labelColumns)
  }

  pair(left: readonly [string, string], right: readonly [string, string]): void {
    this.#form.pair(left, right)
  }

  seals(words: readonly string[]): void {
    this.#form.seals(words)
  }

  table(header: readonly string[], rows: Iterable<readonly string[]>, options?: TableOptions): void {
    this.#form.table(header, rows, options)
  }
}
