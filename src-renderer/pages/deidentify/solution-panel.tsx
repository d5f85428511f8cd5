// The solutions found: risk before and after side by side, group sizes, all of them as risk against loss, and two compared.
// Shows what the engine counted.
import { useCallback, useMemo } from 'react'
import { type Exploration, SIZE_BINS, type Solution } from '../../../src-main/contract/deidentify-window.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { deidentifyWaysText as ways } from '../../text/deidentify-ways.ts'
import { useScheme } from '../../ui/appearance.ts'
import { Chart, type ChartOption } from '../../ui/chart.tsx'
import { Button, Select } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { paletteOf } from '../../ui/theme.ts'
import { shownSolution } from './board-question.ts'
import type { Board } from './use-board.ts'

const words = deidentifyText.result
const share = (value: number) => formatShare(value, 1)

export function SolutionPanel({ board }: { board: Board }) {
  const { found, compared } = board.board
  if (found === null) return null
  const { exploration } = found
  const first = shownSolution(board.board)
  if (first === undefined) return null
  const grouped = found.question.strategy !== 'optimal'
  const second = compared === null || compared < 0 ? undefined : exploration.solutions[compared]
  return (
    <>
      <Comparison board={board} exploration={exploration} first={first} second={second} />
      <div className="op-deid-charts">
        <SizeChart exploration={exploration} first={first} />
        {grouped ? null : <ScatterPlot board={board} solutions={exploration.solutions} />}
      </div>
    </>
  )
}

interface Column {
  name: string
  k: number
  maxRisk: number
  averageRisk: number
  atRisk: number
  suppressed: number
  loss: number | null
}

function columnOf(name: string, rows: number, solution: Solution, needed: number): Column {
  return {
    name,
    ...solution,
    atRisk: below(solution.sizes, needed),
    suppressed: solution.suppressedRows / rows,
    loss: solution.loss,
  }
}

/** Records in bins of groups that are all smaller than needed. */
function below(sizes: readonly number[], needed: number): number {
  return sizes.reduce(
    (sum, count, bin) => sum + ((SIZE_BINS[bin + 1] ?? Number.POSITIVE_INFINITY) <= needed ? count : 0),
    0,
  )
}

