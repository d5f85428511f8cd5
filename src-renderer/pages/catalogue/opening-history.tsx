// What happened to the opening of an item, newest first: assessments, changes, states, disputes, the report.
// Shows what the record holds; changes nothing.
import { useState } from 'react'
import type { OpeningRecord } from '../../../src-main/contract/opening.ts'
import { openAttributeLabels } from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { lifeCycleLabels } from '../../../src-main/contract/text/zh-CN/opening.ts'
import { openingText as words } from '../../text/acts.ts'
import { Button } from '../../ui/kit.ts'

interface Line {
  readonly date: string
  readonly person: string
  readonly text: string
}

export function OpeningHistory({ record }: { record: OpeningRecord }) {
  const [open, setOpen] = useState(false)
  const lines = linesOf(record)
  return (
    <div className="op-opening-history">
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? words.hideHistory : words.showHistory}
      </Button>
      {open && lines.length === 0 ? <p className="op-muted">{words.historyNone}</p> : null}
      {open && lines.length > 0 ? (
        <ol>
          {lines.map(({ date, person, text }, at) => (
            // Two acts of one day may read the same.
            <li key={`${String(at)}:${date}`}>
              <span className="op-number">{date}</span>
              <span>{text}</span>
              <span className="op-muted">{person}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}

/** Newest first; acts of the same day keep their kinds together. */
function linesOf(record: OpeningRecord): Line[] {
  const { assessments, changes, disputes, lifeCycleChanges, listing } = record
  const lines: Line[] = [
    ...assessments.map(({ date, person, result, note }) => ({
      date,
      person,
      text: words.historyAssessed(openAttributeLabels[result], note),
    })),
    ...changes.map(({ decidedOn, proposedBy, from, to, outcome }) => ({
      date: decidedOn,
      person: proposedBy,
      text: words.historyChanged(
        from === null ? words.none : openAttributeLabels[from],
        openAttributeLabels[to],
        outcome === 'ABANDONED' ? words.historyAbandoned : words.historyInForce,
      ),
    })),
    ...lifeCycleChanges.map(({ at, person, from, to, note }) => ({
      date: at.slice(0, 10),
      person,
      text: words.historyState(lifeCycleLabels[from], lifeCycleLabels[to], note),
    })),
    ...disputes.flatMap(({ parties, raisedOn, settledOn, result }) => [
      { date: raisedOn, person: '', text: words.historyDispute(parties.join('、')) },
      ...(settledOn === '' ? [] : [{ date: settledOn, person: '', text: words.historySettled(result) }]),
    ]),
    ...(listing === null ? [] : [{ date: listing.date, person: '', text: words.historyReported(listing.authority) }]),
  ]
  return lines.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}
