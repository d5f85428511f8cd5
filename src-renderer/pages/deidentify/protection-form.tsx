// What is asked of one column that must not be inferred: the two usual demands, and further ones on request.
// Checks nothing; the engine judges every group.
import { useState } from 'react'
import { DISTANCES, type Distance } from '../../../src-main/contract/deidentify.ts'
import type { Protection } from '../../state/deidentify-board.ts'
import { deidentifyGoalText as words } from '../../text/deidentify-goal.ts'
import { Button, Input, InputNumber, Select } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { PercentField } from './percent-field.tsx'

interface ProtectionFormProps {
  column: string
  protection: Protection
  /** Of the column, most frequent first; empty while they are not known. */
  values: readonly string[]
  onChange(protection: Protection): void
}

/** Demands that are not shown until asked for. */
function furtherDemands({ alpha, entropy, recursive, distance }: Protection): number {
  return [alpha, entropy, recursive, distance === 'equal' ? null : distance].filter(one => one !== null).length
}

export function ProtectionForm({ column, protection, values, onChange }: ProtectionFormProps) {
  const further = furtherDemands(protection)
  const [open, setOpen] = useState(further > 0)
  const change = (part: Partial<Protection>) => onChange({ ...protection, ...part })
  return (
    <fieldset className="op-deid-protection">
      <legend>{words.protectedTitle(column)}</legend>
      <div>
        {words.distinct}
        <InputNumber
          aria-label={`${column} ${words.distinct}`}
          size="small"
          min={1}
          max={10_000}
          value={protection.distinct}
          onChange={distinct => change({ distinct: distinct ?? 1 })}
        />
      </div>
      <PercentField
        label={words.closeness}
        of={column}
        value={protection.closeness}
        onChange={closeness => change({ closeness })}
      />
      <Button size="small" type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? words.fewer : further === 0 ? words.more : words.set(further)}
      </Button>
      {open ? <FurtherDemands column={column} protection={protection} values={values} change={change} /> : null}
    </fieldset>
  )
}

interface FurtherProps extends Omit<ProtectionFormProps, 'onChange'> {
  change(part: Partial<Protection>): void
}

function FurtherDemands({ column, protection, values, change }: FurtherProps) {
  return (
    <div className="op-deid-further">
      {protection.closeness === null ? null : (
        <DistanceLine column={column} protection={protection} values={values} change={change} />
      )}
      <PercentField label={words.alpha} of={column} value={protection.alpha} onChange={alpha => change({ alpha })} />
      <Sentence>{words.alphaHint}</Sentence>
      <div>
        {words.entropy}
        <InputNumber
          aria-label={`${column} ${words.entropy}`}
          size="small"
          min={1}
          max={10_000}
          step={0.5}
          placeholder={words.off}
          value={protection.entropy}
          onChange={entropy => change({ entropy })}
        />
      </div>
      <Sentence>{words.entropyHint}</Sentence>
      <RecursiveLine column={column} protection={protection} change={change} />
      <Sentence>{words.recursiveHint}</Sentence>
    </div>
  )
}

/** Both figures make one demand: without one of them nothing is asked. */
function RecursiveLine({ column, protection: { recursive }, change }: Omit<FurtherProps, 'values'>) {
  const [l, setL] = useState<number | null>(recursive?.l ?? null)
  const [c, setC] = useState<number | null>(recursive?.c ?? null)
  const both = (nextL: number | null, nextC: number | null) => {
    setL(nextL)
    setC(nextC)
    change({ recursive: nextL === null || nextC === null || nextC <= 0 ? null : { l: nextL, c: nextC } })
  }
  return (
    <div>
      {words.recursive}
      <InputNumber
        aria-label={`${column} ${words.recursiveFrom}`}
        size="small"
        className="op-deid-wide"
        min={1}
        max={10_000}
        precision={0}
        placeholder={words.recursiveFrom}
        value={l}
        onChange={value => both(value, c)}
      />
      <InputNumber
        aria-label={`${column} ${words.recursiveTimes}`}
        size="small"
        min={0.01}
        max={1_000_000}
        placeholder={words.recursiveTimes}
        value={c}
        onChange={value => both(l, value)}
      />
    </div>
  )
}

function DistanceLine({ column, protection, values, change }: FurtherProps) {
  const { distance, order } = protection
  return (
    <>
      <div>
        {words.distance}
        <Select<Distance>
          size="small"
          aria-label={`${column} ${words.distance}`}
          value={distance}
          popupMatchSelectWidth={false}
          options={DISTANCES.map(value => ({ value, label: words.distances[value] }))}
          onChange={next => change({ distance: next })}
        />
      </div>
      {distance === 'hierarchical' ? <Sentence>{words.hierarchyHint}</Sentence> : null}
      {distance === 'ordered' ? (
        <OrderField column={column} order={order} values={values} onChange={next => change({ order: next })} />
      ) : null}
    </>
  )
}

function OrderField({
  column,
  order,
  values,
  onChange,
}: {
  column: string
  order: Protection['order']
  values: readonly string[]
  onChange(order: Protection['order']): void
}) {
  const [text, setText] = useState(order?.join('\n') ?? '')
  const take = (typed: string) => {
    setText(typed)
    const lines = typed.split(/\r?\n/).filter(line => line.trim() !== '')
    onChange(lines.length === 0 ? undefined : lines)
  }
  return (
    <div className="op-deid-field">
      {words.order}
      <Input.TextArea
        aria-label={`${column} ${words.order}`}
        rows={4}
        value={text}
        onChange={event => take(event.target.value)}
      />
      <div className="op-deid-row">
        <Sentence>{words.orderHint}</Sentence>
        <Button size="small" disabled={values.length === 0} onClick={() => take(values.join('\n'))}>
          {words.orderFill}
        </Button>
      </div>
    </div>
  )
}
