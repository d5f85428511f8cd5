// Handlers of official documents, one by one or all at once, as text documents and workbooks, outside a package.
// Decides nothing: what a reply says is given; what a filing says stands in the opening record.
import { basename, extname, join } from 'node:path'
import type { DocumentId, documentCalls } from '../../contract/documents.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { documentNames, releaseNotesName } from '../../contract/text/zh-CN/official-documents.ts'
import type { DocumentFacts } from '../../files/documents/document.ts'
import { DOCUMENT_ENDINGS, type DocumentEnding, documentBytes } from '../../files/documents/document-parts.ts'
import { makeDocument } from '../../files/documents/official/registry.ts'
import { OPENAPI_PATH, SAMPLE_PATH } from '../../files/packages/interface-paths.ts'
import { interfaceFiles } from '../../files/packages/package-documents.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { documentStates, factsFor, needsResult, sharedFacts } from '../documents.ts'
import type { Handlers, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'
import { presentResult } from '../result-key.ts'
import { notesText } from './ledger.ts'

const INTERFACE_PATHS = { openapi: OPENAPI_PATH, sample: SAMPLE_PATH } as const
const INTERFACE_PARTS = ['openapi', 'sample'] as const

/** Throws OPTION_INVALID for any other ending. */
export function documentEnding(out: string): DocumentEnding {
  const ending = DOCUMENT_ENDINGS.find(one => one === extname(out).toLowerCase())
  if (ending !== undefined) return ending
  const reason = DOCUMENT_ENDINGS.join('、')
  throw new OpenprepError('OPTION_INVALID', { option: out, value: extname(out), reason })
}

export function documentHandlers(services: Services): Handlers<keyof typeof documentCalls> {
  const written = (datasetId: string, document: string, ending: string) => {
    const detail = { document, ending }
    services.folder.audit.record({ action: 'document.written', datasetId, detail, person: services.person() })
  }
  const write = async (id: DocumentId, facts: DocumentFacts, out: string, signal: AbortSignal) => {
    const parts = makeDocument(id, facts)
    if (parts === null) throw new OpenprepError('DOCUMENT_NOT_APPLICABLE', { document: documentNames[id] })
    await writeAtomically(out, documentBytes(parts, documentEnding(out)), { signal })
  }
  const today = () => localDay(services.now())
  return {
    'documents.list': ({ datasetId }) => {
      const documents = documentStates(services, datasetId)
      return { documents, interfaceReady: documents.some(({ id, ready }) => id === 'interface' && ready) }
    },
    'documents.write': async ({ datasetId, id, out, date, filing, reply }, running) => {
      services.checkPath(out)
      const ending = documentEnding(out)
      const shared = await sharedFacts(services, datasetId, { date, withResult: needsResult(id) }, running)
      const facts = factsFor(services, datasetId, id, shared)
      await write(id, { ...facts, ...(filing && { filing }), ...(reply && { reply }) }, out, running.signal)
      written(datasetId, id, ending)
      return { path: out }
    },
    'documents.writeAll': async ({ datasetId, folder, date }, running) => {
      services.checkPath(folder)
      const withResult = presentResult(services, datasetId) !== null
      const shared = await sharedFacts(services, datasetId, { date, withResult }, running)
      const ready = documentStates(services, datasetId).filter(state => state.ready)
      const files: string[] = []
      for (const { id } of ready)
        for (const ending of DOCUMENT_ENDINGS) {
          const name = `${documentNames[id]}${ending}`
          await write(id, factsFor(services, datasetId, id, shared), join(folder, name), running.signal)
          written(datasetId, id, ending)
          files.push(name)
        }
      for (const { name, document, bytes } of besideDocuments(services, datasetId, shared)) {
        await writeAtomically(join(folder, name), [bytes], { signal: running.signal })
        written(datasetId, document, extname(name))
        files.push(name)
      }
      return { folder, files }
    },
    'documents.interface': async ({ datasetId, part, out }, running) => {
      services.checkPath(out)
      const shared = await sharedFacts(services, datasetId, { date: today(), withResult: true }, running)
      const file = interfaceFiles(shared).find(({ path }) => path === INTERFACE_PATHS[part])
      if (file === undefined) throw new OpenprepError('DOCUMENT_NOT_APPLICABLE', { document: documentNames.interface })
      await writeAtomically(out, [file.bytes()], { signal: running.signal })
      written(datasetId, part, '.json')
      return { path: out }
    },
  }
}

interface BesideDocument {
  readonly name: string
  /** As the audit trail names it. */
  readonly document: string
  readonly bytes: Uint8Array
}

/** Interface files and release notes, where there are any. */
function besideDocuments(services: Services, datasetId: string, facts: DocumentFacts): BesideDocument[] {
  const notes = notesText(services, datasetId)
  const interfaces = facts.treated === null ? [] : interfaceFiles(facts)
  const made = INTERFACE_PARTS.flatMap(part => {
    const file = interfaces.find(({ path }) => path === INTERFACE_PATHS[part])
    return file === undefined ? [] : [{ name: basename(file.path), document: part, bytes: file.bytes() }]
  })
  if (notes === null) return made
  return [...made, { name: `${releaseNotesName}.txt`, document: 'releaseNotes', bytes: Buffer.from(`\uFEFF${notes}`) }]
}
