// Chooses a table to be looked at together with this one: another dataset, a further table of this one, or a file.
// Reads no table.
import type { OtherTable } from '../../../src-main/contract/deidentify-window.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { useAddInput } from '../../features/recipe/input-picker.tsx'
import { deidentifyRiskText as words } from '../../text/deidentify-risk.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconAdd, Select } from '../../ui/kit.ts'

interface Choice {
  readonly table: OtherTable
  readonly label: string
}

const keyOf = (table: OtherTable): string =>
  'input' in table ? `input ${table.input}` : `${table.view} ${table.datasetId}`

function useChoices(datasetId: string): Choice[] {
  const datasets = useEngineQuery('datasets.list', {})
  const inputs = useEngineQuery('inputs.list', { datasetId })
  const further = (inputs.data ?? []).map(({ name }): Choice => ({ table: { input: name }, label: name }))
  const others = (datasets.data ?? [])
    .filter(({ id }) => id !== datasetId)
    .flatMap(({ id, name, progress }): Choice[] => [
      ...(progress.resultFresh
        ? [{ table: { datasetId: id, view: 'result' as const }, label: words.otherResult(name) }]
        : []),
      { table: { datasetId: id, view: 'source' as const }, label: words.otherSource(name) },
    ])
  return [...further, ...others]
}

export interface OtherTableProps {
  datasetId: string
  label: string
  value: OtherTable | null
  onChange(table: OtherTable | null): void
}

export function OtherTablePicker({ datasetId, label, value, onChange }: OtherTableProps) {
  const choices = useChoices(datasetId)
  const adding = useAddInput(datasetId, name => onChange({ input: name }))
  return (
    <>
      <div className="op-deid-other">
        <Select<string>
          size="small"
          allowClear
          showSearch
          aria-label={label}
          placeholder={words.none}
          value={value === null ? null : keyOf(value)}
          options={choices.map(({ table, label: name }) => ({ value: keyOf(table), label: name }))}
          onChange={key => onChange(choices.find(({ table }) => keyOf(table) === key)?.table ?? null)}
        />
        <Button
          size="small"
          icon={<IconAdd />}
          loading={adding.running}
          aria-label={`${label} ${words.addFile}`}
          onClick={() => void adding.choose()}
        >
          {words.addFile}
        </Button>
      </div>
      <ErrorNotice error={adding.error} compact />
    </>
  )
}
