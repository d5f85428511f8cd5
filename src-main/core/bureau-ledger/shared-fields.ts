// Data items that several bodies offer, and which body is the source of each (一数一源, R51).
// Chooses no source.
import type { FieldSource, SharedField } from '../../contract/bureau-decisions.ts'
import type { LedgerItem } from '../../contract/bureau-ledger.ts'
import { looseForm } from '../values/loose-form.ts'
import { bodyKey } from './body-names.ts'
import { named } from './match-lines.ts'

/** Width, case, blanks and brackets do not make another data item. */
export function fieldKey(label: string): string {
  return looseForm(label).replace(/[\s()（）]/g, '')
}

interface Offered {
  readonly label: string
  readonly bodies: Map<string, { body: string; items: ReturnType<typeof named>[] }>
}

/** Decided ones first, then those of most bodies. */
export function sharedFields(
  items: readonly LedgerItem[],
  sources: readonly FieldSource[],
  city: string,
): SharedField[] {
  const offered = new Map<string, Offered>()
  for (const item of items) {
    if (item.state !== 'ACCEPTED' || item.openAttribute === 'CLOSED') continue
    for (const label of item.columns) offer(offered, label, item, city)
  }
  const decided = new Map(sources.map(source => [fieldKey(source.label), source]))
  for (const [key, { label }] of decided) if (!offered.has(key)) offered.set(key, { label, bodies: new Map() })
  return [...offered]
    .filter(([key, { bodies }]) => bodies.size > 1 || decided.has(key))
    .map(([key, { label, bodies }]) => {
      const source = decided.get(key) ?? null
      const all = [...bodies.values()]
      const other = ({ body }: { body: string }) =>
        source !== null && bodyKey(body, city) !== bodyKey(source.body, city)
      return { label, bodies: all, source, flagged: all.filter(other).map(({ body }) => body) }
    })
    .toSorted(
      (a, b) =>
        Number(b.source !== null) - Number(a.source !== null) ||
        b.bodies.length - a.bodies.length ||
        (a.label < b.label ? -1 : 1),
    )
}

function offer(offered: Map<string, Offered>, label: string, item: LedgerItem, city: string): void {
  const key = fieldKey(label)
  const field = offered.get(key) ?? { label, bodies: new Map() }
  const owner = bodyKey(item.body, city)
  const body = field.bodies.get(owner) ?? { body: item.body, items: [] }
  body.items.push(named(item))
  field.bodies.set(owner, body)
  offered.set(key, field)
}
