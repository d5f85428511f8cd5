// The frame around every page: sections on the left, the page, the job bar below, help on F1.
// Decides which page is shown and nothing about its content.
import { useEffect, useState } from 'react'
import { onWindowCommand } from '../../engine/commands.ts'
import { useOpenFile } from '../../features/datasets/use-open-file.ts'
import { HelpDrawer } from '../../features/help/help-drawer.tsx'
import { type Section, useNavigation } from '../../state/navigation.ts'
import { AuditPage } from '../audit/audit-page.tsx'
import { LedgerPage } from '../ledger/ledger-page.tsx'
import { ReviewSection } from '../review/review-section.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { TemplatesPage } from '../templates/templates-page.tsx'
import { WorkbenchPage } from '../workbench/workbench-page.tsx'
import { DatasetSection } from './dataset-section.tsx'
import { DropOverlay } from './drop-overlay.tsx'
import { FaultBoundary } from './fault-boundary.tsx'
import { JobBar } from './job-bar.tsx'
import { SideNav } from './side-nav.tsx'
import './frame.css'

export function WindowFrame() {
  const section = useNavigation(state => state.section)
  const [helping, setHelping] = useState(false)
  const openFile = useOpenFile()
  useEffect(() => onWindowCommand('help', () => setHelping(open => !open)), [])
  useEffect(() => onWindowCommand('open', () => void openFile()), [openFile])
  return (
    <div className="op-frame">
      <SideNav onHelp={() => setHelping(true)} />
      <div className="op-frame-main">
        <main className="op-frame-page">
          <FaultBoundary key={section}>
            <SectionPage section={section} />
          </FaultBoundary>
        </main>
        <JobBar />
      </div>
      <DropOverlay />
      <HelpDrawer open={helping} onClose={() => setHelping(false)} />
    </div>
  )
}

function SectionPage({ section }: { section: Section }) {
  switch (section) {
    case 'workbench':
      return <WorkbenchPage />
    case 'dataset':
      return <DatasetSection />
    case 'templates':
      return <TemplatesPage />
    case 'ledger':
      return <LedgerPage />
    case 'review':
      return <ReviewSection />
    case 'audit':
      return <AuditPage />
    case 'settings':
      return <SettingsPage />
    default: {
      const never: never = section
      return never
    }
  }
}
