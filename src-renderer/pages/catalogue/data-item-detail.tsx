// The rarer elements of one data item: key, meaning of empty, unit, example, grade, treatment, code list.
// Saves nothing itself.
import type { DataField } from '../../../src-main/contract/catalogue.ts'
import { GRADES } from '../../../src-main/contract/profile.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { dataItemText as words } from '../../text/catalogue.ts'
import { gradeText } from '../../text/common.ts'
import { Button, Checkbox, Dropdown, IconAdd, IconClose, IconDelete, IconDown, Input, Select } from '../../ui/kit.ts'
import { type CodeList, placeId, problemAt } from './catalogue-edits.ts'
import { FormField } from './form-field.tsx'
import type { CatalogueEditor } from './use-catalogue.ts'

export interface DataItemDetailProps {
  field: DataField
  index: number
  problems: CatalogueEditor['missing']
  onChange(patch: Partial<DataField>): void
  onRemove(): void
}

const GRADE_OPTIONS = GRADES.map(grade => ({ value: grade, label: gradeText[grade] }))

export function DataItemDetail({ field, index, problems, onChange, onRemove }: DataItemDetailProps) {
  const { detail } = words
  const path = (name: string) => `fields.${index}.${name}`
  const text = (
    name: 'nullMeaning' | 'unit' | 'example' | 'treatment' | 'defaultValue' | 'authoritativeSource',
    help?: string,
  ) => (
    <FormField
      path={path(name)}
      label={detail[name]}
      problem={problemAt(problems, name)}
      {...(help === undefined ? {} : { help })}
    >
      <Input
        aria-label={detail[name]}
        value={field[name]}
        onChange={event => onChange({ [name]: event.target.value })}
      />
    </FormField>
  )
  return (
    <div className="op-item-detail">
      {text('nullMeaning')}
      {text('unit')}
      {text('example', words.exampleHint)}
      <FormField path={path('grade')} label={detail.grade} problem={null}>
        <Select
          className="op-fill"
          aria-label={detail.grade}
          value={field.grade}
          options={GRADE_OPTIONS}
          onChange={grade => onChange({ grade })}
        />
      </FormField>
      {text('defaultValue')}
      {text('authoritativeSource', words.sourceHint)}
      {text('treatment')}
      <FormField path={path('primaryKey')} label={detail.primaryKey} problem={null}>
        <Checkbox
          aria-label={detail.primaryKey}
          checked={field.primaryKey}
          onChange={event => onChange({ primaryKey: event.target.checked })}
        />
      </FormField>
      <CodeListEditor
        path={path('codeList')}
        codeList={field.codeList}
        problem={problemAt(problems, 'codeList')}
        onChange={codeList => onChange({ codeList })}
      />
      <Button type="text" danger size="small" icon={<IconDelete />} title={words.removeHint} onClick={onRemove}>
        {words.remove}
      </Button>
    </div>
  )
}

interface CodeListEditorProps {
  path: string
  codeList: CodeList | null
  problem: string | null
  onChange(codeList: CodeList | null): void
}

function CodeListEditor({ path, codeList, problem, onChange }: CodeListEditorProps) {
  const { detail } = words
  if (codeList === null) {
    return (
      <div id={placeId(path)} className="op-form-field is-wide">
        <Button
          size="small"
          icon={<IconAdd />}
          onClick={() => onChange({ name: '', values: [{ code: '', label: '' }] })}
        >
          {detail.addCodeList}
        </Button>{' '}
        <StandardLists onChoose={onChange} />
      </div>
    )
  }
  const change = (index: number, patch: Partial<CodeList['values'][number]>) =>
    onChange({
      ...codeList,
      values: codeList.values.map((value, place) => (place === index ? { ...value, ...patch } : value)),
    })
  return (
    <FormField path={path} label={detail.codeList} problem={problem} wide>
      <Input
        aria-label={detail.codeListName}
        placeholder={detail.codeListName}
        value={codeList.name}
        onChange={event => onChange({ ...codeList, name: event.target.value })}
      />
      <div className="op-codes">
        {codeList.values.map((value, index) => (
          // A code has no identity of its own while it is being written.
          <div key={`code-${String(index)}`} className="op-code">
            <Input
              aria-label={detail.code}
              placeholder={detail.code}
              value={value.code}
              onChange={event => change(index, { code: event.target.value })}
            />
            <Input
              aria-label={detail.codeLabel}
              placeholder={detail.codeLabel}
              value={value.label}
              onChange={event => change(index, { label: event.target.value })}
            />
            <Button
              type="text"
              icon={<IconClose />}
              aria-label={detail.removeCode}
              onClick={() => onChange({ ...codeList, values: codeList.values.filter((_, place) => place !== index) })}
            />
          </div>
        ))}
      </div>
      <Button
        size="small"
        type="text"
        icon={<IconAdd />}
        onClick={() => onChange({ ...codeList, values: [...codeList.values, { code: '', label: '' }] })}
      >
        {detail.addCode}
      </Button>
      <Button size="small" type="text" onClick={() => onChange(null)}>
        {detail.removeCodeList}
      </Button>
    </FormField>
  )
}

/** The lists of national standards, to be taken as they are. */
function StandardLists({ onChoose }: { onChoose(list: CodeList): void }) {
  const lists = useEngineQuery('catalogue.codeLists', {})
  const items = (lists.data ?? []).map(({ name }) => ({ key: name, label: name }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => {
          const chosen = lists.data?.find(({ name }) => name === key)
          if (chosen !== undefined) onChoose(chosen)
        },
      }}
    >
      <Button size="small">
        {words.detail.standardList}
        <IconDown />
      </Button>
    </Dropdown>
  )
}
