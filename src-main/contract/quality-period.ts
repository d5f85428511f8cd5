// The quality report of a month, a quarter or a year: what was handed in then, what went back and why, how good the data was (R49, R70).
// Shapes only; counting is core/bureau-ledger/period-report.
import { z } from 'zod'
import { RETURN_REASONS } from './bureau-ledger.ts'
import { call } from './call.ts'

export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const

export const PeriodSchema = z.strictObject({
  kind: z.enum(PERIOD_KINDS),
  year: z.number().int().min(2000).max(2100),
  /** 1–12 of months, 1–4 of quarters, 1 of years. */
  number: z.number().int().min(1).max(12),
})
export type Period = z.infer<typeof PeriodSchema>

export const PeriodBodySchema = z.object({
  body: z.string(),
  handedIn: z.number(),
  accepted: z.number(),
  returned: z.number(),
  cells: z.number(),
  /** Of cells that may not be blank. */
  blank: z.number(),
  repeated: z.number(),
  rows: z.number(),
})
export type PeriodBody = z.infer<typeof PeriodBodySchema>

export const PeriodReportSchema = z.object({
  period: PeriodSchema,
  /** First and last day. */
  from: z.string(),
  to: z.string(),
  total: PeriodBodySchema,
  bodies: z.array(PeriodBodySchema),
  reasons: z.array(z.object({ reason: z.enum(RETURN_REASONS), items: z.number() })),
  /** Of rectification tasks: sent out in the period, answered in time, open past their deadline. */
  tasks: z.object({ issued: z.number(), closed: z.number(), late: z.number() }),
  /** Months of that year whose report was written, this one included; twelve are due. */
  monthsReported: z.number(),
})
export type PeriodReport = z.infer<typeof PeriodReportSchema>

export const PERIOD_FORMATS = ['docx', 'xlsx', 'html'] as const

export const periodCalls = {
  'bureau.period': call('read', z.object({ period: PeriodSchema }), PeriodReportSchema),
  /** As a page that stands alone, for printing. */
  'bureau.periodPage': call('read', z.object({ period: PeriodSchema }), z.object({ html: z.string() })),
  /** Writes it, and counts it among the reports of the year. */
  'bureau.savePeriod': call(
    'job',
    z.object({ period: PeriodSchema, out: z.string(), format: z.enum(PERIOD_FORMATS) }),
    z.object({ path: z.string(), bytes: z.number(), report: PeriodReportSchema }),
  ),
}
