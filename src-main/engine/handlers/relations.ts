// Handlers of what columns say about one another, and of combinations that single people out.
// Both rest on the profile of the same version, which is made first when it is missing.
import type { View } from '../../contract/datasets.ts'
import type { relationCalls } from '../../contract/relations.ts'
import { singleOutCandidates } from '../../core/profiling/single-out-candidates.ts'
import { examinationPage } from '../../files/documents/examination-page.ts'
import { type ExaminationFacts, examinationSheets } from '../../files/documents/examination-report.ts'
import { documentWorkbook } from '../../files/documents/xlsx-writer.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { singleOutTable } from '../../jobs/single-out-table.ts'
import { ensureProfile } from '../ensure-profile.ts'
import { ensureRelations } from '../ensure-relations.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'
import { presentVersion, timelinessIn } from './profiles.ts'
import { versionOf } from './tables.ts'

export function relationHandlers(services: Services): Handlers<keyof typeof relationCalls> {
  const { folder, pool } = services

  function kept<K extends 'relations' | 'singleOut'>(datasetId: string, view: View, kind: K) {
    const versionId = presentVersion(services, datasetId, view)
    return versionId === null ? null : (folder.examinations.find(versionId, kind)?.report ?? null)
  }

  async function factsOf(datasetId: string, view: View, running: Running): Promise<ExaminationFacts> {
    const versionId = versionOf(services, datasetId, view)
    const profile = await ensureProfile(services, datasetId, versionId, running)
    return {
      dataset: folder.datasets.get(datasetId).name,
      date: localDay(services.now()),
      profile,
      timeliness: timelinessIn(services, datasetId, profile),
      relations: kept(datasetId, view, 'relations'),
      singleOut: kept(datasetId, view, 'singleOut'),
    }
  }

  return {
    'relations.run': async ({ datasetId, view }, running) => {
      const versionId = versionOf(services, datasetId, view)
      const known = folder.examinations.find(versionId, 'relations')
      if (known !== null) return known.report
      const report = await ensureRelations(services, datasetId, versionId, running)
      services.changed(datasetId)
      return report
    },
    'relations.get': ({ datasetId, view }) => kept(datasetId, view, 'relations'),
    'singleOut.run': async ({ datasetId, view, columns, maxSize }, running) => {
      const versionId = versionOf(services, datasetId, view)
      const profile = await ensureProfile(services, datasetId, versionId, running)
      const names = profile.columns.map(({ name }) => name)
      const candidates =
        columns === undefined
          ? singleOutCandidates(profile)
          : { columns: names.filter(name => columns.includes(name)), leftOut: [] }
      const report = await singleOutTable({ folder, pool, versionId, candidates, maxSize, ...running })
      folder.examinations.save(datasetId, versionId, 'singleOut', report, services.person())
      services.changed(datasetId)
      return report
    },
    'report.html': async ({ datasetId, view }, running) => ({
      html: examinationPage(await factsOf(datasetId, view, running)),
    }),
    'report.write': async ({ datasetId, view, format, path }, running) => {
      services.checkPath(path)
      const facts = await factsOf(datasetId, view, running)
      const page = () => [Buffer.from(examinationPage(facts), 'utf8')]
      const bytes = format === 'html' ? page() : documentWorkbook(examinationSheets(facts))
      await writeAtomically(path, bytes, { signal: running.signal })
      return { path }
    },
    'singleOut.get': ({ datasetId, view }) => kept(datasetId, view, 'singleOut'),
  }
}
