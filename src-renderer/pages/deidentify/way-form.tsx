// Whether all records are made coarser alike, or group by group.
// Says what each costs; searches nothing.
import type { Strategy } from '../../../src-main/contract/deidentify.ts'
import { deidentifyWaysText as words } from '../../text/deidentify-ways.ts'
import { Checkbox, Segmented } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

type Way = 'optimal' | 'mondrian'

export function WayForm({ strategy, onChange }: { strategy: Strategy; onChange(strategy: Strategy): void }) {
  const way: Way = strategy === 'optimal' ? 'optimal' : 'mondrian'
  return (
    <>
      <div className="op-deid-row">
        {words.title}
        <Segmented<Way>
          size="small"
          value={way}
          aria-label={words.title}
          options={(['optimal', 'mondrian'] as const).map(value => ({ value, label: words.names[value] }))}
          onChange={onChange}
        />
      </div>
      <Sentence>{words.hints[way]}</Sentence>
      {way === 'optimal' ? null : (
        <Checkbox
          checked={strategy === 'mondrian-relaxed'}
          onChange={event => onChange(event.target.checked ? 'mondrian-relaxed' : 'mondrian')}
        >
          {words.relaxed} <span className="op-muted">{words.relaxedHint}</span>
        </Checkbox>
      )}
    </>
  )
}
