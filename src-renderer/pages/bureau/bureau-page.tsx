// The bureau's ledger: what bodies handed in, beside the targets of the year.
// Collects and shows; what is accepted is decided by the engine's checks.
import { useState } from 'react'
import { type ScoreWeights, ScoreWeightsSchema } from '../../../src-main/contract/bureau-ledger.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, useEngineMutation, useEngineQuery, useJob } from '../../engine/queries.ts'
import { printPdf, SaveMenu } from '../../features/documents/save-menu.tsx'
import { bureauText as words } from '../../text/bureau.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox, Empty, IconFolder, Skeleton, Tooltip } from '../../ui/kit.ts'
import { PageHead, Sentence } from '../../ui/sentence.tsx'
import { BureauViews } from './bureau-views.tsx'
import { CollectOutcome } from './collect-outcome.tsx'
import { useFolderWatch } from './folder-watch.tsx'
import { LedgerFigures } from './ledger-figures.tsx'
import './bureau.css'

export function BureauPage() {
  const [year, setYear] = useState<number | null>(null)
  const [weights, setWeights] = useState<ScoreWeights>(() => ScoreWeightsSchema.parse({}))
  const [drafts, setDrafts] = useState(false)
  const [saveError, setSaveError] = useState<unknown>(null)
  const report = useEngineQuery('bureau.report', { year, weights }, { keepPrevious: true })
  const items = useEngineQuery('bureau.items', {})
  const targets = useEngineQuery('bureau.targets', {})
  const collect = useJob('bureau.collect')
  const watch = useFolderWatch(drafts)
  const importTargets = useEngineMutation('bureau.importTargets')

  const collectPaths = async (paths: readonly string[]) => {
    if (paths.length > 0) await collect.start({ paths: [...paths], drafts })
  }
  const chooseFolder = async () => {
    const folder = await shell.chooseFolder()
    await collectPaths(folder === null ? [] : [folder])
  }
  const chooseTargets = async () => {
    const path = await shell.chooseOpen('targets')
    if (path === null) return
    const read = await importTargets.mutateAsync({ path }).catch(() => null)
    if (read !== null) setYear(read.year)
  }
  const write = async (format: 'docx' | 'xlsx' | 'html' | 'pdf', path: string) => {
    if (format === 'pdf') await printPdf((await callEngine('bureau.reportPage', { year, weights })).html, path)
    else await callEngine('bureau.saveReport', { year, weights, out: path, format })
  }

  const found = report.data
  const collected = items.data ?? []
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner op-bureau">
        <PageHead
          title={words.title}
          sentence={words.sentence}
          actions={
            <>
              <Tooltip title={words.draftsHint}>
                <Checkbox checked={drafts} onChange={event => setDrafts(event.target.checked)}>
                  {words.drafts}
                </Checkbox>
              </Tooltip>
              <Button onClick={() => void chooseTargets()} loading={importTargets.isPending}>
                {words.importTargets}
              </Button>
              <Button
                disabled={collect.running}
                onClick={() => void shell.chooseSeveral('handedIn').then(collectPaths)}
              >
                {words.collectFiles}
              </Button>
              {watch.button}
              <Button
                type="primary"
                icon={<IconFolder />}
                loading={collect.running}
                onClick={() => void chooseFolder()}
              >
                {collect.running ? words.collecting : words.collectFolder}
              </Button>
              {collect.running ? <Button onClick={collect.cancel}>{words.stop}</Button> : null}
            </>
          }
        />
        {watch.notice}
        <ErrorNotice error={collect.error ?? importTargets.error ?? report.error ?? items.error ?? saveError} />
        {collect.result === null ? null : <CollectOutcome report={collect.result} onClose={collect.reset} />}
        {found === undefined ? (
          <Skeleton active />
        ) : (
          <>
            <LedgerFigures report={found} />
            {collected.length === 0 && found.year === null ? (
              <section className="op-panel op-bureau-empty">
                <Empty description={words.empty} />
                <Sentence>{words.emptyHint}</Sentence>
                <Sentence>{words.targetsHint}</Sentence>
              </section>
            ) : (
              <BureauViews
                report={found}
                items={collected}
                years={(targets.data ?? []).map(one => one.year)}
                onYear={setYear}
                weights={weights}
                onWeights={setWeights}
                save={
                  <SaveMenu
                    kinds={['docx', 'xlsx', 'pdf', 'html']}
                    words={words.save}
                    choosePath={format =>
                      shell.chooseSave(format === 'pdf' ? 'pdf' : 'report', words.fileName(found.year, format))
                    }
                    write={write}
                    onError={setSaveError}
                  />
                }
              />
            )}
          </>
        )}
      </div>
    </div>
  )
}
