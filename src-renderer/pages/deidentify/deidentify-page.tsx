// 去标识: which columns single people out together, how they are made coarser, what that does, and the step in the recipe.
// Puts pieces together.
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { Exploration } from '../../../src-main/contract/deidentify-window.ts'
import type { StepView } from '../../../src-main/contract/recipe.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { AggregatePanel } from '../../features/aggregate/aggregate-panel.tsx'
import { RunBar } from '../../features/recipe/run-bar.tsx'
import { type RecipeEditor, useRecipe } from '../../features/recipe/use-recipe.ts'
import { useRun } from '../../features/recipe/use-run.ts'
import { cleanText } from '../../text/clean.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { deidentifySearchText } from '../../text/deidentify-search.ts'
import { deidentifyWaysText as ways } from '../../text/deidentify-ways.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, IconRun, IconStop, Skeleton, Spin } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { PageHead, Sentence } from '../../ui/sentence.tsx'
import { furtherOf, stepOf } from './board-question.ts'
import { GoalPanel } from './goal-panel.tsx'
import { HierarchyPanel } from './hierarchy-panel.tsx'
import { NoisyCountsPanel } from './noisy-counts-panel.tsx'
import { RescuePanel } from './rescue-panel.tsx'
import { RiskPanel } from './risk-panel.tsx'
import { RoleChips } from './role-chips.tsx'
import { SearchProgress } from './search-progress.tsx'
import { SolutionPanel } from './solution-panel.tsx'
import { type Board, useBoard } from './use-board.ts'
import { UtilityPanel } from './utility-panel.tsx'
import './deidentify.css'

export function DeidentifyPage({ datasetId }: { datasetId: string }) {
  const dataset = useEngineQuery('datasets.get', { datasetId })
  if (dataset.error !== null) return <ErrorNotice error={dataset.error} onRetry={() => void dataset.refetch()} />
  if (dataset.data === undefined) return <Skeleton className="op-page-inner" active />
  return <DeidentifyBoard dataset={dataset.data} />
}

function ownStep(recipe: RecipeEditor): StepView | null {
  return recipe.state?.steps.find(({ step }) => step.op === 'deidentify' && step.enabled) ?? null
}

function DeidentifyBoard({ dataset }: { dataset: DatasetSummary }) {
  const recipe = useRecipe(dataset.id)
  const run = useRun(dataset, recipe.state)
  const own = ownStep(recipe)
  const board = useBoard(dataset.id, own?.step ?? null, recipe.state !== undefined)
  const broken = recipe.state?.steps.some(view => view.step.enabled && view.stops) === true
  return (
    <div className="op-deid">
      <div className="op-page-scroll">
        <div className="op-page-inner">
          <PageHead title={deidentifyText.title} sentence={deidentifyText.sentence} />
          <ErrorNotice
            error={recipe.error ?? board.prepare.error}
            onRetry={() => void board.prepare.start({ datasetId: dataset.id })}
          />
          <BoardBody
            board={board}
            datasetId={dataset.id}
            fresh={dataset.progress.resultFresh}
            recipe={recipe}
            own={own}
          />
          <NoisyCountsPanel
            datasetId={dataset.id}
            recipe={recipe}
            columns={board.columns.filter(({ role }) => role === 'quasi').map(({ name }) => name)}
          />
          <AggregatePanel datasetId={dataset.id} columns={dataset.columns} recipe={recipe} />
        </div>
      </div>
      <RunBar run={run} blocked={broken ? cleanText.problem : null} />
    </div>
  )
}

interface BodyProps {
  board: Board
  datasetId: string
  /** There is a result of the present recipe. */
  fresh: boolean
  recipe: RecipeEditor
  own: StepView | null
}

function BoardBody({ board, datasetId, fresh, recipe, own }: BodyProps) {
  const { prepare } = board
  if (prepare.running)
    return (
      <div className="op-deid-wait">
        <Spin />
        <Sentence>{deidentifyText.wait}</Sentence>
        <Button size="small" icon={<IconStop />} onClick={prepare.cancel}>
          {deidentifyText.search.stop}
        </Button>
      </div>
    )
  if (prepare.result === null) return null
  if (prepare.result.rows === 0) return <Alert type="info" showIcon title={deidentifyText.empty} />
  return (
    <div className="op-deid-grid">
      <div className="op-deid-side">
        <RoleChips board={board} />
        <GoalPanel board={board} datasetId={datasetId} />
        <HierarchyPanel board={board} datasetId={datasetId} />
      </div>
      <div className="op-deid-side">
        <section className="op-panel op-deid-panel op-deid-result" aria-label={deidentifyText.result.title}>
          <ResultHead board={board} recipe={recipe} own={own} />
          <ResultBody board={board} datasetId={datasetId} />
        </section>
        <RiskPanel board={board} datasetId={datasetId} fresh={fresh} />
      </div>
    </div>
  )
}

