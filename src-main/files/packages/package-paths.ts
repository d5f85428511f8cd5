// Where each file stands in a release package.
// Decides names only.
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { csv } from '../exporters/csv.ts'

export const MANIFEST_PATH = 'manifest.json'
/** Only in a release. */
export const APPROVALS_PATH = 'approvals.json'
/** Over the manifest, which therefore does not list it. Only in a release. */
export const SIGNATURE_PATH = 'signature.json'
export const CATALOGUE_PATH = 'catalogue.json'

/** The data files carry the title, so that they still tell what they are once taken out of the package. */
export function dataPath(title: string, ending: string): string {
  return `data/${safeFileName(title)}${ending}`
}

/** The one data file every package has, and all others are compared with. */
export function csvPath(title: string): string {
  return dataPath(title, csv.ending)
}

const FORBIDDEN = /[\\/:*?"<>|]|\p{Cc}|\p{Cf}/gu
/** Names Windows keeps for devices, whatever ending follows. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const LONGEST = 80

/** A name every system takes: no forbidden characters, no dots or blanks at the ends, no device name. */
export function safeFileName(title: string): string {
  const plain = Array.from(title.toWellFormed().normalize('NFC').replace(FORBIDDEN, '_')).slice(0, LONGEST).join('')
  const name = plain.replace(/^[\s.]+|[\s.]+$/g, '')
  if (name === '') return documentTexts.untitled
  return DEVICES.test(name) ? `_${name}` : name
}
