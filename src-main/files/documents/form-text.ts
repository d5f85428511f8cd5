// A form that keeps only the words written on it, for checks of what a document says.
// Lays nothing out.
import type { DocumentPart } from './document-parts.ts'
import type { Form } from './form.ts'

class FormText implements Form {
  readonly words: string[] = []

  title(text: string): void {
    this.words.push(text)
  }

  subtitle(text: string): void {
    this.words.push(text)
  }

  warning(text: string): void {
    this.words.push(text)
  }

  section(text: string): void {
    this.words.push(text)
  }

  note(text: string): void {
    this.words.push(text)
  }

  addressee(text: string): void {
    this.words.push(text)
  }

  signature(lines: readonly string[]): void {
    this.words.push(...lines)
  }

  paragraph(text: string): void {
    this.words.push(text)
  }

  field(label: string, value: string): void {
    this.words.push(label, value)
  }

  pair(left: readonly [string, string], right: readonly [string, string]): void {
    this.words.push(...left, ...right)
  }

  seals(words: readonly string[]): void {
    this.words.push(...words)
  }

  table(header: readonly string[], rows: Iterable<readonly string[]>): void {
    this.words.push(...header)
    for (const row of rows) this.words.push(...row)
  }
}

export function documentWords(parts: readonly DocumentPart[]): string[] {
  const form = new FormText()
  for (const part of parts) part.write(form)
  return form.words
}
