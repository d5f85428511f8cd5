// One demand stated as a share in percent, or not stated at all.
// Knows no demand; the page says what it is of.
import { deidentifyGoalText as words } from '../../text/deidentify-goal.ts'
import { InputNumber } from '../../ui/kit.ts'

interface PercentFieldProps {
  label: string
  /** Whose demand it is, where several have one of the same name. */
  of?: string
  /** 0–1; null = not asked. */
  value: number | null
  onChange(value: number | null): void
}

export function PercentField({ label, of, value, onChange }: PercentFieldProps) {
  return (
    <div>
      {label}
      <InputNumber
        aria-label={of === undefined ? label : `${of} ${label}`}
        size="small"
        min={0}
        max={100}
        placeholder={words.off}
        value={value === null ? null : Math.round(value * 1000) / 10}
        onChange={percent => onChange(percent === null ? null : percent / 100)}
        suffix="%"
      />
    </div>
  )
}
