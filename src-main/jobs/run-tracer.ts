// Follows the last pass of a run: what of it earlier results hold, and what is to be remembered of it for later runs.
// Runs nothing and stores nothing.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { CompiledPass } from '../core/recipe/compile-recipe.ts'
import { type LineageFrame, lineageOf, type StepLineage, type TableState } from '../core/recipe/lineage.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import { planReuse, type Reuse } from '../core/recipe/reuse-plan.ts'
import { type CellNote, COUNTED, type StepCounts } from '../core/recipe/step-counts.ts'
import type { EarlierTraces, ResultTrace, TracedEffect } from '../store/repositories/traces.ts'
import type { TableReader } from '../store/table-store.ts'

/** Of a step's changed rows, one bit each; more than this is not kept, and the step is then done again. */
const MARKS_AT_MOST = 64_000_000

/** Changed rows by the chunk they are in. */
type MarkedChunks = Map<number, Uint8Array>

interface Noted {
  changed: number
  failed: number
  readonly marks: MarkedChunks
}

export interface TracedRun {
  readonly pass: CompiledPass
  readonly source: TableState
  readonly frame: LineageFrame
  readonly earlier: EarlierTraces
  /** Chunks that enter the pass. */
  readonly chunks: number
  /** An earlier result. */
  table(versionId: number): Pick<TableReader, 'columns' | 'chunks'>
}

function columnKey(rows: string, key: string): string {
  return digestOf({ rows, key })
}

/** `chunk · bytes · marks`, all chunks one after the other. */
function packChunks(chunks: MarkedChunks): Uint8Array {
  const parts = [...chunks].flatMap(([chunk, marks]) => {
    const head = Buffer.alloc(8)
    head.writeUInt32LE(chunk, 0)
    head.writeUInt32LE(marks.length, 4)
    return [head, marks]
  })
  return zstdCompressSync(Buffer.concat(parts))
}

function unpackChunks(packed: Uint8Array): MarkedChunks {
  const bytes = zstdDecompressSync(packed)
  const chunks: MarkedChunks = new Map()
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4)
    chunks.set(bytes.readUInt32LE(at), bytes.subarray(at + 8, at + 8 + length))
    at += 8 + length
  }
  return chunks
}

function countBits(byte: number): number {
  let bits = 0
  for (let rest = byte; rest !== 0; rest &= rest - 1) bits += 1
  return bits
}

/** Rows that are marked in any of the columns. */
function rowsMarked(columns: readonly MarkedChunks[]): number {
  const numbers = new Set(columns.flatMap(chunks => [...chunks.keys()]))
  let rows = 0
  for (const chunk of numbers) {
    const marks = columns.flatMap(chunks => chunks.get(chunk) ?? [])
    const length = Math.max(...marks.map(one => one.length))
    for (let at = 0; at < length; at += 1) {
      rows += countBits(marks.reduce((union, one) => union | (one[at] ?? 0), 0))
    }
  }
  return rows
}

function notedOf({ numbers: [changed = 0, failed = 0], marks }: TracedEffect): Noted {
  return { changed, failed, marks: marks === null ? new Map() : unpackChunks(marks) }
}

export class RunTracer {
  readonly reuse: Reuse
  readonly #lineage: readonly StepLineage[]
  readonly #end: TableState
  readonly #earlier: EarlierTraces
  /** By step and column. */
  readonly #notes = new Map<string, Noted>()
  #markedBytes = 0

  constructor({ pass, source, frame, earlier, chunks, table }: TracedRun) {
    this.#lineage = lineageOf(pass, source, frame)
    this.#end = this.#lineage.at(-1)?.after ?? source
    this.#earlier = earlier
    this.reuse = planReuse(this.#lineage, source, {
      column(rows, key) {
        const found = earlier.column(columnKey(rows, key))
        if (found === null) return null
        const { versionId, place } = found
        const there = table(versionId)
        const from = there.columns[place]
        // Only then does chunk n hold the same rows there and here.
        return from !== undefined && there.chunks.length === chunks ? { versionId, from } : null
      },
      knowsEffect: key => earlier.effect(key) !== null,
    })
  }

  /** Columns of the result taken over, and steps of which nothing was done again. */
  get taken(): { columns: number; steps: number } {
    const last = this.#lineage.at(-1)?.compiled.index ?? -1
    const steps = [...this.reuse.treats.values()].filter(columns => columns.length === 0).length
    return { columns: this.reuse.takes.get(last)?.length ?? 0, steps }
  }

  note(chunk: number, notes: readonly CellNote[]): void {
    for (const { step, column, changed, failed, marks } of notes) {
      const key = `${step}/${column}`
      const noted = this.#noted(step, column)
      noted.changed += changed
      noted.failed += failed
      if (marks !== null) {
        noted.marks.set(chunk, marks)
        this.#markedBytes += marks.length
      }
      this.#notes.set(key, noted)
    }
  }

  /** Completes the counts by what earlier results knew, and says what is to be remembered with this one. */
  finish(counts: StepCounts): ResultTrace {
    const effects = new Map<string, TracedEffect>()
    for (const one of this.#lineage) {
      if (one.compiled.plan.shape === 'cells') this.#finishCells(one, counts, effects)
      else this.#finishOther(one, counts, effects)
    }
    const columns = [...this.#end.columns.values()].map(key => columnKey(this.#end.rows, key))
    return { columns, effects }
  }

  #finishCells({ compiled, effects: keys }: StepLineage, counts: StepCounts, effects: Map<string, TracedEffect>): void {
    const { index, step } = compiled
    const treated = this.reuse.treats.get(index) ?? step.columns
    const several = step.columns.length > 1
    const marked: MarkedChunks[] = []
    for (const column of step.columns) {
      const key = keys.get(column) ?? ''
      const known = treated.includes(column) ? null : this.#earlier.effect(key)
      const { changed, failed, marks } = known === null ? this.#noted(index, column) : notedOf(known)
      if (known !== null) {
        counts.add(index, 'cellsChanged', changed)
        counts.add(index, 'cellsFailed', failed)
      }
      marked.push(marks)
      if (several && this.#markedBytes > MARKS_AT_MOST) continue
      effects.set(key, { numbers: [changed, failed], marks: several ? (known?.marks ?? packChunks(marks)) : null })
    }
    if (treated.length === step.columns.length) return
    counts.add(index, 'rowsChanged', several ? rowsMarked(marked) : counts.get(index, 'cellsChanged'))
  }

  #noted(step: number, column: string): Noted {
    return this.#notes.get(`${step}/${column}`) ?? { changed: 0, failed: 0, marks: new Map() }
  }

  #finishOther({ compiled, effects: keys }: StepLineage, counts: StepCounts, effects: Map<string, TracedEffect>): void {
    const { index } = compiled
    const key = keys.get('')
    if (key === undefined) return
    const known = this.reuse.treats.has(index) ? this.#earlier.effect(key) : null
    COUNTED.forEach((field, at) => {
      counts.add(index, field, known?.numbers[at] ?? 0)
    })
    effects.set(key, { numbers: COUNTED.map(field => counts.get(index, field)), marks: null })
  }
}
