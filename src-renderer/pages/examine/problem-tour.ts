// Visiting the cells with one problem, one after another, all of them and round at the ends.
// The engine finds each next place; nothing is found here.
import { useCallback, useRef, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { callEngine } from '../../engine/queries.ts'

export interface ProblemTour {
  column: string
  code: string
  count: number
  /** Where the tour is; null while the first place is looked for. */
  place: { index: number; rowNumber: number } | null
  error: unknown
}

export interface TourGuide {
  tour: ProblemTour | null
  start(column: ColumnProfile, code: string): void
  move(backwards: boolean): void
  end(): void
}

export function useProblemTour(datasetId: string, view: View): TourGuide {
  const [tour, setTour] = useState<ProblemTour | null>(null)
  const looking = useRef<AbortController | null>(null)

  const look = useCallback(
    async (from: ProblemTour, backwards: boolean) => {
      looking.current?.abort()
      const abort = new AbortController()
      looking.current = abort
      const { column, code } = from
      try {
        const start = from.place?.index ?? -1
        const input = { datasetId, view, column, code, from: start, backwards }
        const { hit } = await callEngine('profile.find', input, { signal: abort.signal })
        if (!abort.signal.aborted) setTour({ ...from, place: hit ?? from.place, error: null })
      } catch (error) {
        if (!abort.signal.aborted) setTour({ ...from, error })
      }
    },
    [datasetId, view],
  )

  const start = useCallback(
    (column: ColumnProfile, code: string) => {
      const count = column.issues.find(issue => issue.code === code)?.count ?? 0
      const fresh = { column: column.name, code, count, place: null, error: null }
      setTour(fresh)
      void look(fresh, false)
    },
    [look],
  )
  const move = useCallback(
    (backwards: boolean) => {
      if (tour !== null) void look(tour, backwards)
    },
    [look, tour],
  )
  const end = useCallback(() => {
    looking.current?.abort()
    setTour(null)
  }, [])
  return { tour, start, move, end }
}
