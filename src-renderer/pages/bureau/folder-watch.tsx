// Watching a folder: the button that begins it, and the line that says it is under way, also after the page was left and opened again.
// Collects nothing itself.
import type { ReactNode } from 'react'
import { shell } from '../../engine/client.ts'
import { cancelJob, useJob } from '../../engine/queries.ts'
import { useJobs } from '../../state/jobs.ts'
import { bureauText as words } from '../../text/bureau.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { CollectOutcome } from './collect-outcome.tsx'

export interface FolderWatch {
  /** null while a folder is watched: one at a time. */
  readonly button: ReactNode
  readonly notice: ReactNode
}

export function useFolderWatch(drafts: boolean): FolderWatch {
  const watch = useJob('bureau.watch')
  const running = useJobs(state => state.jobs.find(job => job.call === 'bureau.watch' && job.state === 'running'))
  const begin = async () => {
    const path = await shell.chooseFolder()
    if (path !== null) await watch.start({ path, drafts })
  }
  const button =
    running === undefined ? (
      <Tooltip title={words.watchHint}>
        <Button onClick={() => void begin()}>{words.watch}</Button>
      </Tooltip>
    ) : null
  const notice = (
    <>
      {running === undefined ? null : (
        <Alert
          className="op-gap-below"
          type="info"
          showIcon
          title={words.watching}
          description={words.watched(formatNumber(running.progress?.done ?? 0))}
          action={
            <Button size="small" onClick={() => cancelJob('bureau.watch', null)}>
              {words.stopWatching}
            </Button>
          }
        />
      )}
      {watch.result === null ? null : <CollectOutcome report={watch.result} onClose={watch.reset} />}
      <ErrorNotice error={watch.error} />
    </>
  )
  return { button, notice }
}
