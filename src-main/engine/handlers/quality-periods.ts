// Handlers of the monthly, quarterly and yearly quality report.
// A report counts among those of the year once it has been written.
import { OpenprepError } from '../../contract/errors.ts'
import type { Period, PeriodReport, periodCalls } from '../../contract/quality-period.ts'
import { isPeriod, periodReport } from '../../core/bureau-ledger/period-report.ts'
import { documentBytes } from '../../files/documents/document-parts.ts'
import { periodPage, periodParts } from '../../files/documents/period-report.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import type { Handlers, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'

export function periodHandlers(services: Services): Handlers<keyof typeof periodCalls> {
  const { folder } = services
  const imprint = () => ({ date: localDay(services.now()), unit: folder.settings.get().publisher.name })

  function reportOf(period: Period, writing: boolean): PeriodReport {
    if (!isPeriod(period))
      throw new OpenprepError('OPTION_INVALID', { option: 'period', value: period.number, reason: '' })
    const months = new Set(folder.bureauLedger.monthsReported(period.year))
    if (writing && period.kind === 'month') months.add(period.number)
    return periodReport({
      period,
      items: folder.bureauLedger.all(),
      tasks: folder.rectifications.list(),
      city: folder.bureauLedger.targets()[0]?.city ?? '',
      monthsReported: months.size,
    })
  }

  return {
    'bureau.period': ({ period }) => reportOf(period, false),
    'bureau.periodPage': ({ period }) => ({ html: periodPage(reportOf(period, true), imprint()) }),
    'bureau.savePeriod': async ({ period, out, format }, { signal }) => {
      services.checkPath(out)
      const report = reportOf(period, true)
      const content =
        format === 'html'
          ? [Buffer.from(periodPage(report, imprint()), 'utf8')]
          : documentBytes(periodParts(report, imprint()), `.${format}`)
      let bytes = 0
      await writeAtomically(out, content, {
        signal,
        onBytes: done => {
          bytes = done
        },
      })
      folder.bureauLedger.recordReport(period, services.person())
      services.changed(null)
      return { path: out, bytes, report }
    },
  }
}
