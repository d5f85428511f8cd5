// Handlers of official documents: any one of them, as a text document or a workbook, outside a package.
// Decides nothing: what a filing or a reply says is given.
import { extname } from 'node:path'
import type { DocumentId, documentCalls } from '../../contract/documents.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { documentNames } from '../../contract/text/zh-CN/official-documents.ts'
import type { DocumentFacts } from '../../files/documents/document.ts'
import { DOCUMENT_ENDINGS, documentBytes } from '../../files/documents/document-parts.ts'
import { DOCUMENTS } from '../../files/documents/official/registry.ts'
import { documentFacts } from '../../files/packages/build-package.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { packageSources } from '../../jobs/build-package.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { presentResult } from '../result-key.ts'
import { judgedGates } from './packages.ts'

/** Documents that speak of the result; the others are made of the entry alone. */
const OF_RESULT: ReadonlySet<DocumentId> = new Set(['quality', 'processing', 'opinion', 'interface'])

async function factsOf(
  services: Services,
  datasetId: string,
  id: DocumentId,
  date: string,
  running: Running,
): Promise<DocumentFacts> {
  const { folder } = services
  const catalogue = folder.catalogues.get(datasetId)
  const result = presentResult(services, datasetId)
  const draft = true
  if (!OF_RESULT.has(id)) {
    const rows = result?.report.result.rows ?? catalogue.rowCount
    return { catalogue, date, draft, rows, treated: null }
  }
  if (result === null) throw new OpenprepError('RESULT_MISSING')
  const { report: gates, profile } = await judgedGates(services, datasetId, running)
  const facts = documentFacts(
    packageSources({
      out: '',
      draft,
      date,
      table: folder.tables.open(result.versionId),
      report: result.report,
      recipe: folder.recipes.get(datasetId).recipe,
      sourceColumns: folder.datasets.get(datasetId).columns,
      catalogue,
      profile,
      gates,
      toolVersion: services.version,
      release: null,
    }),
  )
  const { lastPackage } = folder.datasets.get(datasetId)
  // The checksum of a package of this very result; inside the package it cannot stand.
  return lastPackage?.digest === result.report.digest ? { ...facts, packageSha256: lastPackage.sha256 } : facts
}

export function documentHandlers(services: Services): Handlers<keyof typeof documentCalls> {
  return {
    'documents.write': async ({ datasetId, id, out, date, filing, reply }, running) => {
      services.checkPath(out)
      const ending = DOCUMENT_ENDINGS.find(one => one === extname(out).toLowerCase())
      if (ending === undefined)
        throw new OpenprepError('OPTION_INVALID', {
          option: out,
          value: extname(out),
          reason: DOCUMENT_ENDINGS.join('、'),
        })
      const facts = await factsOf(services, datasetId, id, date, running)
      const parts = DOCUMENTS[id]({ ...facts, ...(filing && { filing }), ...(reply && { reply }) })
      if (parts === null) throw new OpenprepError('DOCUMENT_NOT_APPLICABLE', { document: documentNames[id] })
      await writeAtomically(out, documentBytes(parts, ending), { signal: running.signal })
      services.folder.audit.record({
        action: 'document.written',
        datasetId,
        detail: { document: id, ending },
        person: services.person(),
      })
      return { path: out }
    },
  }
}
