// The sections of the window on the left, with help and the version below.
// Shows where one is; loads nothing.
import type { ReactNode } from 'react'
import { shell } from '../../engine/client.ts'
import { PersonFoot } from '../../features/people/person-foot.tsx'
import { SECTIONS, type Section, useNavigation } from '../../state/navigation.ts'
import { frameText, sectionText } from '../../text/frame.ts'
import {
  IconDatasets,
  IconHelp,
  IconHistory,
  IconLedger,
  IconReview,
  IconSettings,
  IconTemplates,
  IconWorkbench,
} from '../../ui/kit.ts'

const icons: Record<Section, ReactNode> = {
  workbench: <IconWorkbench />,
  dataset: <IconDatasets />,
  templates: <IconTemplates />,
  ledger: <IconLedger />,
  review: <IconReview />,
  audit: <IconHistory />,
  settings: <IconSettings />,
}

export function SideNav({ onHelp }: { onHelp(): void }) {
  const section = useNavigation(state => state.section)
  const goSection = useNavigation(state => state.goSection)
  const leaveDataset = useNavigation(state => state.leaveDataset)
  // A second click on 数据集 leads from the open dataset back to all of them.
  const go = (name: Section) => (name === 'dataset' && section === 'dataset' ? leaveDataset() : goSection(name))
  return (
    <nav className="op-side" aria-label={frameText.sections}>
      <div className="op-brand">
        <span className="op-brand-mark" aria-hidden="true" />
        <span>
          <strong>{frameText.productShort}</strong>
          <small>{frameText.productLong}</small>
        </span>
      </div>
      <ul>
        {SECTIONS.map(name => (
          <li key={name}>
            <button
              type="button"
              className={name === section ? 'op-side-item is-current' : 'op-side-item'}
              aria-current={name === section ? 'page' : undefined}
              onClick={() => go(name)}
            >
              {icons[name]}
              <span>{sectionText[name]}</span>
            </button>
          </li>
        ))}
      </ul>
      <span className="op-spring" />
      <PersonFoot />
      <button type="button" className="op-side-item" onClick={onHelp}>
        <IconHelp />
        <span>{frameText.help}</span>
        <kbd>F1</kbd>
      </button>
      <p className="op-side-foot" title={frameText.offline}>
        {frameText.version(shell.versions.app)}
      </p>
    </nav>
  )
}
