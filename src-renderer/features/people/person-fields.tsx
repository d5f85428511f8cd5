// Name, department, duty and pass phrase of one person who gets an account.
// Gives out nothing itself.

import type { NewPerson, PersonRole } from '../../../src-main/contract/people.ts'
import { PERSON_ROLES } from '../../../src-main/contract/signing.ts'
import { personRoles, peopleText as words } from '../../text/people.ts'
import { Form, Input, Select } from '../../ui/kit.ts'
import { isGoodPassphrase, NewPassphrase, type Typed } from './new-passphrase.tsx'

export interface PersonDraft {
  name: string
  unit: string
  role: PersonRole
  typed: Typed
}

export function emptyPerson(role: PersonRole): PersonDraft {
  return { name: '', unit: '', role, typed: { first: '', second: '' } }
}

export function isComplete({ name, unit, typed }: PersonDraft): boolean {
  return name.trim() !== '' && unit.trim() !== '' && isGoodPassphrase(typed)
}

export function toPerson({ name, unit, role, typed }: PersonDraft): NewPerson {
  return { name: name.trim(), unit: unit.trim(), role, passphrase: typed.first }
}

interface PersonFieldsProps {
  draft: PersonDraft
  /** In front of the fields' names for who cannot see where they stand. */
  who?: string
  onChange(draft: PersonDraft): void
}

export function PersonFields({ draft, who = '', onChange }: PersonFieldsProps) {
  const text = (field: 'name' | 'unit', maxLength: number) => (
    <Form.Item label={words[field]} layout="vertical">
      <Input
        value={draft[field]}
        maxLength={maxLength}
        aria-label={`${who}${words[field]}`}
        onChange={event => onChange({ ...draft, [field]: event.target.value })}
      />
    </Form.Item>
  )
  return (
    <>
      <div className="op-three-fields">
        {text('name', 60)}
        {text('unit', 120)}
        <Form.Item label={words.role} layout="vertical">
          <Select
            value={draft.role}
            aria-label={`${who}${words.role}`}
            onChange={role => onChange({ ...draft, role })}
            options={PERSON_ROLES.map(value => ({ value, label: personRoles[value] }))}
          />
        </Form.Item>
      </div>
      <NewPassphrase value={draft.typed} who={who} onChange={typed => onChange({ ...draft, typed })} />
    </>
  )
}
