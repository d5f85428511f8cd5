// Handlers of what goes to and comes from others beside packages: demands, faults for source systems, withdrawal notices.
// Writes files only where the person said; sends nothing.
import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import type { registerCalls } from '../../contract/registers.ts'
import { registerWords } from '../../contract/text/zh-CN/registers.ts'
import { openCase } from '../../core/cases/perform-case.ts'
import { candidatesFor } from '../../core/reference-list/reference-lines.ts'
import type { DemandLine } from '../../core/registers/demand-lines.ts'
import { type ExaminedSource, sourceFaults } from '../../core/registers/source-faults.ts'
import { documentBytes } from '../../files/documents/document-parts.ts'
import { faultSheets } from '../../files/documents/register-sheets.ts'
import { withdrawalNotice } from '../../files/documents/withdrawal-notice.ts'
import { documentWorkbook } from '../../files/documents/xlsx-writer.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { importDemands } from '../../jobs/import-demands.ts'
import { workCalendar } from '../cases.ts'
import type { Handlers, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'

interface Place {
  readonly file: string
  readonly sha256: string
}

/** A case for the line; null when it is there already. `today` stands in for a date that is missing or lies ahead. */
function openDemand(services: Services, line: DemandLine, { file, sha256 }: Place, known: Set<string>): string | null {
  const { folder } = services
  const now = services.now()
  const today = localDay(now)
  const receivedOn = line.date === '' || line.date > today ? today : line.date
  const key = demandKey(line)
  if (known.has(key)) return null
  known.add(key)
  const own = folder.datasets.list().map(({ id, name }) => {
    const title = folder.catalogues.find(id)?.title ?? ''
    return { datasetId: id, title: title === '' ? name : title }
  })
  const exact = candidatesFor(line, own).filter(candidate => candidate.exact)
  const datasetId = exact.length === 1 ? (exact[0]?.datasetId ?? null) : null
  const outcome = openCase(
    {
      kind: 'DEMAND',
      datasetId,
      title: line.title,
      content: line.content,
      from: line.from,
      receivedOn,
      column: '',
      rows: '',
      version: '',
      leak: false,
      request: null,
      task: null,
      evidence: [{ name: file, sha256 }],
    },
    { id: randomUUID(), person: services.person(), today, now, calendar: workCalendar(services) },
  )
  if ('refused' in outcome) throw new OpenprepError('CASE_REFUSED', { reason: outcome.refused })
  folder.cases.save(outcome.made, 'open', services.person())
  return datasetId ?? ''
}

/** Told by the words alone: a second import on another day must not open it again. */
function demandKey({ title, content, from }: Pick<DemandLine, 'title' | 'content' | 'from'>): string {
  return JSON.stringify([title, content, from])
}

function examinedSources({ folder }: Services): ExaminedSource[] {
  const open = folder.cases.list().filter(({ kind, closedOn }) => kind === 'SOURCE_FAULT' && closedOn === '')
  return folder.datasets.list().flatMap(({ id, name, versionId, source }) => {
    const told = open.filter(({ datasetId }) => datasetId === id)
    const profile = folder.profiles.find(id, versionId)
    if (profile === null && told.length === 0) return []
    const entry = folder.catalogues.find(id)
    return [
      {
        system: entry?.sourceSystem ?? '',
        dataset: entry?.title || name,
        file: source.file,
        profile: profile ?? { rows: 0, duplicateRows: 0, columns: [] },
        told,
      },
    ]
  })
}

export function registerHandlers(services: Services): Handlers<keyof typeof registerCalls> {
  const { folder } = services
  return {
    'demands.import': async ({ path }, { signal }) => {
      services.checkPath(path)
      const { file, sha256, lines } = await importDemands(path, signal)
      const known = new Set(
        folder.cases
          .list()
          .filter(({ kind }) => kind === 'DEMAND')
          .map(demandKey),
      )
      const opened = lines.map(line => openDemand(services, line, { file, sha256 }, known)).filter(one => one !== null)
      services.changed(null)
      return {
        file,
        opened: opened.length,
        known: lines.length - opened.length,
        matched: opened.filter(datasetId => datasetId !== '').length,
      }
    },
    'sourceFaults.write': async ({ path }, { signal }) => {
      services.checkPath(path)
      const systems = sourceFaults(examinedSources(services))
      const sheets = faultSheets(systems, localDay(services.now()))
      await writeAtomically(path, documentWorkbook(sheets), { signal })
      return { path, systems: systems.size, faults: [...systems.values()].reduce((sum, { length }) => sum + length, 0) }
    },
    'withdrawals.write': async ({ datasetId, path, date }, { signal }) => {
      services.checkPath(path)
      const { tombstone } = folder.openings.get(datasetId)
      if (tombstone === null)
        throw new OpenprepError('OPENING_REFUSED', { reasons: registerWords.withdrawal.notWithdrawn })
      const parts = withdrawalNotice(folder.catalogues.get(datasetId), tombstone, date)
      const ending = extname(path).toLowerCase() === '.xlsx' ? '.xlsx' : '.docx'
      await writeAtomically(path, documentBytes(parts, ending), { signal })
      return { path, packages: tombstone.packages.length }
    },
  }
}
