// The table of days off and make-up days, and the ten working days counted by it.
// A table that a person may edit; what it does not say follows the week.
import { z } from 'zod'
import { call, NothingSchema } from './call.ts'

export const CalendarDaySchema = z.object({
  date: z.iso.date(),
  /** `off`: nobody works although it is a weekday · `work`: a weekend day that is worked. */
  kind: z.enum(['off', 'work']),
  name: z.string().max(60).default(''),
})
export type CalendarDay = z.infer<typeof CalendarDaySchema>

export const WorkCalendarSchema = z.object({
  /** Years the table speaks for; others follow the week alone. */
  years: z.array(z.number().int().min(1990).max(2200)),
  days: z.array(CalendarDaySchema).max(2000),
})
export type WorkCalendar = z.infer<typeof WorkCalendarSchema>

export const calendarCalls = {
  'calendar.get': call('read', NothingSchema, WorkCalendarSchema),
  'calendar.save': call('write', WorkCalendarSchema, WorkCalendarSchema),
}
