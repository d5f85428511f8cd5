// Small tables of the whole folder that a person may edit, each under its name: the work calendar.
// Knows no meaning.
import { type WorkCalendar, WorkCalendarSchema } from '../../contract/work-calendar.ts'
import type { StoreConnection } from '../connection.ts'

const CALENDAR = 'calendar'

export class RegisterRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** null until one is saved. */
  calendar(): WorkCalendar | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { value: string }>('SELECT value FROM registers WHERE name = ?')
        .get(CALENDAR)
      return row === undefined ? null : WorkCalendarSchema.parse(JSON.parse(row.value))
    })
  }

  saveCalendar(calendar: WorkCalendar, person: string): void {
    const detail = { years: calendar.years, days: calendar.days.length }
    this.#connection.write({ action: 'calendar.saved', datasetId: null, detail, person }, () => {
      this.#connection.db
        .prepare('INSERT INTO registers VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
        .run(CALENDAR, JSON.stringify(calendar))
    })
  }
}
