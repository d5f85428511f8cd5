// Collects the text of a string item (`si`, `is`): plain or in formatted runs, without the phonetic guide.
// Knows nothing of where the text belongs.
import { decodeXmlText, ownCopy } from './xml-scanner.ts'

export class RichText {
  #text = ''
  #inText = false
  #phonetic = 0

  restart(): void {
    this.#text = ''
    this.#inText = false
    this.#phonetic = 0
  }

  get value(): string {
    return ownCopy(unescapeText(this.#text))
  }

  open(name: string): void {
    if (name === 'rPh') this.#phonetic += 1
    else if (name === 't') this.#inText = true
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic -= 1
    else if (name === 't') this.#inText = false
  }

  text(raw: string, literal: boolean): void {
    if (this.#inText && this.#phonetic === 0) this.#text += literal ? raw : decodeXmlText(raw)
  }
}

/** `_x000D_` stands for a character XML cannot hold, `_x005F_` for an underscore before such a group (ECMA-376 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
