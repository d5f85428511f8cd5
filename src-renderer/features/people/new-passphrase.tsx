// A pass phrase chosen and typed twice.
// Keeps it only as long as the form stands.
import { useState } from 'react'
import { PASSPHRASE_MIN } from '../../../src-main/contract/people.ts'
import { peopleText as words } from '../../text/people.ts'
import { Form, Input } from '../../ui/kit.ts'

export interface Typed {
  first: string
  second: string
}

export interface NewPassphraseProps {
  value: Typed
  onChange(value: Typed): void
  /** In front of the labels, where several people type on one form. */
  who?: string
  label?: string
}

export function useNewPassphrase(): NewPassphraseProps {
  const [value, onChange] = useState<Typed>({ first: '', second: '' })
  return { value, onChange }
}

export function isGoodPassphrase({ first, second }: Typed): boolean {
  return first.length >= PASSPHRASE_MIN && first === second
}

export function NewPassphrase({ value, onChange, who = '', label = words.passphrase }: NewPassphraseProps) {
  const { first, second } = value
  const short = first !== '' && first.length < PASSPHRASE_MIN
  const differs = second !== '' && second !== first
  return (
    <Form component="div" layout="vertical" className="op-two-fields">
      <Form.Item
        label={label}
        extra={short ? undefined : words.passphraseHelp}
        {...(short && { validateStatus: 'error', help: words.tooShort })}
      >
        <Input.Password
          value={first}
          maxLength={200}
          autoComplete="new-password"
          aria-label={`${who}${label}`}
          onChange={event => onChange({ first: event.target.value, second })}
        />
      </Form.Item>
      <Form.Item label={words.passphraseAgain} {...(differs && { validateStatus: 'error', help: words.differs })}>
        <Input.Password
          value={second}
          maxLength={200}
          autoComplete="new-password"
          aria-label={`${who}${words.passphraseAgain}`}
          onChange={event => onChange({ first, second: event.target.value })}
        />
      </Form.Item>
    </Form>
  )
}
