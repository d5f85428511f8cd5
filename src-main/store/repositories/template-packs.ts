// Standard templates of the folder: every installed version as it was signed, and the versions each dataset was made under.
// Believes nothing: whoever reads a pack checks its signature again.
import { z } from 'zod'
import { type TemplateRef, TemplateRefSchema } from '../../contract/template-ref.ts'
import type { StoreConnection } from '../connection.ts'

export interface StoredPack {
  readonly id: string
  readonly version: string
  readonly sha256: string
  /** Canonical JSON of the envelope. */
  readonly envelope: string
  readonly at: string
  readonly person: string
}

const RefsSchema = z.array(TemplateRefSchema)
const InstalledEventSchema = z.object({ action: z.literal('template.installed'), detail: TemplateRefSchema })

export class TemplatePackRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  list(): StoredPack[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], StoredPack>(
          'SELECT pack_id AS id, version, sha256, envelope, at, person FROM template_packs ORDER BY pack_id, at',
        )
        .all(),
    )
  }

  /** What the audit trail says was installed, one entry per version. */
  recorded(): TemplateRef[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], { content: string }>(
          `SELECT content FROM audit WHERE instr(content, '"template.installed"') > 0 ORDER BY seq`,
        )
        .all()
        .flatMap(({ content }) => {
          const event = InstalledEventSchema.safeParse(JSON.parse(content))
          return event.success ? [event.data.detail] : []
        }),
    )
  }

  install({ id, version, sha256, envelope }: Omit<StoredPack, 'at' | 'person'>, person: string): void {
    const detail = { id, version, sha256 }
    this.#connection.write({ action: 'template.installed', datasetId: null, detail, person }, at => {
      this.#connection.db
        .prepare('INSERT INTO template_packs VALUES (?, ?, ?, ?, ?, ?)')
        .run(id, version, sha256, envelope, at, person)
    })
  }

  /** null = made before any pack was there. */
  madeUnder(datasetId: string): TemplateRef[] | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { templates: string }>('SELECT templates FROM dataset_templates WHERE dataset_id = ?')
        .get(datasetId)
      return row === undefined ? null : RefsSchema.parse(JSON.parse(row.templates))
    })
  }

  remember(datasetId: string, templates: readonly TemplateRef[], person: string): void {
    const detail = { templates: templates.map(({ id, version }) => `${id} ${version}`) }
    this.#connection.write({ action: 'template.applied', datasetId, detail, person }, at => {
      this.#connection.db
        .prepare(
          `INSERT INTO dataset_templates VALUES (?, ?, ?)
           ON CONFLICT (dataset_id) DO UPDATE SET templates = excluded.templates, at = excluded.at`,
        )
        .run(datasetId, JSON.stringify(templates), at)
    })
  }
}
