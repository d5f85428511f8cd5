// 台账: the items, the cases that run against a deadline, the lists to answer, the calendar they are counted by.
// Puts pieces together; each view asks the engine itself.
import { useState } from 'react'
import { shell } from '../../engine/client.ts'
import { callEngine, refreshDataset } from '../../engine/queries.ts'
import { LEDGER_TABS, type LedgerTab, useNavigation } from '../../state/navigation.ts'
import { ledgerText as words } from '../../text/ledger.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, KitApp, Segmented } from '../../ui/kit.ts'
import { PageHead } from '../../ui/sentence.tsx'
import { BureauPage } from '../bureau/bureau-page.tsx'
import { CalendarView } from './calendar-view.tsx'
import { CasesView } from './cases-view.tsx'
import { ItemsView } from './items-view.tsx'
import { ListsView } from './lists-view.tsx'
import { MilestonesView } from './milestones-view.tsx'
import './ledger.css'

type Tab = LedgerTab
const OPTIONS = LEDGER_TABS.map(value => ({ value, label: words.tabs[value] }))

export function LedgerPage() {
  const tab = useNavigation(state => state.ledgerTab)
  const setTab = useNavigation(state => state.openLedger)
  const [error, setError] = useState<unknown>(null)
  const tabs = <Segmented<Tab> options={OPTIONS} value={tab} onChange={setTab} />
  // What bodies handed in is a page of its own, with its own head.
  if (tab === 'bureau')
    return (
      <div className="op-ledger-bureau">
        <div className="op-ledger-tabs">{tabs}</div>
        <BureauPage />
      </div>
    )
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner op-ledger">
        <PageHead title={words.title} sentence={words.sentence} actions={<Outputs onError={setError} />} />
        <ErrorNotice error={error} />
        <div className="op-gap-below">{tabs}</div>
        <View tab={tab} />
      </div>
    </div>
  )
}

function View({ tab }: { tab: Exclude<Tab, 'bureau'> }) {
  switch (tab) {
    case 'items':
      return <ItemsView />
    case 'cases':
      return <CasesView />
    case 'lists':
      return <ListsView />
    case 'milestones':
      return <MilestonesView />
    case 'calendar':
      return <CalendarView />
    default:
      return tab satisfies never
  }
}

function Outputs({ onError }: { onError(error: unknown): void }) {
  const { message } = KitApp.useApp()
  const save = async (
    call: 'ledger.write' | 'ledger.calendar' | 'sourceFaults.write',
    purpose: 'workbook' | 'calendar',
    name: string,
  ) => {
    const path = await shell.chooseSave(purpose, name)
    if (path === null) return
    onError(null)
    try {
      await callEngine(call, { path })
      message.success(
        <>
          {words.saved}
          <Button type="link" size="small" onClick={() => void shell.reveal(path)}>
            {words.reveal}
          </Button>
        </>,
      )
    } catch (thrown) {
      onError(thrown)
    }
  }
  const bringDemands = async () => {
    const path = await shell.chooseOpen('table')
    if (path === null) return
    onError(null)
    try {
      const { opened, matched, known } = await callEngine('demands.import', { path })
      message.success(words.demandsImported(opened, matched, known))
      await refreshDataset(null)
    } catch (thrown) {
      onError(thrown)
    }
  }
  return (
    <>
      <Button onClick={() => void bringDemands()}>{words.importDemands}</Button>
      <Button onClick={() => void save('sourceFaults.write', 'workbook', words.faultsName)}>{words.writeFaults}</Button>
      <Button onClick={() => void save('ledger.calendar', 'calendar', words.calendarName)}>
        {words.writeCalendar}
      </Button>
      <Button type="primary" onClick={() => void save('ledger.write', 'workbook', words.sheetName)}>
        {words.writeSheet}
      </Button>
    </>
  )
}
