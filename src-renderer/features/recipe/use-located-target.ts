// Turns "row 17 of the file, column 姓名" into the place of the grid where that cell stands now.
// Clears the wish once it is answered, so that coming back later does not jump again.
import { useEffect, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import { callEngine } from '../../engine/queries.ts'
import { type CellTarget, useNavigation } from '../../state/navigation.ts'
import type { GridTarget } from '../grid/data-grid.tsx'

async function locate(datasetId: string, view: View, target: CellTarget): Promise<GridTarget> {
  if (target.rowNumber === null) return { index: null, column: target.column }
  const { index } = await callEngine('table.locate', { datasetId, view, rowNumber: target.rowNumber })
  return { index, column: target.column }
}

/** The wished cell in the grid; null = none. A row that the view does not hold leads to its column. */
export function useLocatedTarget(datasetId: string, view: View): GridTarget | null {
  const target = useNavigation(state => state.target)
  const clearTarget = useNavigation(state => state.clearTarget)
  const [located, setLocated] = useState<GridTarget | null>(null)
  useEffect(() => {
    if (target === null) return
    let current = true
    void locate(datasetId, view, target)
      .catch((): GridTarget => ({ index: null, column: target.column }))
      .then(place => {
        if (!current) return
        setLocated(place)
        clearTarget()
      })
    return () => {
      current = false
    }
  }, [datasetId, view, target, clearTarget])
  return located
}
