// Handlers of the ledger: its lines, the workbook, the calendar file, versions of an entry and their notes.
// Writes files only where the person said.

import type { EntryVersion, ledgerCalls } from '../../contract/ledger.ts'
import type { Difference } from '../../contract/sources.ts'
import { ledgerWords } from '../../contract/text/zh-CN/ledger.ts'
import { releaseNotes } from '../../core/ledger/release-notes.ts'
import { calendarFile } from '../../files/documents/calendar-file.ts'
import { ledgerSheet } from '../../files/documents/ledger-sheet.ts'
import { documentWorkbook } from '../../files/documents/xlsx-writer.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { caseViews } from '../cases.ts'
import type { Handlers, Services } from '../handler.ts'
import { calendarEvents, dueItems, entryVersions, ledgerRows } from '../ledger.ts'
import { localDay } from '../local-day.ts'
import { milestones } from '../milestones.ts'

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

/** null = no package has been built, so there is nothing to tell. */
export function notesText(services: Services, datasetId: string): string | null {
  const { folder } = services
  const versions = entryVersions(services, datasetId)
  if (versions.length === 0) return null
  const title = folder.catalogues.get(datasetId).title || folder.datasets.get(datasetId).name
  return releaseNotes(title, versions[0], dataChange(services, datasetId, versions))
}

export function ledgerHandlers(services: Services): Handlers<keyof typeof ledgerCalls> {
  const { folder } = services
  return {
    'ledger.list': () => ledgerRows(services),
    'ledger.due': () => dueItems(services),
    'ledger.write': async ({ path }, { signal }) => {
      services.checkPath(path)
      const rows = ledgerRows(services)
      await writeAtomically(path, documentWorkbook([ledgerSheet(rows, localDay(services.now()))]), { signal })
      return { path, rows: rows.length }
    },
    'ledger.calendar': async ({ path }, { signal }) => {
      services.checkPath(path)
      const events = calendarEvents(services, caseViews(services), milestones(services))
      await writeAtomically(path, [calendarFile(events, services.now())], { signal })
      return { path, events: events.length }
    },
    'history.list': ({ datasetId }) => {
      folder.datasets.get(datasetId)
      return entryVersions(services, datasetId)
    },
    'history.notes': ({ datasetId }) => ({ text: notesText(services, datasetId) ?? ledgerWords.notesEmpty }),
    'history.write': async ({ datasetId, path }, { signal }) => {
      services.checkPath(path)
      const text = notesText(services, datasetId) ?? ledgerWords.notesEmpty
      await writeAtomically(path, [Buffer.from(`\uFEFF${text}`)], { signal })
      return { path }
    },
  }
}
