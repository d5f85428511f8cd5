// Says of every column, behind every step, what it depends on: a key that is the same wherever the content must be the same.
// Looks at no row; a step that does not say what it leaves alone is taken to touch everything.
import type { CompiledPass, CompiledStep } from './compile-recipe.ts'
import { conditionColumns } from './condition.ts'
import { digestOf } from './recipe-digest.ts'

/** Keys of a table: of which rows it has, and of what stands in each column. The content of a column is that of both together. */
export interface TableState {
  readonly rows: string
  /** By name, in the table's order. */
  readonly columns: ReadonlyMap<string, string>
}

/** What steps depend on besides columns and their own parameters. */
export interface LineageFrame {
  readonly seed: number
  /** Keys of the key ring that masking steps may use. */
  readonly keyIds: readonly string[]
  /** Of each further table, what names its content. */
  readonly inputs: Readonly<Record<string, string>>
}

export interface StepLineage {
  readonly compiled: CompiledStep
  readonly before: TableState
  readonly after: TableState
  /** What the step did, under keys by which it is found again: of a cell step one by column; of any other one under ''. */
  readonly effects: ReadonlyMap<string, string>
}

export function sourceState(versionId: number, columns: readonly string[]): TableState {
  return stateOf(digestOf({ source: versionId }), columns)
}

function stateOf(rows: string, columns: readonly string[]): TableState {
  return { rows, columns: new Map(columns.map(name => [name, digestOf({ rows, name })])) }
}

/** What a step does, whatever it does it to. */
function stepKey({ step, operation }: CompiledStep, { seed, keyIds, inputs }: LineageFrame): string {
  const keys = operation.kind === 'clean' ? [] : [...keyIds]
  return digestOf({ op: step.op, params: step.params, scope: step.scope ?? null, seed, keys, inputs })
}

function keysOf({ columns }: TableState, names: readonly string[]): (string | null)[] {
  return names.map(name => columns.get(name) ?? null)
}

/** Columns a cell step looks at besides the cell it treats: those of its scope, which may be among the treated ones. */
export function columnsBeside({ step, reads }: CompiledStep): string[] {
  const scope = step.scope === undefined ? [] : conditionColumns(step.scope)
  return [...new Set([...scope, ...reads.filter(name => !step.columns.includes(name))])]
}

/** A cell's new value depends on the old one and on whether its row is in scope, not on the step's other columns. */
function cellLineage(compiled: CompiledStep, before: TableState, own: string): Omit<StepLineage, 'compiled'> {
  const { columns: chosen } = compiled.step
  const beside = keysOf(before, columnsBeside(compiled))
  const columns = new Map(before.columns)
  const effects = new Map<string, string>()
  for (const name of chosen) {
    const after = digestOf({ own, beside, old: before.columns.get(name) ?? null })
    columns.set(name, after)
    // Only steps on several columns know which rows they changed.
    effects.set(name, digestOf({ rows: before.rows, after, several: chosen.length > 1 }))
  }
  return { before, after: { rows: before.rows, columns }, effects }
}

/** Columns a step writes while it hands on all others and every row; null = it may do anything. */
export function columnsWritten({ plan }: CompiledStep): readonly string[] | null {
  if (plan.shape === 'rows') return plan.writes ?? null
  return plan.shape === 'ordered' ? (plan.treats?.writes ?? null) : null
}

/** For steps that only choose and name columns: the name each output column had. */
export function namesBefore({ plan, inScope, inputColumns }: CompiledStep): ReadonlyMap<string, string> | null {
  if (plan.shape !== 'rows' || plan.picks === undefined || inScope !== null) return null
  const { picks } = plan
  return new Map(plan.outputColumns.map((name, at) => [name, inputColumns[picks[at] ?? -1] ?? '']))
}

/** Whether all a step does is to remove rows. */
export function onlyRemoves({ plan }: CompiledStep): boolean {
  if (plan.shape === 'rows') return plan.keeps !== undefined
  return plan.shape === 'ordered' && plan.treats === undefined
}

function otherLineage(compiled: CompiledStep, before: TableState, own: string): Omit<StepLineage, 'compiled'> {
  const former = namesBefore(compiled)
  if (former !== null) {
    const columns = new Map([...former].map(([name, old]) => [name, before.columns.get(old) ?? '']))
    return { before, after: { rows: before.rows, columns }, effects: new Map() }
  }
  const written = columnsWritten(compiled)
  if (written !== null) {
    const effect = digestOf({
      own,
      chosen: compiled.step.columns,
      rows: before.rows,
      reads: keysOf(before, [...compiled.reads, ...written]),
    })
    const columns = new Map(
      compiled.outputColumns.map(name => [
        name,
        written.includes(name) ? digestOf({ effect, name }) : (before.columns.get(name) ?? ''),
      ]),
    )
    return { before, after: { rows: before.rows, columns }, effects: new Map([['', effect]]) }
  }
  if (onlyRemoves(compiled)) {
    const rows = digestOf({
      own,
      chosen: compiled.step.columns,
      rows: before.rows,
      reads: keysOf(before, compiled.reads),
    })
    return { before, after: { rows, columns: before.columns }, effects: new Map() }
  }
  const all = digestOf({ own, chosen: compiled.step.columns, rows: before.rows, columns: [...before.columns] })
  return { before, after: stateOf(all, compiled.outputColumns), effects: new Map() }
}

/** Step by step through the steps of a pass that are done in it; a surveying one is not among them. */
export function lineageOf(pass: CompiledPass, source: TableState, frame: LineageFrame): StepLineage[] {
  let before = source
  return pass.steps
    .filter(compiled => compiled !== pass.survey?.step)
    .map(compiled => {
      const own = stepKey(compiled, frame)
      const { plan } = compiled
      const lineage = plan.shape === 'cells' ? cellLineage(compiled, before, own) : otherLineage(compiled, before, own)
      before = lineage.after
      return { compiled, ...lineage }
    })
}

/** The table that the step surveying the whole of it leaves to the next pass. */
export function stateBehindSurvey(survey: CompiledStep, before: TableState, frame: LineageFrame): TableState {
  const rows = digestOf({
    own: stepKey(survey, frame),
    chosen: survey.step.columns,
    rows: before.rows,
    columns: [...before.columns],
  })
  return stateOf(rows, [...before.columns.keys()])
}
