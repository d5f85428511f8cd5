// What is asked of all records that stay, together: how easily one is found on average, and how many stand alone.
// Checks nothing; the engine judges every solution.
import { useState } from 'react'
import type { BoardState } from '../../state/deidentify-board.ts'
import { deidentifyWaysText as words } from '../../text/deidentify-ways.ts'
import { Button } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { PercentField } from './percent-field.tsx'

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
