// What is asked of all records that stay, together: how easily one is found on average, and how many stand alone.
// Checks nothing; the engine judges every solution.
import { useState } from 'react'
import type { BoardState } from '../../state/deidentify-board.ts'
import { deidentifyWaysText as words } from '../../text/deidentify-ways.ts'
import { Button, InputNumber } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

type Demands = Pick<BoardState, 'maxAverage' | 'maxUnique'>

export function TableDemands({ board, onChange }: { board: Demands; onChange(part: Partial<Demands>): void }) {
  const { maxAverage, maxUnique } = board
  const set = [maxAverage, maxUnique].filter(one => one !== null).length
  const [open, setOpen] = useState(set > 0)
  if (!open)
    return (
      <Button size="small" type="link" className="op-deid-edit" aria-expanded={false} onClick={() => setOpen(true)}>
        {set === 0 ? words.demands : words.demandsSet(set)}
      </Button>
    )
  return (
    <fieldset className="op-deid-protection">
      <legend>{words.demands}</legend>
      <PercentField label={words.average} value={maxAverage} onChange={value => onChange({ maxAverage: value })} />
      <Sentence>{words.averageHint}</Sentence>
      <PercentField label={words.unique} value={maxUnique} onChange={value => onChange({ maxUnique: value })} />
      <Sentence>{words.uniqueHint}</Sentence>
      <div>
        <Button size="small" aria-expanded onClick={() => setOpen(false)}>
          {words.demandsFewer}
        </Button>
      </div>
    </fieldset>
  )
}

function PercentField({
  label,
  value,
  onChange,
}: {
  label: string
  /** 0–1; null = not asked. */
  value: number | null
  onChange(value: number | null): void
}) {
  return (
    <div>
      {label}
      <InputNumber
        aria-label={label}
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