function Comparison({
  board,
  exploration: { before, rows },
  first,
  second,
}: {
  board: Board
  exploration: Exploration
  first: Solution
  second: Solution | undefined
}) {
  const { chosen, compared, found } = board.board
  const needed = found?.question.k ?? 0
  const grouped = found?.question.strategy !== 'optimal'
  const columns: Column[] = [
    { name: words.before, ...before, atRisk: below(before.sizes, needed), suppressed: 0, loss: 0 },
    columnOf(grouped ? words.after : `${words.after}（${words.solution(chosen)}）`, rows, first, needed),
    ...(second === undefined || compared === null ? [] : [columnOf(words.solution(compared), rows, second, needed)]),
  ]
  const lines: [string, (column: Column) => string][] = [
    [words.smallest, column => words.persons(column.k)],
    [words.maxRisk, column => share(column.maxRisk)],
    [words.averageRisk, column => share(column.averageRisk)],
    [words.atRisk(needed), column => share(column.atRisk / Math.max(1, rows))],
    [words.suppressed, column => share(column.suppressed)],
    [words.loss, column => (column.loss === null ? '—' : share(column.loss))],
  ]
  return (
    <div className="op-deid-compare">
      <table>
        <thead>
          <tr>
            <td />
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, text]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map(column => (
                <td key={column.name} className="op-number">
                  {text(column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="op-deid-says">
        <Sentence strong>
          {words.before}：{words.maxSentence(before.k)}
        </Sentence>
        <Sentence strong>
          {words.after}：{words.maxSentence(first.k)}
        </Sentence>
        <Sentence>
          {words.suppressedSentence(formatNumber(first.suppressedRows), formatShare(first.suppressedRows, rows))}
        </Sentence>
        <Sentence>{words.lossSentence(share(first.loss))}</Sentence>
        {grouped ? <Sentence>{ways.inGroups}</Sentence> : null}
        <LevelLines board={board} solution={first} other={second} />
      </div>
    </div>
  )
}

/** What becomes of each column, in words; where two are compared only the second's differences follow. */
function LevelLines({ board, solution, other }: { board: Board; solution: Solution; other: Solution | undefined }) {
  const nameOf = (column: string, level: number) => board.views[column]?.levels[level] ?? String(level)
  return (
    <ul className="op-deid-result-levels">
      {Object.entries(solution.levels).map(([column, level]) => {
        const second = other?.levels[column]
        const differs = second !== undefined && second !== level
        return (
          <li key={column}>
            <strong>{column}</strong> {nameOf(column, level)}
            {differs ? <span className="op-muted"> / {nameOf(column, second)}</span> : null}
          </li>
        )
      })}
    </ul>
  )
}

function binNames(): string[] {
  return SIZE_BINS.map((from, at) => {
    const next = SIZE_BINS[at + 1]
    return words.bin(from, next === undefined ? null : next - 1)
  })
}

function SizeChart({ exploration: { before }, first }: { exploration: Exploration; first: Solution }) {
  const palette = paletteOf(useScheme())
  const option = useMemo(
    (): ChartOption => ({
      grid: { left: 4, right: 8, top: 30, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      legend: { top: 0, left: 0, itemHeight: 10 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
      xAxis: {
        type: 'category',
        data: binNames(),
        axisTick: { show: false },
        axisLabel: { fontSize: 11, interval: 0 },
      },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        axisLabel: { fontSize: 11, formatter: (value: number) => formatNumber(value) },
      },
      series: [
        { type: 'bar', name: words.before, data: [...before.sizes], color: palette.warn },
        { type: 'bar', name: words.after, data: [...first.sizes] },
      ],
    }),
    [before, first, palette],
  )
  return (
    <figure>
      <h3>{words.chart}</h3>
      <Chart option={option} height={200} label={words.chart} />
      <Sentence>{words.chartHint}</Sentence>
    </figure>
  )
}

function ScatterPlot({ board, solutions }: { board: Board; solutions: readonly Solution[] }) {
  const { chosen, compared } = board.board
  const comparing = compared !== null
  const { set } = board
  const pick = useCallback(
    (index: number) => set(comparing ? { compared: index } : { chosen: index }),
    [comparing, set],
  )
  const option = useMemo((): ChartOption => scatterOption(solutions, chosen, compared), [solutions, chosen, compared])
  return (
    <figure>
      <h3>{words.scatter}</h3>
      <Chart option={option} height={200} label={words.scatter} onPick={pick} />
      <Sentence>{comparing ? words.compareHint : words.scatterHint}</Sentence>
      <div className="op-deid-row">
        <Select<number>
          size="small"
          value={chosen}
          aria-label={words.choose}
          onChange={index => set({ chosen: index })}
          popupMatchSelectWidth={false}
          options={solutions.map((solution, value) => ({
            value,
            label: `${words.solution(value)}${value === 0 ? `（${words.best}）` : ''} · ${words.persons(solution.k)} · ${share(solution.loss)}`,
          }))}
        />
        <Button
          size="small"
          disabled={solutions.length < 2}
          onClick={() => set({ compared: comparing ? null : chosen === 0 ? 1 : 0 })}
        >
          {comparing ? words.compareOff : words.compare}
        </Button>
      </div>
    </figure>
  )
}

function scatterOption(solutions: readonly Solution[], chosen: number, compared: number | null): ChartOption {
  const percent = (value: number) => Math.round(value * 1e4) / 100
  return {
    grid: { left: 4, right: 16, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: params => {
        const one = Array.isArray(params) ? params[0] : params
        const solution = solutions[one?.dataIndex ?? -1]
        if (solution === undefined) return ''
        return `${words.solution(one?.dataIndex ?? 0)}<br>${words.smallest} <b>${words.persons(solution.k)}</b><br>${words.loss} <b>${share(solution.loss)}</b>`
      },
    },
    xAxis: {
      type: 'value',
      scale: true,
      axisLabel: { fontSize: 11, formatter: '{value}%' },
    },
    yAxis: { type: 'value', scale: true, axisLabel: { fontSize: 11, formatter: '{value}%' } },
    series: [
      {
        type: 'scatter',
        data: solutions.map(({ loss, maxRisk }, at) => ({
          value: [percent(loss), percent(maxRisk)],
          symbolSize: at === chosen ? 18 : at === compared ? 15 : 9,
          symbol: at === compared ? 'diamond' : 'circle',
          itemStyle: { opacity: at === chosen || at === compared ? 1 : 0.45 },
        })),
      },
    ],
  }
}
