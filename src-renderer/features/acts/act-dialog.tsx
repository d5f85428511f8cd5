// A dialog for one act of a person: its fields, a file as evidence, and what the engine refused.
// Knows no act; fields and words come from outside.
import { useState } from 'react'
import type { Evidence } from '../../../src-main/contract/opening.ts'
import { shell } from '../../engine/client.ts'
import { callEngine } from '../../engine/queries.ts'
import { actText as words } from '../../text/acts.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox, Input, Modal, Select } from '../../ui/kit.ts'
import './acts.css'

export interface ActField {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'lines' | 'date' | 'check' | 'choice'
  readonly options?: readonly { value: string; label: string }[]
  readonly initial?: string
  readonly optional?: boolean
}

export type ActValues = Readonly<Record<string, string>>
export const YES = 'yes'

export interface ActDialogProps {
  title: string
  /** Why it is asked, in one sentence. */
  note?: string | undefined
  fields: readonly ActField[]
  /** A file goes with it: needed, welcome, or none. */
  evidence?: 'needed' | 'optional'
  /** Rejects with what was refused. */
  onSubmit(values: ActValues, evidence: Evidence | null): Promise<unknown>
  onClose(): void
}

export function ActDialog({ title, note, fields, evidence, onSubmit, onClose }: ActDialogProps) {
  const [values, setValues] = useState<ActValues>(() =>
    Object.fromEntries(fields.map(({ name, initial }) => [name, initial ?? ''])),
  )
  const [file, setFile] = useState<Evidence | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const lacking = fields.some(
    ({ name, kind, optional }) => kind !== 'check' && optional !== true && !values[name]?.trim(),
  )
  const choose = async () => {
    const path = await shell.chooseOpen('evidence')
    if (path !== null) setFile(await callEngine('opening.evidence', { path }))
  }
  const attempt = async (work: () => Promise<unknown>, after: () => void) => {
    setBusy(true)
    setError(null)
    try {
      await work()
      after()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={words.ok}
      cancelText={words.cancel}
      okButtonProps={{ disabled: lacking || (evidence === 'needed' && file === null) }}
      confirmLoading={busy}
      onOk={() => void attempt(() => onSubmit(values, file), onClose)}
      onCancel={onClose}
    >
      {note === undefined ? null : <p className="op-sentence">{note}</p>}
      <div className="op-act-fields">
        {fields.map(field => (
          <ActInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={value => setValues(old => ({ ...old, [field.name]: value }))}
          />
        ))}
        {evidence === undefined ? null : (
          <div className="op-act-field">
            <span>{evidence === 'needed' ? words.file : words.fileOptional}</span>
            <div>
              <Button onClick={() => void attempt(choose, () => undefined)}>{words.chooseFile}</Button>{' '}
              <span className="op-muted">{file === null ? words.noFile : file.name}</span>
            </div>
          </div>
        )}
      </div>
      <ErrorNotice error={error} />
    </Modal>
  )
}

function ActInput({ field, value, onChange }: { field: ActField; value: string; onChange(value: string): void }) {
  const { label, kind, options } = field
  if (kind === 'check')
    return (
      <Checkbox checked={value === YES} onChange={event => onChange(event.target.checked ? YES : '')}>
        {label}
      </Checkbox>
    )
  return (
    <div className="op-act-field">
      <span>{label}</span>
      {kind === 'choice' ? (
        <Select
          className="op-fill"
          aria-label={label}
          value={value === '' ? null : value}
          placeholder={words.choose}
          options={[...(options ?? [])]}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={onChange}
        />
      ) : kind === 'lines' ? (
        <Input.TextArea
          aria-label={label}
          value={value}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={event => onChange(event.target.value)}
        />
      ) : (
        <Input
          aria-label={label}
          value={value}
          placeholder={kind === 'date' ? words.datePattern : ''}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </div>
  )
}
