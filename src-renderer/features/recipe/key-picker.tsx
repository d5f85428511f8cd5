// Chooses a secret key of the work folder by its name, or makes a new one. Key material is never seen here.
// Knows no operation.
import { useContext, useState } from 'react'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { keyText } from '../../text/recipe.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Divider, Flex, IconAdd, Input, Select } from '../../ui/kit.ts'
import { FormContext } from './form-context.ts'

export interface KeyPickerProps {
  value: string
  label: string
  invalid: boolean
  onChange(name: string): void
}

export function KeyPicker({ value, label, invalid, onChange }: KeyPickerProps) {
  const keys = useEngineQuery('keys.list', {})
  const creating = useEngineMutation('keys.create')
  const { datasetId } = useContext(FormContext)
  const [name, setName] = useState('')
  const [open, setOpen] = useState(false)
  const names = new Set([
    ...(keys.data ?? [])
      .filter(key => key.retiredAt === undefined && (key.project === undefined || key.project === datasetId))
      .map(key => key.name),
    ...(value === '' ? [] : [value]),
  ])
  const create = () =>
    creating.mutate(
      // For this dataset alone: pseudonyms of two datasets match only where someone says why.
      { name: name.trim(), project: datasetId },
      {
        onSuccess: key => {
          setName('')
          setOpen(false)
          onChange(key.name)
        },
      },
    )
  return (
    <>
      <Select
        className="op-fill"
        aria-label={label}
        status={invalid ? 'error' : ''}
        placeholder={keyText.placeholder}
        value={value === '' ? null : value}
        options={[...names].map(known => ({ value: known, label: known }))}
        open={open}
        onOpenChange={setOpen}
        notFoundContent={keyText.nothing}
        onChange={chosen => onChange(chosen)}
        popupRender={menu => (
          <>
            {menu}
            <Divider size="small" />
            <Flex gap={6} className="op-key-new">
              <Input
                value={name}
                maxLength={60}
                placeholder={keyText.newName}
                aria-label={keyText.newName}
                onChange={event => setName(event.target.value)}
                onKeyDown={event => {
                  // The list would take these keys for itself.
                  event.stopPropagation()
                  if (event.key === 'Enter' && name.trim() !== '') create()
                }}
              />
              <Button icon={<IconAdd />} disabled={name.trim() === ''} loading={creating.isPending} onClick={create}>
                {keyText.create}
              </Button>
            </Flex>
          </>
        )}
      />
      <ErrorNotice error={keys.error ?? creating.error} compact />
    </>
  )
}
