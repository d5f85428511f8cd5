// 换新一期数据: the file is chosen, everything it changes is shown, and one button takes it over and runs the recipe.
// Puts the pieces together; what a file changes is the engine's word.
import { useEffect } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { shell } from '../../engine/client.ts'
import { replayText as words } from '../../text/replay.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Drawer, KitApp } from '../../ui/kit.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { baseNameOf } from '../datasets/file-name.ts'
import type { RecipeEditor } from '../recipe/use-recipe.ts'
import { ReplayOutcomeView } from './replay-outcome.tsx'
import { ReplayReport } from './replay-report.tsx'
import { type Replay, useReplay } from './use-replay.ts'
import './replay.css'

export interface ReplayDrawerProps {
  dataset: DatasetSummary
  recipe: RecipeEditor
  open: boolean
  onClose(): void
}

export function ReplayDrawer(props: ReplayDrawerProps) {
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      destroyOnHidden
      mask={{ closable: false }}
      size="min(980px, 92vw)"
      title={words.title}
    >
      <ReplayDialogue {...props} />
    </Drawer>
  )
}

function ReplayDialogue({ dataset, recipe, onClose }: ReplayDrawerProps) {
  const replay = useReplay(dataset)
  const { stage, looked, outcome, discard } = replay
  // What nobody decided on is not kept waiting.
  useEffect(() => discard, [discard])
  const choose = async () => {
    const path = await shell.chooseOpen('table')
    if (path !== null) await replay.look(path)
  }
  if (outcome !== null) {
    return (
      <div className="op-replay">
        <div className="op-replay-body">
          <ReplayOutcomeView outcome={outcome} steps={recipe.state?.steps ?? []} />
        </div>
        <footer className="op-replay-foot">
          <span className="op-spring" />
          <Button type="primary" onClick={onClose}>
            {words.close}
          </Button>
        </footer>
      </div>
    )
  }
  return (
    <div className="op-replay">
      <div className="op-replay-head">
        <Button type={looked === null && stage === null ? 'primary' : 'default'} onClick={() => void choose()}>
          {looked === null ? words.choose : words.chooseOther}
        </Button>
        {looked === null ? null : <strong className="op-ellipsis">{baseNameOf(looked.path)}</strong>}
      </div>
      {looked === null && stage === null ? <Sentence>{words.intro}</Sentence> : null}
      <ErrorNotice error={replay.error} />
      {replay.fault === null ? null : (
        <Alert type="error" showIcon title={replay.fault.message} description={replay.fault.fix} />
      )}
      <div className="op-replay-body">
        {stage === null ? null : <Working stage={stage} onStop={replay.stop} />}
        {looked === null || stage !== null ? null : (
          <ReplayReport looked={looked} onMatch={renames => void replay.match(renames)} />
        )}
      </div>
      {looked === null || stage !== null ? null : <Decision replay={replay} onClose={onClose} />}
    </div>
  )
}

function Working({ stage, onStop }: { stage: NonNullable<Replay['stage']>; onStop(): void }) {
  return (
    <div className="op-replay-wait">
      <span>{words.stages[stage]}</span>
      <ProgressBar percent={null} />
      <Button onClick={onStop}>{words.stop}</Button>
    </div>
  )
}

function Decision({ replay, onClose }: { replay: Replay; onClose(): void }) {
  const { message } = KitApp.useApp()
  const blocked = replay.looked?.check.steps.some(step => step.stops) === true
  const accept = async () => {
    if (!(await replay.accept())) return
    void message.success(words.accepted)
    onClose()
  }
  return (
    <footer className="op-replay-foot">
      {blocked ? <span className="op-run-blocked">{words.stopHint}</span> : null}
      <span className="op-spring" />
      <Button onClick={replay.discard}>{words.discard}</Button>
      <Button onClick={() => void accept()}>{words.only}</Button>
      <Button type="primary" disabled={blocked} onClick={() => void replay.run()}>
        {words.run}
      </Button>
    </footer>
  )
}
