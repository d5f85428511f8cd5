// The conditions of the timeline: who, what, which dataset, from which day to which.
// Knows no event; what they mean to the engine is audit-conditions.
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { actionText } from '../../text/audit.ts'
import { auditPageText as words } from '../../text/audit-page.ts'
import { Button, Input, Select } from '../../ui/kit.ts'
import { type Conditions, NO_CONDITIONS } from './audit-conditions.ts'

interface AuditFiltersProps {
  conditions: Conditions
  datasets: readonly DatasetSummary[]
  onChange(conditions: Conditions): void
}

export function AuditFilters({ conditions, datasets, onChange }: AuditFiltersProps) {
  const choices = useEngineQuery('audit.choices', {})
  const set = (change: Partial<Conditions>) => onChange({ ...conditions, ...change })
  const { person, actions, datasetId, since, until } = conditions
  return (
    <search className="op-audit-filters">
      <Select
        allowClear
        aria-label={words.person}
        placeholder={words.anybody}
        value={person}
        options={(choices.data?.persons ?? []).filter(name => name !== '').map(name => ({ value: name, label: name }))}
        onChange={(value: string | undefined) => set({ person: value ?? null })}
      />
      <Select
        allowClear
        mode="multiple"
        maxTagCount={1}
        aria-label={words.action}
        placeholder={words.anything}
        className="op-audit-actions"
        value={[...actions]}
        optionFilterProp="label"
        options={(choices.data?.actions ?? []).map(action => ({ value: action, label: actionText(action) }))}
        onChange={(value: string[]) => set({ actions: value })}
      />
      <Select
        allowClear
        showSearch
        aria-label={words.dataset}
        placeholder={words.anyDataset}
        value={datasetId}
        optionFilterProp="label"
        options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value: string | undefined) => set({ datasetId: value ?? null })}
      />
      <DayField label={words.since} value={since} onChange={value => set({ since: value })} />
      <DayField label={words.until} value={until} onChange={value => set({ until: value })} />
      <Button type="text" disabled={conditions === NO_CONDITIONS} onClick={() => onChange(NO_CONDITIONS)}>
        {words.clear}
      </Button>
    </search>
  )
}

function DayField({ label, value, onChange }: { label: string; value: string; onChange(value: string): void }) {
  return (
    <span className="op-audit-day">
      <span className="op-muted" aria-hidden="true">
        {label}
      </span>
      <Input type="date" aria-label={label} value={value} onChange={event => onChange(event.target.value)} />
    </span>
  )
}
