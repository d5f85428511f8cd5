// Column by column: the list, the rows with problems marked, and one column in detail.
// Chooses nothing: the page knows which column and which place are looked at.
import type { View } from '../../../src-main/contract/datasets.ts'
import type { Repair } from '../../../src-main/contract/issue-repairs.ts'
import type { ColumnProfile, TableProfile } from '../../../src-main/contract/profile.ts'
import type { GridTarget } from '../../features/grid/data-grid.tsx'
import { examineText as words } from '../../text/examine.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { useGrowing } from '../../ui/use-growing.ts'
import { ColumnCard } from './column-card.tsx'
import { ColumnList } from './column-list.tsx'
import { ProblemGrid } from './problem-grid.tsx'
import type { useProblemTour } from './problem-tour.ts'
import { TourBar } from './tour-bar.tsx'

export interface ColumnsLookProps {
  datasetId: string
  view: View
  profile: TableProfile
  column: ColumnProfile | undefined
  selected: string | null
  target: GridTarget | null
  guide: ReturnType<typeof useProblemTour>
  onSelect(name: string): void
  onVisitColumn(name: string): void
  onRepair: ((repair: Repair, column: string | null) => void) | null
}

/** List, grid and card, a frame each: drawn at once they held the window for over 100 ms. */
const PARTS = 3

export function ColumnsLook(props: ColumnsLookProps) {
  const { datasetId, view, profile, selected, target, guide, onSelect, onVisitColumn } = props
  const parts = useGrowing(PARTS, 1)
  return (
    <div className="op-examine-body">
      <ColumnList columns={profile.columns} selected={selected} onSelect={onVisitColumn} />
      <section className="op-examine-grid">
        <TourBar guide={guide} />
        {parts < 2 ? null : (
          <ProblemGrid
            datasetId={datasetId}
            view={view}
            profile={profile}
            selected={selected}
            onSelect={onSelect}
            target={target}
          />
        )}
      </section>
      {parts < PARTS ? <aside className="op-column-card" /> : <Detail {...props} />}
    </div>
  )
}

function Detail({ datasetId, view, column, guide, onRepair }: ColumnsLookProps) {
  if (column === undefined) {
    return (
      <aside className="op-column-card">
        <Sentence>{words.pickColumn}</Sentence>
      </aside>
    )
  }
  return (
    <ColumnCard
      key={column.name}
      datasetId={datasetId}
      view={view}
      column={column}
      onVisit={code => guide.start(column, code)}
      onRepair={onRepair === null ? null : proposal => onRepair(proposal, column.name)}
    />
  )
}
