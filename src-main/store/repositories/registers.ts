// Small tables of the whole folder that a person may edit, each under its name: the work calendar, reporting dates, limits of the checks.
// Knows no meaning.
import { z } from 'zod'
import { type OwnLimit, OwnLimitSchema } from '../../contract/gate-limits.ts'
import { type OwnMilestone, OwnMilestoneSchema } from '../../contract/milestones.ts'
import type { Json } from '../../contract/recipe.ts'
import { type WorkCalendar, WorkCalendarSchema } from '../../contract/work-calendar.ts'
import type { AuditAction, StoreConnection } from '../connection.ts'

const CALENDAR = 'calendar'
const MILESTONES = 'milestones'
const LIMITS = 'limits'

export class RegisterRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** null until one is saved. */
  calendar(): WorkCalendar | null {
    return this.#get(CALENDAR, WorkCalendarSchema)
  }

  saveCalendar(calendar: WorkCalendar, person: string): void {
    this.#save(CALENDAR, calendar, 'calendar.saved', person, { years: calendar.years, days: calendar.days.length })
  }

  milestones(): OwnMilestone[] {
    return this.#get(MILESTONES, z.array(OwnMilestoneSchema)) ?? []
  }

  saveMilestones(milestones: readonly OwnMilestone[], person: string): void {
    this.#save(MILESTONES, milestones, 'milestones.saved', person, { count: milestones.length })
  }

  /** Limits of the checks that this body set for itself. */
  limits(): OwnLimit[] {
    return this.#get(LIMITS, z.array(OwnLimitSchema)) ?? []
  }

  /** `changed` goes into the trail: which limit, what it was and what it is. */
  saveLimits(limits: readonly OwnLimit[], changed: Record<string, Json>, person: string): void {
    this.#save(LIMITS, limits, 'limits.saved', person, changed)
  }

  #get<Value>(name: string, schema: z.ZodType<Value>): Value | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { value: string }>('SELECT value FROM registers WHERE name = ?')
        .get(name)
      return row === undefined ? null : schema.parse(JSON.parse(row.value))
    })
  }

  #save(name: string, value: unknown, action: AuditAction, person: string, detail: Record<string, Json>): void {
    this.#connection.write({ action, datasetId: null, detail, person }, () => {
      this.#connection.db
        .prepare('INSERT INTO registers VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
        .run(name, JSON.stringify(value))
    })
  }
}
