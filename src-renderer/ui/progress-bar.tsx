// How far a job is: a filled bar with its percent, or a moving one while nobody can tell.
// Works out nothing.
import { commonText } from '../text/common.ts'
import { Progress } from './kit.ts'

export interface ProgressBarProps {
  /** 0–100; null = unknown. */
  percent: number | null
  small?: boolean
  className?: string
}

export function ProgressBar({ percent, small = false, className = '' }: ProgressBarProps) {
  if (percent === null) {
    return (
      <span className={`op-progress-unknown ${className}`} role="progressbar" aria-label={commonText.working}>
        <span />
      </span>
    )
  }
  return <Progress className={className} percent={percent} status="active" size={small ? 'small' : 'medium'} />
}
