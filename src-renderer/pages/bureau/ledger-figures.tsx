// The five figures a bureau asks for first.
// Computes only sums of what the report says.
import type { LedgerReport } from '../../../src-main/contract/bureau-ledger.ts'
import { bureauText as words } from '../../text/bureau.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { Figure } from '../../ui/sentence.tsx'

export function LedgerFigures({ report: { items, accepted, returned, bodies } }: { report: LedgerReport }) {
  const sum = (figure: (body: LedgerReport['bodies'][number]) => number) =>
    bodies.reduce((total, body) => total + figure(body), 0)
  const set = bodies.filter(body => body.target !== null)
  const handedIn = bodies.filter(body => body.actual + body.returned > 0).length
  const opened = set.reduce((total, body) => total + Math.min(body.actual, body.target ?? 0), 0)
  const { figures } = words
  return (
    <section className="op-panel op-bureau-figures">
      <Figure name={figures.items} value={formatNumber(items)} />
      <Figure name={figures.accepted} value={formatNumber(accepted)} />
      <Figure name={figures.returned} value={formatNumber(returned)} />
      <Figure
        name={figures.bodies}
        value={formatNumber(handedIn)}
        hint={set.length === 0 ? undefined : words.ofBodies(formatNumber(set.length))}
      />
      <Figure
        name={figures.completion}
        value={
          set.length === 0
            ? words.none
            : formatShare(
                opened,
                sum(body => body.target ?? 0),
              )
        }
        hint={
          set.length === 0
            ? words.noTargets
            : words.progress(formatNumber(opened), formatNumber(sum(body => body.target ?? 0)))
        }
      />
    </section>
  )
}
