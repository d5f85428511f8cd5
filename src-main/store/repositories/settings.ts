// The settings of the work folder, one record.
// Holds no secrets.
import { type Settings, SettingsSchema } from '../../contract/workspace.ts'
import type { StoreConnection } from '../connection.ts'

export class SettingsRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** Defaults for whatever was never saved. */
  get(): Settings {
    return this.#connection.read(() => {
      const row = this.#connection.db.prepare<[], { value: string }>('SELECT value FROM settings WHERE only = 1').get()
      return SettingsSchema.parse(row === undefined ? {} : JSON.parse(row.value))
    })
  }

  save(settings: Settings, person?: string): Settings {
    const detail = { fields: Object.keys(settings) }
    this.#connection.write({ action: 'settings.saved', datasetId: null, detail, person }, () => {
      this.#connection.db
        .prepare(
          'INSERT INTO settings (only, value) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET value = excluded.value',
        )
        .run(JSON.stringify(settings))
    })
    return this.get()
  }
}
