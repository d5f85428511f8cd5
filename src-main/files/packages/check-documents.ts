// Checks of documents and metadata: those made of the entry alone are made again and compared; all say the same name, counts and date;
// none names anything internal. Streams nothing large: documents are small.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Manifest } from '../../contract/package.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { verifyTexts } from '../../contract/text/zh-CN/documents.ts'
import { internalReferences, maskedReference } from '../../core/interface/internal-references.ts'
import { type DocumentFacts, headLines } from '../documents/document.ts'
import { exportersOf } from '../exporters/registry.ts'
import { METADATA_EXPORTS } from '../metadata/registry.ts'
import { withDefaults } from '../spreadsheets/limits.ts'
import { openArchive } from '../spreadsheets/xlsx/archive.ts'
import { partText } from '../spreadsheets/xlsx/part-text.ts'
import { decodeXmlText } from '../spreadsheets/xlsx/xml-scanner.ts'
import { type Container, entryBytes } from './container-reader.ts'
import { SAMPLE_PATH } from './interface-paths.ts'
import { documentFiles, documentPaths, interfaceFiles } from './package-documents.ts'
import { packageJson } from './package-json.ts'
import { dataPath } from './package-paths.ts'
import { packageCatalogue } from './public-catalogue.ts'
import { readJsonEntry } from './read-entry.ts'
import type { Check } from './verify-package.ts'

/** Bytes of one document; one of ten thousand data items is still smaller. */
const MAX_DOCUMENT = 32 * 1024 * 1024

async function bytesOf(container: Container, path: string): Promise<Buffer | null> {
  const entry = container.entries.find(one => one.path === path)
  if (entry === undefined || entry.bytes > MAX_DOCUMENT) return null
  const pieces: Uint8Array[] = []
  for await (const piece of entryBytes(container, entry)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function factsOf(container: Container, manifest: Manifest): Promise<DocumentFacts> {
  const catalogue = await packageCatalogue(container)
  const sample = await sampleOf(container)
  const { date, draft, result } = manifest
  return { catalogue, date, draft, rows: result.rows, treated: null, sample }
}

async function sampleOf(container: Container): Promise<Record<string, string | null>[]> {
  const entry = await readJsonEntry(container, SAMPLE_PATH)
  const value: unknown = entry?.value
  const data = isObject(value) ? value.data : undefined
  const records = isObject(data) ? data.records : undefined
  if (!Array.isArray(records)) return []
  return records
    .filter(isObject)
    .map(record =>
      Object.fromEntries(
        Object.entries(record).map(([name, cell]) => [name, typeof cell === 'string' ? cell : null] as const),
      ),
    )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Everything that follows from the entry, the counts and the files must be exactly what it would be made into today. */
export async function checkMetadata(container: Container, manifest: Manifest): Promise<Check> {
  const facts = await factsOf(container, manifest)
  const files = exportersOf(facts.catalogue).flatMap(exporter => {
    const path = dataPath(manifest.title, exporter.ending)
    const file = manifest.files.find(one => one.path === path)
    return file === undefined ? [] : [{ exporter, file }]
  })
  const { columns, rows } = manifest.result
  const metadata = { ...facts, columns, rows, files }
  const wanted = [
    ...METADATA_EXPORTS.map(({ path, json }) => ({ path: path(manifest.title), bytes: packageJson(json(metadata)) })),
    ...interfaceFiles(facts).map(({ path, bytes }) => ({ path, bytes: bytes() })),
  ]
  const different: string[] = []
  for (const { path, bytes } of wanted) {
    const found = await bytesOf(container, path)
    if (found === null || Buffer.compare(found, bytes) !== 0) different.push(path)
  }
  const texts = verifyTexts.metadata
  const detail = different.length === 0 ? texts.ok : fill(texts.bad, { files: different.join(verifyTexts.separator) })
  return { id: 'metadata', ok: different.length === 0, detail }
}

export async function checkDocuments(container: Container, manifest: Manifest): Promise<Check> {
  const facts = await factsOf(container, manifest)
  const remade = new Map(documentFiles(facts).map(({ path, bytes }) => [path, bytes]))
  const heads = headLines(facts)
  const faults: string[] = []
  for (const path of documentPaths(facts.catalogue)) {
    const found = await bytesOf(container, path)
    const make = remade.get(path)
    const same = found !== null && (make === undefined || Buffer.compare(found, await joined(make())) === 0)
    if (!same || found === null) {
      faults.push(fill(verifyTexts.documentReasons.different, { file: path }))
      continue
    }
    const words = await wordsOf(found)
    const lacking = heads.find(line => !words.includes(line))
    if (lacking !== undefined) faults.push(fill(verifyTexts.documentReasons.head, { file: path, line: lacking }))
  }
  const texts = verifyTexts.documents
  const count = documentPaths(facts.catalogue).length
  const detail = faults.length === 0 ? fill(texts.ok, { count }) : fill(texts.bad, { faults: faults.join('；') })
  return { id: 'documents', ok: faults.length === 0, detail }
}

/** Every file that is no data file. */
export async function checkInternal(container: Container, manifest: Manifest): Promise<Check> {
  const places: string[] = []
  for (const { path } of manifest.files) {
    if (path.startsWith('data/')) continue
    const bytes = await bytesOf(container, path)
    if (bytes === null) continue
    const texts = /\.(?:docx|xlsx)$/.test(path) ? await wordsOf(bytes) : [bytes.toString('utf8')]
    for (const text of texts)
      for (const found of internalReferences(text))
        places.push(fill(verifyTexts.internalPlace, { file: path, excerpt: maskedReference(text, found) }))
  }
  const texts = verifyTexts.internal
  const detail =
    places.length === 0 ? texts.ok : fill(texts.bad, { count: places.length, places: places.slice(0, 10).join('；') })
  return { id: 'internal', ok: places.length === 0, detail }
}

async function joined(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

const TEXT_PARTS = /^(?:word\/document|xl\/worksheets\/[^/]+|xl\/sharedStrings)\.xml$/

/** The paragraphs and cells of a document, each as one text. */
async function wordsOf(bytes: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'openprep-document-'))
  try {
    const path = join(folder, 'document')
    await writeFile(path, bytes)
    const archive = await openArchive(path, withDefaults({}))
    try {
      const words: string[] = []
      for (const part of archive.names.filter(name => TEXT_PARTS.test(name))) {
        let xml = ''
        for await (const piece of partText(archive, part)) xml += piece
        words.push(...textsOf(xml))
      }
      return words
    } finally {
      archive.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function textsOf(xml: string): string[] {
  return xml
    .split(/<\/w:p>|<\/is>|<\/si>/)
    .map(block =>
      [...block.matchAll(/<(?:w:)?t(?: [^>]*)?>([^<]*)</g)].map(match => decodeXmlText(match[1] ?? '')).join(''),
    )
    .filter(text => text !== '')
}
