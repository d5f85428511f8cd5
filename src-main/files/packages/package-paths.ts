// Where each file stands in a release package.
// Decides names only.
import type { Catalogue } from '../../contract/catalogue.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { csv } from '../exporters/csv.ts'
import { exportersOf } from '../exporters/registry.ts'
import { comparePaths } from './stored-zip.ts'

export const MANIFEST_PATH = 'manifest.json'
/** Only in a release. */
export const APPROVALS_PATH = 'approvals.json'
/** Over the manifest, which therefore does not list it. Only in a release. */
export const SIGNATURE_PATH = 'signature.json'
export const CATALOGUE_PATH = 'catalogue.json'
export const CATALOGUE_FORM_PATH = 'catalogue.xlsx'
export const DOCUMENT_PATHS = documentTexts.paths

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

/** Every path a package of this entry holds, besides the manifest, in no order. */
export function expectedPaths(catalogue: Catalogue): string[] {
  const { title } = catalogue
  const data = exportersOf(catalogue).flatMap(({ ending, companions = [] }) => [
    dataPath(title, ending),
    ...companions.map(companion => dataPath(title, companion.ending)),
  ])
  return [CATALOGUE_PATH, CATALOGUE_FORM_PATH, ...data, ...Object.values(DOCUMENT_PATHS)]
}

/** All paths in the order of the container; the manifest sorts among them. */
export function plannedPaths(catalogue: Catalogue): string[] {
  return [...expectedPaths(catalogue), MANIFEST_PATH].sort(comparePaths)
}
