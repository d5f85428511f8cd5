// Finds out what of a pass need not be done again, because earlier results hold columns that depend on nothing that has changed.
// Reads no store: what earlier results hold is asked for.
import {
  columnsBeside,
  columnsWritten,
  namesBefore,
  onlyRemoves,
  type StepLineage,
  type TableState,
} from './lineage.ts'

/** A column of an earlier result, in the same rows and chunks as the pass leaves them. */
export interface TakenColumn {
  readonly column: string
  readonly versionId: number
  /** Its name there. */
  readonly from: string
}

/** Plain data, for it goes to every worker. */
export interface Reuse {
  /** Columns a step has still to treat, by its place in the recipe; a step that is not named is done whole. */
  readonly treats: ReadonlyMap<number, readonly string[]>
  /** Columns that stand, behind the step at that place, as an earlier result has them. */
  readonly takes: ReadonlyMap<number, readonly TakenColumn[]>
}

export interface EarlierResults {
  /** Rows and column by their keys; null = no result holds it. */
  column(rows: string, key: string): Omit<TakenColumn, 'column'> | null
  /** Whether it is known what a step did, under a key of its effects. */
  knowsEffect(key: string): boolean
}

/** Columns wanted of an earlier state, going backwards: those a later step or the result needs and no earlier result has. */
class Wanted {
  readonly names: Set<string>

  constructor(names: Iterable<string>) {
    this.names = new Set(names)
  }

  /** Takes what can be taken here. */
  take({ rows, columns }: TableState, earlier: EarlierResults): TakenColumn[] {
    return [...this.names].flatMap(column => {
      const found = earlier.column(rows, columns.get(column) ?? '')
      if (found === null) return []
      this.names.delete(column)
      return { column, ...found }
    })
  }

  add(names: Iterable<string>): void {
    for (const name of names) this.names.add(name)
  }

  become(names: Iterable<string>): void {
    const next = [...names]
    this.names.clear()
    this.add(next)
  }
}

/** Goes back over one step; answers the columns it has still to treat, null = the whole step. */
function backOver(lineage: StepLineage, wanted: Wanted, earlier: EarlierResults): readonly string[] | null {
  const { compiled, before, effects } = lineage
  const { step, plan, reads } = compiled
  const known = (name: string) => earlier.knowsEffect(effects.get(name) ?? '')
  if (plan.shape === 'cells') {
    const run = step.columns.filter(name => wanted.names.has(name) || !known(name))
    wanted.add(run)
    if (run.length > 0) wanted.add(columnsBeside(compiled))
    return run.length === step.columns.length ? null : run
  }
  const former = namesBefore(compiled)
  if (former !== null) {
    wanted.become([...wanted.names].flatMap(name => former.get(name) ?? []))
    return null
  }
  const written = columnsWritten(compiled)
  if (written !== null) {
    const needed = written.some(name => wanted.names.has(name)) || !known('')
    for (const name of written) wanted.names.delete(name)
    if (!needed) return []
    wanted.add([...reads, ...written.filter(name => before.columns.has(name))])
    return null
  }
  if (onlyRemoves(compiled)) wanted.add(reads)
  else wanted.become(before.columns.keys())
  return null
}

/** `source` = the state the pass begins with. */
export function planReuse(lineage: readonly StepLineage[], source: TableState, earlier: EarlierResults): Reuse {
  const treats = new Map<number, readonly string[]>()
  const takes = new Map<number, readonly TakenColumn[]>()
  const end = lineage.at(-1)?.after ?? source
  const wanted = new Wanted(end.columns.keys())
  for (const one of lineage.toReversed()) {
    const { index } = one.compiled
    const taken = wanted.take(one.after, earlier)
    if (taken.length > 0) takes.set(index, taken)
    const run = backOver(one, wanted, earlier)
    if (run !== null) treats.set(index, run)
  }
  return { treats, takes }
}
