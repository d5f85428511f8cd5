// The facets of one table: what is asked, what the engine counted, and the rows they choose.
// Keeps the choices while the person is on the screen; the engine counts.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import type { OpenprepError } from '../../../src-main/contract/errors.ts'
import type { FacetKind, FacetReport } from '../../../src-main/contract/facets.ts'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import type { Condition, Step } from '../../../src-main/contract/recipe.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { askOf, type Facet, filterOf, newFacet } from './facet-state.ts'

export interface FacetState {
  readonly facets: readonly Facet[]
  /** In the order of the facets; undefined until counted. */
  readonly report: FacetReport | undefined
  readonly counting: boolean
  readonly error: OpenprepError | null
  readonly filter: Condition | null
  /** The state that is looked at. */
  readonly view: View
  readonly steps: Step[]
  add(column: string, kind?: FacetKind): void
  change(facet: Facet): void
  remove(id: number): void
  clear(): void
}

export interface FacetSource {
  datasetId: string
  view: View
  steps: Step[]
  /** Columns of that state. */
  columns: readonly string[]
  profile: readonly ColumnProfile[]
}

export function useFacets({ datasetId, view, steps, columns, profile }: FacetSource): FacetState {
  const [kept, setFacets] = useState<readonly Facet[]>([])
  const last = useRef(0)
  // A facet whose column a step takes away rests until it is back.
  const facets = useMemo(() => kept.filter(({ column }) => columns.includes(column)), [kept, columns])
  const filter = useMemo(() => filterOf(facets), [facets])
  const asks = facets.map(askOf)
  const input = facets.length === 0 ? null : { datasetId, view, steps, facets: asks }
  const counted = useEngineQuery('facets.count', input, { keepPrevious: true })
  const report = facets.length === 0 || counted.data?.facets.length !== facets.length ? undefined : counted.data

  // Bars stay where they were when first counted, so that choosing in one facet does not move those of another.
  useEffect(() => {
    if (report === undefined || counted.isPlaceholderData) return
    const edges = new Map(report.facets.map((answer, at) => [facets[at]?.id, answer.edges]))
    if (!facets.some(({ id, edges: known }) => known === undefined && (edges.get(id) ?? null) !== null)) return
    setFacets(all => all.map(facet => ({ ...facet, edges: facet.edges ?? edges.get(facet.id) ?? undefined })))
  }, [report, counted.isPlaceholderData, facets])

  const add = useCallback(
    (column: string, kind?: FacetKind) => {
      last.current += 1
      const facet = newFacet(
        last.current,
        column,
        profile.find(({ name }) => name === column),
        kind,
      )
      setFacets(all => [facet, ...all])
    },
    [profile],
  )
  const change = useCallback(
    (facet: Facet) => setFacets(all => all.map(other => (other.id === facet.id ? facet : other))),
    [],
  )
  const remove = useCallback((id: number) => setFacets(all => all.filter(facet => facet.id !== id)), [])
  const clear = useCallback(() => setFacets(all => all.map(facet => ({ ...facet, chosen: [] }))), [])
  return {
    facets,
    report,
    counting: counted.isFetching,
    error: counted.error,
    filter,
    view,
    steps,
    add,
    change,
    remove,
    clear,
  }
}
