// What waits for the person, one line per dataset: the next step, what holds it up, and the way there.
// Works out nothing itself.
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { useNavigation } from '../../state/navigation.ts'
import { waitingOf } from '../../state/waiting.ts'
import { stepText } from '../../text/steps.ts'
import { waitingText as words } from '../../text/workbench.ts'
import { Button } from '../../ui/kit.ts'
import './datasets.css'

/** More than this nobody does today; the table below lists all. */
const SHOWN = 6

export function WaitingList({ datasets }: { datasets: readonly DatasetSummary[] }) {
  const openDataset = useNavigation(state => state.openDataset)
  const waiting = datasets.map(dataset => ({ dataset, all: waitingOf(dataset) })).filter(({ all }) => all.length > 0)
  return (
    <section className="op-waiting" aria-label={words.title}>
      <div className="op-section-head">
        <h2>{words.title}</h2>
        <span className="op-muted">{waiting.length > SHOWN ? words.more(waiting.length - SHOWN) : ''}</span>
      </div>
      {waiting.length === 0 ? (
        <p className="op-panel op-waiting-none">{words.none}</p>
      ) : (
        <ul className="op-panel">
          {waiting.slice(0, SHOWN).map(({ dataset, all: [now, ...later] }) =>
            now === undefined ? null : (
              <li key={dataset.id}>
                <button
                  type="button"
                  className="op-waiting-name"
                  title={dataset.name}
                  onClick={() => openDataset(dataset.id, now.step)}
                >
                  {dataset.name}
                </button>
                <span>
                  {stepText[now.step]}
                  {words.mark}
                  {now.sentence}
                  {later.length === 0 ? null : (
                    <small>
                      {words.afterwards(later.map(({ step, sentence }) => `${stepText[step]}${words.mark}${sentence}`))}
                    </small>
                  )}
                </span>
                <Button size="small" type="primary" onClick={() => openDataset(dataset.id, now.step)}>
                  {words.go(stepText[now.step])}
                </Button>
              </li>
            ),
          )}
        </ul>
      )}
    </section>
  )
}
