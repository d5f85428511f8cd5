// Writes a formula, with the columns and functions there are to choose from; what is chosen goes to the caret.
// Reads no formula: what is wrong with one is the engine's word.
import { useContext, useRef, useState } from 'react'
import { formulaFunctions, formulaText } from '../../text/formula.ts'
import { Flex, Input, Select } from '../../ui/kit.ts'
import { FormContext } from './form-context.ts'
import { matchesQuery } from './pinyin-search.ts'

export interface FormulaFieldProps {
  value: string
  label: string
  invalid: boolean
  maxLength: number | null
  onChange(formula: string): void
}

const FUNCTIONS = Object.entries(formulaFunctions).map(([name, { form, help }]) => ({
  value: name,
  label: form,
  help,
  hint: formulaText.hint(form, help),
}))
const filterOption = (query: string, option: { label: string } | undefined) => matchesQuery(option?.label ?? '', query)

export function FormulaField({ value, label, invalid, maxLength, onChange }: FormulaFieldProps) {
  const { columns } = useContext(FormContext)
  const caret = useRef<number | null>(null)
  const [hint, setHint] = useState('')
  const write = (text: string, inside: number) => {
    const at = Math.min(caret.current ?? value.length, value.length)
    caret.current = at + text.length - inside
    onChange(value.slice(0, at) + text + value.slice(at))
  }
  return (
    <>
      <Input.TextArea
        aria-label={label}
        status={invalid ? 'error' : ''}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={value}
        {...(maxLength === null ? {} : { maxLength })}
        onSelect={event => {
          caret.current = event.currentTarget.selectionStart
        }}
        onChange={event => {
          caret.current = event.currentTarget.selectionStart
          onChange(event.target.value)
        }}
      />
      <Flex gap={6} className="op-formula-parts">
        <Select
          className="op-fill"
          aria-label={formulaText.column}
          placeholder={formulaText.column}
          showSearch={{ filterOption }}
          value={null}
          options={columns.map(name => ({ value: name, label: name }))}
          onChange={(name: string | null) => name !== null && write(`[${name}]`, 0)}
        />
        <Select
          className="op-fill"
          aria-label={formulaText.function}
          placeholder={formulaText.function}
          showSearch={{ filterOption }}
          popupMatchSelectWidth={false}
          value={null}
          options={FUNCTIONS}
          optionRender={({ data }) => (
            <>
              <div>{data.label}</div>
              <div className="op-field-help">{data.help}</div>
            </>
          )}
          onChange={(name: string | null) => {
            if (name === null) return
            setHint(FUNCTIONS.find(one => one.value === name)?.hint ?? '')
            write(`${name}()`, 1)
          }}
        />
      </Flex>
      {hint === '' ? null : <p className="op-field-help">{hint}</p>}
    </>
  )
}
