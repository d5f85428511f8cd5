// Edits a condition: tests on columns, all or any of them. Used for parameters and for a step's scope.
// Evaluates nothing.
import { useContext } from 'react'
import type { ConditionTest } from '../../../src-main/contract/recipe.ts'
import { CONDITION_TESTS } from '../../../src-main/contract/recipe.ts'
import { issueTexts } from '../../../src-main/contract/text/zh-CN/issues.ts'
import { conditionText } from '../../text/recipe.ts'
import { Button, IconAdd, IconClose, Input, Radio, Select } from '../../ui/kit.ts'
import { OneColumnPicker } from './column-picker.tsx'
import { FormContext, useProblemAt } from './form-context.ts'
import { type ConditionDraft, valueShapeOf } from './parameter-values.ts'

type Test = ConditionDraft['conditions'][number]

const TEST_OPTIONS = CONDITION_TESTS.map(test => ({ value: test, label: conditionText.tests[test] }))
/** A test for problems is made by choosing problems in a facet, which knows what the column holds. */
const FREE_OPTIONS = TEST_OPTIONS.filter(({ value }) => value !== 'hasProblem')
const PROBLEM_OPTIONS = Object.entries(issueTexts).map(([value, { title }]) => ({ value, label: title }))
const EMPTY_TEST: Test = { column: '', test: 'equals', value: '' }

export interface ConditionEditorProps {
  value: ConditionDraft
  path: string
  onChange(condition: ConditionDraft): void
}

export function ConditionEditor({ value, path, onChange }: ConditionEditorProps) {
  const change = (index: number, test: Test) =>
    onChange({ ...value, conditions: value.conditions.map((old, place) => (place === index ? test : old)) })
  const remove = (index: number) =>
    onChange({ ...value, conditions: value.conditions.filter((_, place) => place !== index) })
  return (
    <div className="op-condition">
      {value.conditions.length > 1 ? (
        <Radio.Group
          aria-label={conditionText.matchLabel}
          value={value.match}
          onChange={event => onChange({ ...value, match: event.target.value === 'any' ? 'any' : 'all' })}
          options={[
            { value: 'all', label: conditionText.all },
            { value: 'any', label: conditionText.any },
          ]}
        />
      ) : null}
      {value.conditions.map((test, index) => (
        <ConditionRow
          // Rows have no identity of their own; they are only ever changed in place or removed.
          key={`${path}.${String(index)}`}
          test={test}
          path={`${path}.${index}`}
          removable={value.conditions.length > 1}
          onChange={changed => change(index, changed)}
          onRemove={() => remove(index)}
        />
      ))}
      <Button
        type="text"
        size="small"
        icon={<IconAdd />}
        onClick={() => onChange({ ...value, conditions: [...value.conditions, EMPTY_TEST] })}
      >
        {conditionText.add}
      </Button>
    </div>
  )
}

interface ConditionRowProps {
  test: Test
  path: string
  removable: boolean
  onChange(test: Test): void
  onRemove(): void
}

function ConditionRow({ test, path, removable, onChange, onRemove }: ConditionRowProps) {
  const { columns } = useContext(FormContext)
  const problem = useProblemAt(path)
  return (
    <div className="op-condition-row">
      <OneColumnPicker
        columns={columns}
        value={test.column}
        label={conditionText.column}
        invalid={problem !== null && test.column === ''}
        onChange={column => onChange({ ...test, column })}
      />
      <Select<ConditionTest>
        aria-label={conditionText.test}
        value={test.test}
        options={test.test === 'hasProblem' ? TEST_OPTIONS : FREE_OPTIONS}
        popupMatchSelectWidth={false}
        onChange={chosen => onChange({ ...test, test: chosen })}
      />
      <ConditionValue test={test} invalid={problem !== null && test.column !== ''} onChange={onChange} />
      <Button
        type="text"
        size="small"
        icon={<IconClose />}
        aria-label={conditionText.remove}
        disabled={!removable}
        onClick={onRemove}
      />
      {problem === null ? null : <span className="op-field-problem">{problem}</span>}
    </div>
  )
}

function ConditionValue({ test, invalid, onChange }: { test: Test; invalid: boolean; onChange(test: Test): void }) {
  const status = invalid ? 'error' : ''
  switch (valueShapeOf(test.test)) {
    case 'none':
      return <span />
    case 'one':
      return (
        <Input
          aria-label={conditionText.value}
          placeholder={conditionText.value}
          status={status}
          value={test.value ?? ''}
          onChange={event => onChange({ ...test, value: event.target.value })}
        />
      )
    case 'list':
      if (test.test === 'hasProblem') {
        return (
          <Select
            mode="multiple"
            aria-label={conditionText.values}
            status={status}
            value={test.values ?? []}
            options={PROBLEM_OPTIONS}
            onChange={values => onChange({ ...test, values })}
          />
        )
      }
      return (
        <Select
          mode="tags"
          aria-label={conditionText.values}
          placeholder={conditionText.values}
          status={status}
          open={false}
          suffixIcon={null}
          value={test.values ?? []}
          onChange={values => onChange({ ...test, values })}
        />
      )
  }
}
