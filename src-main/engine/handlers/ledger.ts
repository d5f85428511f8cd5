// Handlers of the ledger: its lines, the workbook, the calendar file, versions of an entry and their notes.
// Writes files only where the person said.

import type { EntryVersion, ledgerCalls } from '../../contract/ledger.ts'
import type { Difference } from '../../contract/sources.ts'
import { releaseNotes } from '../../core/ledger/release-notes.ts'
import { calendarFile } from '../../files/documents/calendar-file.ts'
import { ledgerSheet } from '../../files/documents/ledger-sheet.ts'
import { documentWorkbook } from '../../files/documents/xlsx-writer.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { caseViews } from '../cases.ts'
import type { Handlers, Services } from '../handler.ts'
import { calendarEvents, entryVersions, ledgerRows } from '../ledger.ts'

/** How the source's rows changed between two versions, where one was made directly of the other. */
function dataChange(
  { folder }: Services,
  datasetId: string,
  versions: readonly EntryVersion[],
): Difference['rows'] | null {
  const [newest, before] = versions
  if (newest === undefined || before === undefined || newest.sourceNo === before.sourceNo) return null
  const source = folder.sources.list(datasetId).find(({ no }) => no === newest.sourceNo)
  if (source?.base !== before.sourceNo) return null
  return folder.sources.difference(datasetId, newest.sourceNo)?.rows ?? null
}

export function ledgerHandlers(services: Services): Handlers<keyof typeof ledgerCalls> {
  const { folder } = services
  return {
    'ledger.list': () => ledgerRows(services),
    'ledger.write': async ({ path }, { signal }) => {
      services.checkPath(path)
      const rows = ledgerRows(services)
      await writeAtomically(path, documentWorkbook([ledgerSheet(rows, services.now().slice(0, 10))]), { signal })
      return { path, rows: rows.length }
    },
    'ledger.calendar': async ({ path }, { signal }) => {
      services.checkPath(path)
      const events = calendarEvents(services, caseViews(services))
      await writeAtomically(path, [calendarFile(events, services.now())], { signal })
      return { path, events: events.length }
    },
    'history.list': ({ datasetId }) => {
      folder.datasets.get(datasetId)
      return entryVersions(services, datasetId)
    },
    'history.notes': ({ datasetId }) => {
      const { name } = folder.datasets.get(datasetId)
      const versions = entryVersions(services, datasetId)
      const title = folder.catalogues.get(datasetId).title || name
      return { text: releaseNotes(title, versions[0], dataChange(services, datasetId, versions)) }
    },
  }
}
