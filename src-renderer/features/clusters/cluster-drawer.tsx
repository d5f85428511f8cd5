// The drawer in which a person unites different spellings of one thing; the decision becomes a step of the recipe.
// Finds nothing itself: the engine does.
import { useEffect, useMemo, useState } from 'react'
import {
  CLUSTER_DISTANCES,
  CLUSTER_LIMIT,
  CLUSTER_METHODS,
  type Cluster,
  type ClusterDistance,
  type ClusterMethod,
  type ClusterReport,
  COMPARED_VALUES,
} from '../../../src-main/contract/clusters.ts'
import type { Condition } from '../../../src-main/contract/recipe.ts'
import { describeCondition } from '../../../src-main/contract/text/describe-condition.ts'
import { useJob } from '../../engine/queries.ts'
import { clusterText } from '../../text/clusters.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Drawer, Empty, Segmented, Select } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { runnableSteps } from '../recipe/table-views.ts'
import type { RecipeEditor } from '../recipe/use-recipe.ts'
import { type Choices, type Grouping, mergeChosen, splitLeftOut, unification } from './cluster-choices.ts'
import { ClusterTable } from './cluster-table.tsx'
import './clusters.css'

export interface ClusterDrawerProps {
  datasetId: string
  recipe: RecipeEditor
  open: boolean
  /** The column the person is looking at. */
  column: string | null
  /** Rows chosen in the table: only these are compared and changed. */
  scope: Condition | null
  onClose(): void
}

const NO_CHOICES: Choices = new Map()
const NO_CLUSTERS: readonly Cluster[] = []

export function ClusterDrawer(props: ClusterDrawerProps) {
  const { open, onClose } = props
  return (
    <Drawer open={open} onClose={onClose} destroyOnHidden size="min(960px, 92vw)" title={clusterText.title}>
      <ClusterSearch {...props} />
    </Drawer>
  )
}

function ClusterSearch({ datasetId, recipe, column: looked, scope, onClose }: ClusterDrawerProps) {
  const columns = recipe.state?.outputColumns ?? []
  const [picked, setPicked] = useState<string | null>(null)
  const [method, setMethod] = useState<ClusterMethod>('spelling')
  const [distance, setDistance] = useState<ClusterDistance>('usual')
  const [choices, setChoices] = useState(NO_CHOICES)
  /** As the person put them together; null = as found. */
  const [regrouped, setRegrouped] = useState<readonly Cluster[] | null>(null)
  const column = picked ?? (looked !== null && columns.includes(looked) ? looked : (columns[0] ?? null))
  const job = useJob('clusters.find')
  const { start, cancel } = job
  const steps = useMemo(() => (recipe.state === undefined ? null : runnableSteps(recipe.state)), [recipe.state])
  useEffect(() => {
    setChoices(NO_CHOICES)
    setRegrouped(null)
    if (column === null || steps === null) return
    void start({ datasetId, column, method, distance, steps, filter: scope })
    // Nobody waits for the answer to the former question.
    return cancel
  }, [datasetId, column, method, distance, steps, scope, start, cancel])

  const answer = job.result
  const fits = answer?.column === column && answer.method === method && answer.distance === distance
  const report = fits ? answer : null
  const groups = regrouped ?? report?.clusters ?? NO_CLUSTERS
  const united = unification(groups, choices)
  const regroup = (next: Grouping) => {
    setRegrouped(next.groups)
    setChoices(next.choices)
  }
  const add = () => {
    if (column === null) return
    const params = { table: united.table.map(pair => ({ ...pair })), compare: 'exact' }
    const draft = { op: 'mapValues', columns: [column], params, ...(scope === null ? {} : { scope }), enabled: true }
    recipe.addAll([draft], clusterText.saved(column, formatNumber(united.groups)))
    onClose()
  }
  return (
    <div className="op-clusters">
      <div className="op-clusters-head">
        <div className="op-clusters-field">
          <span>{clusterText.column}</span>
          <Select
            showSearch
            aria-label={clusterText.column}
            value={column}
            options={columns.map(name => ({ value: name, label: name }))}
            onChange={setPicked}
          />
        </div>
        <Segmented<ClusterMethod>
          aria-label={clusterText.method}
          value={method}
          onChange={setMethod}
          options={CLUSTER_METHODS.map(name => ({ value: name, label: clusterText.methods[name] }))}
        />
      </div>
      <p className="op-sentence">{clusterText.hints[method]}</p>
      {method === 'distance' ? <DistanceChoice distance={distance} onDistance={setDistance} /> : null}
      {scope === null ? null : <p className="op-sentence">{clusterText.scoped(describeCondition(scope))}</p>}
      <ErrorNotice error={job.error} />
      <div className="op-clusters-body">
        {job.running ? <Searching onStop={job.cancel} /> : null}
        {report === null || job.running ? null : (
          <Found report={report} grouping={{ groups, choices }} onChoices={setChoices} onRegroup={regroup} />
        )}
      </div>
      <footer className="op-clusters-foot">
        <span className="op-muted">
          {united.groups === 0
            ? clusterText.noneChosen
            : clusterText.chosen(formatNumber(united.groups), formatNumber(united.rows))}
        </span>
        {united.groups < 2 ? null : (
          <Button size="small" onClick={() => regroup(mergeChosen({ groups, choices }))}>
            {clusterText.merge(united.groups)}
          </Button>
        )}
        <span className="op-spring" />
        <Button onClick={onClose}>{clusterText.cancel}</Button>
        <Button type="primary" disabled={united.groups === 0} onClick={add}>
          {clusterText.add}
        </Button>
      </footer>
    </div>
  )
}

function Searching({ onStop }: { onStop(): void }) {
  return (
    <div className="op-clusters-wait">
      <span>{clusterText.searching}</span>
      <ProgressBar percent={null} />
      <Button onClick={onStop}>{clusterText.stop}</Button>
    </div>
  )
}

interface DistanceChoiceProps {
  distance: ClusterDistance
  onDistance(distance: ClusterDistance): void
}

function DistanceChoice({ distance, onDistance }: DistanceChoiceProps) {
  return (
    <div className="op-clusters-head">
      <div className="op-clusters-field">
        <span>{clusterText.distance}</span>
        <Segmented<ClusterDistance>
          aria-label={clusterText.distance}
          value={distance}
          onChange={onDistance}
          options={CLUSTER_DISTANCES.map(name => ({ value: name, label: clusterText.distances[name] }))}
        />
      </div>
      <span className="op-muted">{clusterText.distanceHints[distance]}</span>
    </div>
  )
}

interface FoundProps {
  report: ClusterReport
  grouping: Grouping
  onChoices(choices: Choices): void
  onRegroup(grouping: Grouping): void
}

function Found({ report, grouping, onChoices, onRegroup }: FoundProps) {
  const { clusters, found, distinct, cut, column } = report
  if (found === 0) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={clusterText.nothing(column)}>
        <span className="op-muted">{clusterText.nothingHint}</span>
      </Empty>
    )
  }
  return (
    <>
      <p className="op-muted">
        {clusterText.found(formatNumber(found), formatNumber(distinct))}
        {found > clusters.length ? ` ${clusterText.shown(formatNumber(CLUSTER_LIMIT))}` : ''}
        {cut ? ` ${clusterText.cut(formatNumber(COMPARED_VALUES))}` : ''}
      </p>
      <ClusterTable
        clusters={grouping.groups}
        choices={grouping.choices}
        onChoices={onChoices}
        onSplit={index => onRegroup(splitLeftOut(grouping, index))}
      />
    </>
  )
}
