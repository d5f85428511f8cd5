// What must be done by a date: cases with their working days, late updates and assessments, and the way to each.
// Works out nothing itself.
import { useEngineQuery } from '../../engine/queries.ts'
import { dueThings } from '../../state/due.ts'
import { type LedgerTab, useNavigation } from '../../state/navigation.ts'
import { dueText as words } from '../../text/workbench.ts'
import { Button, Tag } from '../../ui/kit.ts'
import './datasets.css'

const SHOWN = 6

/** Nothing where nothing is due. */
export function DueList() {
  const cases = useEngineQuery('cases.list', {})
  const rows = useEngineQuery('ledger.due', {})
  const openDataset = useNavigation(state => state.openDataset)
  const openLedger = useNavigation(state => state.openLedger)
  const dates = useEngineQuery('milestones.list', {})
  const due = dueThings(cases.data ?? [], rows.data ?? [], dates.data ?? [])
  if (due.length === 0) return null
  return (
    <section className="op-waiting" aria-label={words.title}>
      <div className="op-section-head">
        <h2>{words.title}</h2>
        <span className="op-muted">{due.length > SHOWN ? words.more(due.length - SHOWN) : ''}</span>
      </div>
      <ul className="op-panel">
        {due.slice(0, SHOWN).map(({ key, kind, title, sentence, pressing, datasetId, opens }) => {
          const go = () => (datasetId === null ? openLedger(opens) : openDataset(datasetId, 'catalogue'))
          return (
            <li key={key}>
              <button type="button" className="op-waiting-name" title={title} onClick={go}>
                {title}
              </button>
              <span>
                <Tag>{kind}</Tag>
                <span className={pressing ? 'op-due is-pressing' : 'op-due'}>{sentence}</span>
              </span>
              <Button size="small" type={pressing ? 'primary' : 'default'} onClick={go}>
                {goWord(datasetId, opens)}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function goWord(datasetId: string | null, opens: LedgerTab): string {
  if (datasetId !== null) return words.goItem
  return opens === 'milestones' ? words.goDates : words.goCases
}
