// Asks for the password of a protected workbook, right where the preview would be.
// Keeps the password only as long as the import screen stands; it is never stored.
import { useState } from 'react'
import type { OpenprepError } from '../../../src-main/contract/errors.ts'
import { passwordText as words } from '../../text/import.ts'
import { Alert, Button, Input } from '../../ui/kit.ts'

export function needsPassword(error: OpenprepError | null): boolean {
  return error !== null && isLocked(error.code)
}

export function isLocked(code: string): boolean {
  return code === 'FILE_PASSWORD' || code === 'FILE_PASSWORD_WRONG'
}

export function PasswordForm({ wrong, onPassword }: { wrong: boolean; onPassword(password: string): void }) {
  const [typed, setTyped] = useState('')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (typed !== '') onPassword(typed)
      }}
    >
      <Alert
        type={wrong ? 'warning' : 'info'}
        showIcon
        title={wrong ? words.wrong : words.title}
        description={
          <>
            <p className="op-sentence">{words.hint}</p>
            <span className="op-password">
              <Input.Password
                value={typed}
                autoFocus
                maxLength={255}
                aria-label={words.label}
                placeholder={words.label}
                onChange={event => setTyped(event.target.value)}
              />
              <Button type="primary" htmlType="submit" disabled={typed === ''}>
                {words.open}
              </Button>
            </span>
          </>
        }
      />
    </form>
  )
}
