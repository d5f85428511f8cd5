// The bar below the table: run the recipe, how far it is, and the equation its counts must meet.
// Runs nothing itself.
import type { OpenprepError } from '../../../src-main/contract/errors.ts'
import { useNavigation } from '../../state/navigation.ts'
import { runText } from '../../text/clean.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconRun, IconStop, Progress } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import type { RecipeRun } from './use-run.ts'
import './recipe.css'

export function RunBar({ run, blocked }: { run: RecipeRun; blocked: string | null }) {
  const { job, report } = run
  return (
    <>
      <ErrorNotice error={job.error} onRetry={run.start} onClose={job.reset} />
      <footer className="op-run-bar">
        {job.running ? (
          <Button icon={<IconStop />} onClick={job.cancel}>
            {runText.stop}
          </Button>
        ) : (
          <Button
            type={report === null ? 'primary' : 'default'}
            icon={<IconRun />}
            disabled={blocked !== null}
            onClick={run.start}
          >
            {report === null ? runText.run : runText.runAgain}
          </Button>
        )}
        {job.running ? <RunProgress run={run} /> : <RunState run={run} blocked={blocked} />}
        <span className="op-spring" />
        <Equation run={run} />
      </footer>
    </>
  )
}

/** The way to the cell that stopped the run. */
function FaultPlace({ error }: { error: OpenprepError | null }) {
  const goStep = useNavigation(state => state.goStep)
  const row = error?.at?.row ?? null
  const column = error?.at?.column ?? null
  if (row === null && column === null) return null
  return (
    <Button type="link" onClick={() => goStep('clean', { target: { rowNumber: row, column } })}>
      {runText.showFault}
    </Button>
  )
}

function RunProgress({ run }: { run: RecipeRun }) {
  const { progress } = run.job
  const percent =
    progress === null || progress.total === null || progress.total === 0
      ? null
      : Math.min(100, Math.floor((progress.done / progress.total) * 100))
  return (
    <>
      <span className="op-muted">{runText.running}</span>
      <Progress className="op-run-progress" percent={percent ?? 0} size="small" status="active" />
    </>
  )
}

function RunState({ run, blocked }: { run: RecipeRun; blocked: string | null }) {
  if (blocked !== null) return <span className="op-run-blocked">{blocked}</span>
  if (run.report !== null && run.report.leftOut.length > 0) {
    const words = runText.leftOut(run.report.leftOut.map(({ number }) => number))
    return (
      <>
        <StateDot state="todo" label={words} />
        <span className="op-run-blocked">{words}</span>
      </>
    )
  }
  if (run.report !== null) {
    return (
      <>
        <StateDot state="done" label={runText.fresh} />
        <span className="op-muted">{runText.fresh}</span>
      </>
    )
  }
  return (
    <>
      <StateDot state="todo" label={runText.stale} />
      <span className="op-muted">
        {runText.stale}
        {run.automatic ? `，${runText.autoSoon}` : ''}
      </span>
      <FaultPlace error={run.job.error} />
    </>
  )
}

function Equation({ run }: { run: RecipeRun }) {
  const counts = run.report?.counts
  if (counts === undefined) return <span className="op-faint">{runText.notInformed}</span>
  const words = runText.equation
  return (
    <span className="op-equation">
      <Term name={words.result} value={counts.result} strong />
      <span>=</span>
      <Term name={words.source} value={counts.source} />
      <span>−</span>
      <Term name={words.removed} value={counts.removed} />
      <span>+</span>
      <Term name={words.added} value={counts.added} />
    </span>
  )
}

function Term({ name, value, strong = false }: { name: string; value: number; strong?: boolean }) {
  return (
    <span className={strong ? 'op-equation-term is-strong' : 'op-equation-term'}>
      <span className="op-muted">{name}</span> {formatNumber(value)}
    </span>
  )
}
