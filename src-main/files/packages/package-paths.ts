// Where each file stands in a release package.
// Decides names only.
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'

export const MANIFEST_PATH = 'manifest.json'
export const CATALOGUE_PATH = 'catalogue.json'
export const CATALOGUE_FORM_PATH = 'catalogue.xlsx'
export const DOCUMENT_PATHS = documentTexts.paths

export interface DataPaths {
  csv: string
  xlsx: string
}

/** The data files carry the title, so that they still tell what they are once taken out of the package. */
export function dataPaths(title: string): DataPaths {
  const name = safeFileName(title)
  return { csv: `data/${name}.csv`, xlsx: `data/${name}.xlsx` }
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

/** Every path a package of this title holds, besides the manifest. */
export function expectedPaths(title: string): string[] {
  const { csv, xlsx } = dataPaths(title)
  return [CATALOGUE_PATH, CATALOGUE_FORM_PATH, csv, xlsx, ...Object.values(DOCUMENT_PATHS)]
}
