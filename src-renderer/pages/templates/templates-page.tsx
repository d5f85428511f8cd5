// 模板库: templates that were installed, datasets made under them, and the making of new ones.
// Decides nothing: what may be installed is the engine's.
import { useState } from 'react'
import type { PackPreview } from '../../../src-main/contract/template-pack.ts'
import { shell } from '../../engine/client.ts'
import { useEngineQuery, useJob } from '../../engine/queries.ts'
import { templatesText as words } from '../../text/templates.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Segmented } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { PageHead } from '../../ui/sentence.tsx'
import { DatasetsView } from './datasets-view.tsx'
import { InstalledView } from './installed-view.tsx'
import { MakeView } from './make-view.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import './templates.css'

const TABS = ['installed', 'datasets', 'make'] as const
type Tab = (typeof TABS)[number]

export function TemplatesPage() {
  const [tab, setTab] = useState<Tab>('installed')
  const [looked, setLooked] = useState<{ path: string; preview: PackPreview } | null>(null)
  const packs = useEngineQuery('templates.list', {})
  const datasets = useEngineQuery('templates.datasets', {})
  const look = useJob('templates.look')
  const install = useJob('templates.import')

  const choose = async () => {
    const path = await shell.chooseOpen('template')
    if (path === null) return
    install.reset()
    const preview = await look.start({ path })
    setLooked(preview === null ? null : { path, preview })
  }
  const accept = async (path: string) => {
    const done = await install.start({ path })
    if (done === null) return
    setLooked(null)
    setTab(done.affected.length > 0 ? 'datasets' : 'installed')
  }

  const outdated = (datasets.data ?? []).filter(one => one.outdated).length
  const label = (one: Tab) =>
    one === 'datasets' && outdated > 0 ? `${words.tabs[one]} ${formatNumber(outdated)}` : words.tabs[one]
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner op-templates">
        <PageHead
          title={words.title}
          sentence={words.sentence}
          actions={
            <Button type="primary" loading={look.running} onClick={() => void choose()}>
              {words.import}
            </Button>
          }
        />
        <ErrorNotice error={look.error ?? install.error ?? packs.error ?? datasets.error} />
        {looked === null ? null : (
          <PreviewPanel
            preview={looked.preview}
            installing={install.running}
            onInstall={() => void accept(looked.path)}
            onClose={() => setLooked(null)}
          />
        )}
        <div className="op-gap-below">
          <Segmented<Tab> value={tab} onChange={setTab} options={TABS.map(value => ({ value, label: label(value) }))} />
        </div>
        {tab === 'installed' ? <InstalledView packs={packs.data ?? []} /> : null}
        {tab === 'datasets' ? <DatasetsView states={datasets.data ?? []} /> : null}
        {tab === 'make' ? <MakeView packs={packs.data ?? []} /> : null}
      </div>
    </div>
  )
}