function ResultHead({ board, recipe, own }: Pick<BodyProps, 'board' | 'recipe' | 'own'>) {
  const { search, apply, result } = deidentifyText
  const { explore, question } = board
  const { found, chosen } = board.board
  const solution = found?.exploration.solutions[chosen]
  const take = () => {
    if (found === null || solution === undefined) return
    const draft = stepOf(found.question, solution, furtherOf(board.board))
    if (own === null) recipe.add(draft)
    else recipe.replace({ ...draft, id: own.step.id })
  }
  return (
    <>
      <div className="op-deid-row">
        <h2>{result.title}</h2>
        <span className="op-spring" />
        {explore.running ? (
          <Button icon={<IconStop />} onClick={explore.cancel}>
            {search.stop}
          </Button>
        ) : (
          <Button
            type={found === null || board.stale ? 'primary' : 'default'}
            icon={<IconRun />}
            disabled={question === null}
            onClick={() => void board.search()}
          >
            {found === null ? search.start : search.again}
          </Button>
        )}
        {solution === undefined ? null : (
          <Button type={board.stale ? 'default' : 'primary'} disabled={explore.running || recipe.saving} onClick={take}>
            {own === null ? apply.button : apply.replace}
          </Button>
        )}
      </div>
      {own === null ? null : (
        <Alert
          type="success"
          showIcon
          title={apply.present(own.sentence)}
          description={apply.done}
          action={
            <Button size="small" onClick={() => recipe.remove(own.step.id)}>
              {apply.remove}
            </Button>
          }
        />
      )}
    </>
  )
}

function ResultBody({ board, datasetId }: Pick<BodyProps, 'board' | 'datasetId'>) {
  const { search } = deidentifyText
  const { explore } = board
  const { found } = board.board
  if (explore.running) return <SearchProgress datasetId={datasetId} progress={explore.progress} />
  return (
    <>
      <ErrorNotice error={explore.error} onRetry={() => void board.search()} />
      {found === null ? <Sentence>{search.intro}</Sentence> : null}
      {found !== null && board.stale ? <Alert type="warning" showIcon title={search.stale} /> : null}
      {found === null ? null : <FoundBody board={board} datasetId={datasetId} found={found} />}
    </>
  )
}

type Found = NonNullable<Board['board']['found']>

function FoundBody({ board, datasetId, found }: { board: Board; datasetId: string; found: Found }) {
  const { search, apply } = deidentifyText
  const { question, exploration } = found
  const solution = exploration.solutions[board.board.chosen]
  const grouped = question.strategy !== 'optimal'
  if (solution === undefined)
    return <Alert type="error" showIcon title={search.noneTitle} description={grouped ? ways.none : search.none} />
  return (
    <>
      <Sentence>
        {grouped
          ? ways.found(formatNumber(solution.classes))
          : search.found(formatNumber(exploration.nodes), exploration.exact, exploration.optimal)}
      </Sentence>
      <HowSure found={exploration} />
      <SolutionPanel board={board} />
      {grouped || solution.suppressedRows === 0 ? null : (
        <RescuePanel board={board} datasetId={datasetId} question={question} solution={solution} />
      )}
      <UtilityPanel
        datasetId={datasetId}
        question={question}
        levels={solution.levels}
        further={furtherOf(board.board)}
      />
      <Sentence>{grouped ? ways.replay : apply.why}</Sentence>
    </>
  )
}

/** Where the first solution is not proven: how much better another one could be at most. */
function HowSure({ found: { optimal, bound, solutions } }: { found: Exploration }) {
  const [first] = solutions
  if (optimal || bound === null || first === undefined) return null
  return <Sentence strong>{deidentifySearchText.gap(formatShare(first.loss, 1), formatShare(bound, 1))}</Sentence>
}
