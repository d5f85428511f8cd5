// Every problem of the table in one list: where, how many, which requirement, first rows, what to do.
// Filters and leads on; counting and finding are the engine's.
import { useMemo, useState } from 'react'
import { DROP_DUPLICATES, type Repair, type RepairStep, repairFor } from '../../../src-main/contract/issue-repairs.ts'
import type { ColumnProfile, TableProfile } from '../../../src-main/contract/profile.ts'
import { dimensionOf, type IssueDimension } from '../../../src-main/contract/quality.ts'
import { requirementFor, requirementTexts } from '../../../src-main/contract/text/zh-CN/issue-requirements.ts'
import { examineText } from '../../text/examine.ts'
import { issueWords } from '../../text/issues.ts'
import { Button, IconFix, Segmented, Table, type TableColumnsType, Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { StateDot } from '../../ui/state-dot.tsx'

const words = examineText.problemTable
const ROWS_SHOWN = 4

interface Problem {
  key: string
  /** null = whole rows. */
  column: ColumnProfile | null
  code: string
  title: string
  explanation: string
  dimension: IssueDimension | 'unique' | null
  requirement: keyof typeof requirementTexts | null
  count: number
  rows: readonly number[]
  repair: Repair | null
}

export interface ProblemTableProps {
  profile: TableProfile
  /** Shows the cells with the problem one by one. */
  onTour(column: ColumnProfile, code: string): void
  onVisit(rowNumber: number, column: string): void
  /** null = repairs belong to the other view. */
  onRepair: ((repair: Repair, column: string | null) => void) | null
  onRepairAll: ((steps: readonly RepairStep[]) => void) | null
}

function problemsOf({ columns, duplicateRows }: TableProfile): Problem[] {
  const inColumns = columns.flatMap(column =>
    column.issues.map(
      ({ code, count, rows }): Problem => ({
        key: `${column.name} ${code}`,
        column,
        code,
        ...issueWords(code),
        dimension: dimensionOf(code),
        requirement: requirementFor(code),
        count,
        rows,
        repair: repairFor(column, code),
      }),
    ),
  )
  if (duplicateRows === 0) return inColumns
  const duplicates: Problem = {
    key: 'duplicateRows',
    column: null,
    code: 'duplicateRows',
    title: words.duplicateRows,
    explanation: words.duplicateRowsWhy,
    dimension: 'unique',
    requirement: 'R36',
    count: duplicateRows,
    rows: [],
    repair: { kind: 'step', step: DROP_DUPLICATES },
  }
  return [duplicates, ...inColumns]
}

const ALL = 'all'
const FILTERS = [ALL, 'complete', 'accurate', 'consistent', 'unique', 'protection'] as const
type Filter = (typeof FILTERS)[number]

function filterName(filter: Filter): string {
  if (filter === ALL) return words.allDimensions
  return filter === 'protection' ? words.protection : examineText.dimensions[filter].name
}

const groupOf = ({ dimension }: Problem): Filter => dimension ?? 'protection'

export function ProblemTable({ profile, onTour, onVisit, onRepair, onRepairAll }: ProblemTableProps) {
  const [filter, setFilter] = useState<Filter>(ALL)
  const problems = useMemo(() => problemsOf(profile), [profile])
  const shown = problems.filter(problem => filter === ALL || groupOf(problem) === filter)
  const cells = shown.reduce((sum, { count }) => sum + count, 0)
  const steps = distinctSteps(shown)
  if (problems.length === 0) {
    return (
      <p className="op-look op-no-problems">
        <StateDot state="done" />
        {words.none}
      </p>
    )
  }
  return (
    <div className="op-look">
      <div className="op-problem-filter">
        <Segmented<Filter>
          aria-label={words.filter}
          value={filter}
          onChange={setFilter}
          options={FILTERS.map(value => {
            const count = problems.filter(problem => value === ALL || groupOf(problem) === value).length
            return { value, label: `${filterName(value)} ${count}`, disabled: count === 0 }
          })}
        />
        <span className="op-muted op-number">{words.total(formatNumber(shown.length), formatNumber(cells))}</span>
        <span className="op-spring" />
        {onRepairAll === null || steps.length < 2 ? null : (
          <Button icon={<IconFix />} onClick={() => onRepairAll(steps)}>
            {words.addAll(formatNumber(steps.length))}
          </Button>
        )}
      </div>
      <Table
        size="small"
        columns={tableColumns({ profile, onTour, onVisit, onRepair, onRepairAll })}
        dataSource={shown}
        rowKey="key"
        pagination={false}
      />
    </div>
  )
}

/** Several problems of a column have the same repair: one step is enough. */
function distinctSteps(problems: readonly Problem[]): RepairStep[] {
  const steps = new Map<string, RepairStep>()
  for (const { repair } of problems) {
    if (repair?.kind === 'step') steps.set(JSON.stringify(repair.step), repair.step)
  }
  return [...steps.values()]
}

function tableColumns({ onTour, onVisit, onRepair }: ProblemTableProps): TableColumnsType<Problem> {
  return [
    {
      title: words.column,
      key: 'column',
      width: 170,
      ellipsis: true,
      render: (_, { column }) => column?.name ?? words.allColumns,
    },
    {
      title: words.problem,
      key: 'problem',
      render: (_, { title, explanation }) => (
        <>
          {title}
          <div className="op-faint">{explanation}</div>
        </>
      ),
    },
    {
      title: words.dimension,
      key: 'dimension',
      width: 70,
      render: (_, problem) => filterName(groupOf(problem)),
    },
    {
      title: words.requirement,
      key: 'requirement',
      width: 90,
      render: (_, { requirement }) => {
        if (requirement === null) return null
        const { title, basis } = requirementTexts[requirement]
        return (
          <Tooltip title={`${title}：${basis}`}>
            <span className="op-explained">{requirement}</span>
          </Tooltip>
        )
      },
    },
    {
      title: words.count,
      dataIndex: 'count',
      align: 'right',
      width: 100,
      className: 'op-number',
      sorter: (left, right) => left.count - right.count,
      render: (count: number) => formatNumber(count),
    },
    {
      title: words.rows,
      key: 'rows',
      width: 210,
      render: (_, { column, rows, code }) =>
        column === null ? null : (
          <span className="op-row-links">
            {rows.slice(0, ROWS_SHOWN).map(row => (
              <Button key={row} type="link" size="small" onClick={() => onVisit(row, column.name)}>
                {formatNumber(row)}
              </Button>
            ))}
            {rows.length === 0 ? null : (
              <Button type="link" size="small" onClick={() => onTour(column, code)}>
                {examineText.card.jump}
              </Button>
            )}
          </span>
        ),
    },
    {
      title: words.fix,
      key: 'fix',
      width: 120,
      render: (_, { repair, column }) =>
        repair === null || onRepair === null ? null : (
          <Button
            size="small"
            icon={repair.kind === 'step' ? <IconFix /> : null}
            onClick={() => onRepair(repair, column?.name ?? null)}
          >
            {repair.kind === 'step' ? examineText.card.fix : examineText.card.decide[repair.place]}
          </Button>
        ),
    },
  ]
}
