// What every document of a package says at its head, and the facts they are made of.
// Makes no particular document.
import { fill } from '../../contract/text/describe-error.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import type { FormSheet } from './form-sheet.ts'

export interface DocumentHead {
  readonly title: string
  /** The catalogue's title. */
  readonly dataset: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly draft: boolean
}

export function writeHead(form: FormSheet, head: DocumentHead): void {
  form.title(head.title)
  if (head.draft) form.warning(documentTexts.draft)
  const dataset = fill(documentTexts.datasetLine, { title: head.dataset })
  form.subtitle(`${dataset}　　${fill(documentTexts.madeOn, { date: head.date })}`)
}

/** `0.98765` → `98.77%`; whole only when it is whole, so that 99.999 % never reads as 100 %. */
export function percent(share: number): string {
  const rounded = Math.floor(share * 10_000) / 100
  return `${rounded}%`
}
