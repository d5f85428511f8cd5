// 换新一期数据: the file is chosen, everything it changes is shown, and one button takes it over and runs the recipe.
// Puts the pieces together; what a file changes is the engine's word.
import { useEffect, useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { StepView } from '../../../src-main/contract/recipe.ts'
import { shell } from '../../engine/client.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { replayText as words } from '../../text/replay.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Drawer, KitApp } from '../../ui/kit.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { baseNameOf } from '../datasets/file-name.ts'
import type { RecipeEditor } from '../recipe/use-recipe.ts'
import { ReplayOutcomeView } from './replay-outcome.tsx'
import { ReplayReport } from './replay-report.tsx'
import { type LookedAt, type Replay, useReplay } from './use-replay.ts'
import './replay.css'

export interface ReplayDrawerProps {
  dataset: DatasetSummary
  recipe: RecipeEditor
  onClose(): void
}

/** Shown while it is there: another opening begins anew. */
export function ReplayDrawer(props: ReplayDrawerProps) {
  return (
    <Drawer
      open
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
  const begun = looked !== null || stage !== null
  // What nobody decided on is not kept waiting.
  useEffect(() => discard, [discard])
  const choose = async () => {
    const paths = await shell.chooseSeveral('table')
    if (paths.length > 0) await replay.look(paths)
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
        <Button type={begun ? 'default' : 'primary'} onClick={() => void choose()}>
          {looked === null ? words.choose : words.chooseOther}
        </Button>
        {looked === null ? null : <strong className="op-ellipsis">{words.chosen(fileNames(looked))}</strong>}
      </div>
      <ErrorNotice error={replay.error} />
      {replay.faults.map(({ label, message, fix }) => (
        <Alert key={label} type="error" showIcon title={words.partFault(label, message)} description={fix} />
      ))}
      <div className="op-replay-body">
        {begun ? null : <Beginning datasetId={dataset.id} steps={recipe.state?.steps ?? []} />}
        {stage === null ? null : <Working stage={stage} onStop={replay.stop} />}
        {looked === null || stage !== null ? null : (
          <ReplayReport looked={looked} onMatch={(part, renames) => void replay.match(part, renames)} />
        )}
      </div>
      {looked === null || stage !== null ? null : <Decision replay={replay} onClose={onClose} />}
    </div>
  )
}

/** What the dialogue is for, and how the last one ended. */
function Beginning({ datasetId, steps }: { datasetId: string; steps: readonly StepView[] }) {
  const last = useEngineQuery('replay.last', { datasetId }).data ?? null
  const [shown, setShown] = useState(false)
  return (
    <>
      <Sentence>{words.intro}</Sentence>
      {last === null ? null : (
        <section className="op-replay-part" aria-label={words.lastTime}>
          <Button onClick={() => setShown(!shown)} aria-expanded={shown}>
            {shown ? words.hideLast : words.lastTime}
          </Button>
        </section>
      )}
      {shown && last !== null ? <ReplayOutcomeView outcome={last} steps={steps} /> : null}
    </>
  )
}

function fileNames({ parts }: LookedAt): string[] {
  return [...new Set(parts.map(({ path }) => baseNameOf(path)))]
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
