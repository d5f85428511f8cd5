// File names out of paths of any system, for showing and for proposing a dataset's name; names and dates for what is saved.
// Opens nothing.
import { documentTexts } from '../../../src-main/contract/text/zh-CN/documents.ts'

export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

export function baseNameOf(path: string): string {
  return fileNameOf(path).replace(/\.[A-Za-z0-9]{1,5}$/, '')
}

/** Characters that Windows does not take in file names. */
const FORBIDDEN = /[\\/:*?"<>|]/g

/** A name for the save dialog; the person may change it. */
export function fileNameFor(title: string): string {
  const plain = title.trim().replace(FORBIDDEN, '_')
  return plain === '' ? documentTexts.untitled : plain
}

/** `YYYY-MM-DD` of this machine's calendar day. */
export function civilDay(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}
