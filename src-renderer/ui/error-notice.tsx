// What went wrong and what to do about it, in the words of contract/text, wherever an engine call failed.
// Invents no wording and hides no fault; what the person stopped is no fault and shows nothing.
import { fromWireError, OpenprepError, toWireError } from '../../src-main/contract/errors.ts'
import { describeError } from '../../src-main/contract/text/describe-error.ts'
import { commonText } from '../text/common.ts'
import { Alert, Button } from './kit.ts'

export interface ErrorNoticeProps {
  error: unknown
  /** Without the technical part, for narrow places. */
  compact?: boolean
  onRetry?: (() => void) | undefined
  onClose?: (() => void) | undefined
}

export function asOpenprepError(thrown: unknown): OpenprepError {
  return thrown instanceof OpenprepError ? thrown : fromWireError(toWireError(thrown))
}

/** One line: what is wrong and what to do. */
export function errorSentence(thrown: unknown): string {
  const { message, fix } = describeError(asOpenprepError(thrown))
  return `${message} ${fix}`
}

export function ErrorNotice({ error, compact = false, onRetry, onClose }: ErrorNoticeProps) {
  if (error === null || error === undefined) return null
  const known = asOpenprepError(error)
  if (known.kind === 'cancelled') return null
  const { message, fix } = describeError(known)
  const detail = known.kind === 'bug' && known.cause instanceof Error ? known.cause.message : ''
  return (
    <Alert
      type={known.kind === 'bug' ? 'error' : 'warning'}
      showIcon
      className="op-error"
      title={message}
      description={
        <>
          <div>{fix}</div>
          {detail === '' || compact ? null : (
            <details className="op-error-detail">
              <summary>{commonText.technicalDetail}</summary>
              <pre>{detail}</pre>
            </details>
          )}
        </>
      }
      action={
        onRetry === undefined ? null : (
          <Button size="small" onClick={onRetry}>
            {commonText.retry}
          </Button>
        )
      }
      closable={onClose === undefined ? false : { onClose }}
    />
  )
}
