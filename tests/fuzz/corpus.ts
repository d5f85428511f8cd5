// The files that fuzzing begins from: the public collections, the project's own fixtures, and what earlier runs have found.
// Reads them once; changes none.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { unzip, type ZipPart } from './zip-parts.ts'

export type SeedKind = 'zip' | 'ole' | 'dbf' | 'markup' | 'text' | 'protected'

export interface Seed {
  name: string
  kind: SeedKind
  bytes: Buffer
  /** Only of zipped seeds. */
  parts: readonly ZipPart[]
}

const ROOT = join(import.meta.dirname, '../..')
export const FINDINGS = join(import.meta.dirname, 'corpus')
const FOLDERS = [
  ...['spreadsheets', 'csv', 'opendata-cn'].map(name => join(ROOT, '../shared/data', name)),
  join(ROOT, 'tests/fixtures'),
  FINDINGS,
]
/** Bigger files only cost time: what they hold beyond this is more of the same. */
const LARGEST_BINARY = 80_000
const LARGEST_TEXT = 4000
/** Name of the stream that holds an encrypted workbook. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
const ENDINGS = new Set(
  '.xlsx .xlsm .xls .xlsb .ods .fods .et .dbf .dif .xml .csv .tsv .txt .json .html .htm'.split(' '),
)

export function loadCorpus(): Seed[] {
  return FOLDERS.filter(existsSync)
    .flatMap(folder => filesIn(folder).map(path => ({ path, name: relative(ROOT, path) })))
    .flatMap(({ path, name }) => seedOf(path, name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => ENDINGS.has(extname(name).toLowerCase()) && !/expect\.json$|index\.json$/.test(name))
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
}

function seedOf(path: string, name: string): Seed[] {
  const bytes = readFileSync(path)
  const kind = kindOf(bytes, path)
  if (kind === 'text') return [{ name, kind, bytes: bytes.subarray(0, LARGEST_TEXT), parts: [] }]
  if (bytes.length > LARGEST_BINARY) return []
  return [{ name, kind, bytes, parts: kind === 'zip' ? (unzip(bytes) ?? []) : [] }]
}

function kindOf(bytes: Buffer, path: string): SeedKind {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return 'zip'
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') return bytes.includes(ENCRYPTED) ? 'protected' : 'ole'
  if (bytes[0] === 9) return 'ole'
  if (extname(path).toLowerCase() === '.dbf') return 'dbf'
  return bytes.toString('latin1', 0, 200).trimStart().startsWith('<') ? 'markup' : 'text'
}
