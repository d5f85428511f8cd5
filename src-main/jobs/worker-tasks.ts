// What may be asked of a worker and what it answers: one closed list, plain data only.
// Does nothing itself.

import type { KeyObject } from 'node:crypto'
import type { Contradiction, WhatIsLeft } from '../contract/attacks.ts'
import type { ClusterDistance, ClusterMethod, ClusterReport } from '../contract/clusters.ts'
import type { Hierarchy, Levels } from '../contract/deidentify.ts'
import type { Exploration, ExploreQuestion, Solution, UtilityReport } from '../contract/deidentify-window.ts'
import type { FacetAsk, FacetReport } from '../contract/facets.ts'
import type { ColumnProfile, Finding, Semantics } from '../contract/profile.ts'
import type { Protection } from '../contract/protection.ts'
import type { Condition, Step } from '../contract/recipe.ts'
import type { LinkageFigures, ReleaseDifference, RiskFigures } from '../contract/risk.ts'
import type { AttackColumn, AttackOutcome, Treatment } from '../core/attacks/attack.ts'
import type { HashAlgorithm, HashTarget } from '../core/attacks/hash-columns.ts'
import type { HashTargets, Hit, SearchRange } from '../core/attacks/hash-search.ts'
import type { CountedProblem, PreparedProblem } from '../core/deidentification/encoding/prepare.ts'
import type { ValueCount } from '../core/deidentification/hierarchies/propose-hierarchy.ts'
import type { LevelVector } from '../core/deidentification/metrics/metric.ts'
import type { MondrianResult } from '../core/deidentification/recoding/mondrian.ts'
import type { Candidate } from '../core/deidentification/search/incumbent.ts'
import type { Region } from '../core/deidentification/search/region.ts'
import type { SearchProblem } from '../core/deidentification/search/search-problem.ts'
import type { SearchOutcome, SearchState } from '../core/deidentification/search/solve.ts'
import type { RememberedTags } from '../core/operations/operation.ts'
import type { KeyReport } from '../core/profiling/candidate-keys.ts'
import type { ColumnLeak, LeakColumn } from '../core/profiling/column-leaks.ts'
import type { Correlation } from '../core/profiling/correlations.ts'
import type { Dependency } from '../core/profiling/dependencies.ts'
import type { SingleOut } from '../core/profiling/single-out.ts'
import type { Decided } from '../core/recipe/compile-recipe.ts'
import type { CoarserColumn } from '../core/recipe/deidentified-levels.ts'
import type { ChunkStart } from '../core/recipe/recipe-runner.ts'
import type { Reuse } from '../core/recipe/reuse-plan.ts'
import type { CellNote } from '../core/recipe/step-counts.ts'
import type { HandedIn } from '../files/bureau-ledger/assess-handed-in.ts'
import type { PackedCells } from '../store/chunk-codec.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { EncodedChunk, EncodedColumn } from '../store/table-store.ts'
import type { SearchOpening, SharedSearch } from './search-tasks.ts'

/** Which finished table a worker reads, over a connection of its own. */
export interface TablePlace {
  readonly access: StoreAccess
  readonly versionId: number
}

/** The secret travels in the message and never touches a disk. */
export interface SharedKey {
  readonly name: string
  readonly secret: KeyObject
  /** Tags of its random pseudonyms, see `OperationContext.pseudonyms`; absent = none. */
  readonly pseudonyms?: Uint8Array
}

/** A further table of the recipe, by the name the recipe gives it; finished, in the same work folder. */
export interface SharedInput {
  readonly name: string
  readonly versionId: number
}

/** What every thread needs in order to make the same plans of the same steps. */
export interface RunContext {
  readonly access: StoreAccess
  readonly steps: readonly Step[]
  readonly keys: readonly SharedKey[]
  readonly seed: number
  readonly inputs: readonly SharedInput[]
}

/** A chunk that went through all steps of the pass, or one that waits for the decision of an ordered step. */
export type ChunkOutcome =
  | {
      readonly kind: 'done'
      /** null where the pass changes nothing: the table it reads is the one it leaves. */
      readonly encoded: EncodedChunk | null
      /** The rows as canonical CSV; null in a pass that does not end the recipe. */
      readonly csv: Uint8Array | null
      /** `StepCounts.numbers` of this chunk. */
      readonly counts: Float64Array
      /** `StepCounts.notes` of this chunk. */
      readonly notes: readonly CellNote[]
      /** What the surveying step saw in it. */
      readonly survey: { readonly observation: Uint8Array; readonly rows: number } | null
    }
  | {
      readonly kind: 'observed'
      readonly segment: number
      readonly observation: Uint8Array
      readonly rows: number
    }

/** The first findings of one column in row order, up to the limit; the counts are of all. */
export interface ScannedColumn {
  readonly findings: readonly Finding[]
  readonly byKind: Readonly<Record<string, number>>
  readonly total: number
}

/** A column as numbers (see core/profiling/coded-column) in memory that every worker sees. */
export interface SharedColumn {
  readonly codes: SharedArrayBuffer
  readonly distinct: number
}

/** A table the attack reads, with what is known of its columns. */
export interface AttackedTable {
  readonly place: TablePlace
  readonly profiles: readonly AttackColumn['profile'][]
}

/** A column of unkeyed hashes: the different ones, and for every attacked row which of them it holds (place plus one, 0 = none). */
export interface HashedColumn {
  readonly name: string
  /** Of the source, where that is known. */
  readonly column: string
  readonly algorithms: readonly HashAlgorithm[]
  readonly targets: readonly HashTarget[]
  readonly hashes: readonly string[]
  readonly codes: Uint32Array
  /** Where an attacker would begin with ID numbers. */
  readonly divisions: readonly string[]
  readonly births: readonly string[]
}

/** Each task with its answer. */
interface TaskTable {
  /** A chunk of an import, ready to be stored. */
  encodeCells: { task: { cells: PackedCells }; answer: EncodedChunk }
  /** SHA-256 of the whole file, lower-case hex. */
  hashFile: { task: { path: string }; answer: string }
  /**
   * Prepares a pass on this worker; the chunks of a pass refer to it by `run`. `decided`: what the pass before it came to. `reuse`: what
   * need not be done again, with notes kept of the rest; null = everything is done and nothing noted.
   */
  openRun: {
    task: { run: number; context: RunContext; versionId: number; decided: Decided | null; reuse: Reuse | null }
    answer: null
  }
  /** `turn` = place of the chunk in the pass; `input` = the further table it is of, absent = the table itself. */
  startChunk: {
    task: { run: number; turn: number; chunkNo: number; start: ChunkStart; input?: string }
    answer: ChunkOutcome
  }
  /** To the same worker that observed the chunk. */
  resumeChunk: { task: { run: number; turn: number; keep: Uint8Array }; answer: ChunkOutcome }
  closeRun: { task: { run: number }; answer: null }
  /** The decision of the whole-table step at `index`; `columns` = those of the table it surveyed. */
  decideStep: {
    task: {
      context: RunContext
      index: number
      columns: readonly string[]
      observations: readonly Uint8Array[]
      sizes: readonly number[]
    }
    answer: { knowledge: unknown; order: Uint32Array | null; remembered: RememberedTags | null }
  }
  /** The rows `order` names from place `from` up to `to`, of one column (null = row numbers), encoded in chunks of CHUNK_ROWS. */
  gatherColumn: {
    task: { place: TablePlace; column: string | null; order: Uint32Array; from: number; to: number }
    answer: EncodedColumn[]
  }
  /** `today` `YYYY-MM-DD`: with it, dates after it are reported. */
  /**
   * `typeColumn`: the column that says row by row of what kind the documents of `column` are. `distinct`: different values held in
   * memory; absent = the usual budget.
   */
  profileColumn: {
    task: { place: TablePlace; column: string; today?: string; typeColumn?: string | null; distinct?: number }
    answer: ColumnProfile
  }
  /** Rows minus distinct rows. `rows`: how many are held in memory; absent = the usual budget. */
  countDuplicates: { task: { place: TablePlace; rows?: number }; answer: number }
  scanColumn: {
    task: {
      place: TablePlace
      column: string
      semantics?: readonly Semantics[]
      limit?: number
      typeColumn?: string | null
    }
    answer: ScannedColumn
  }
  /** Fills `codes` with the rows that `sampleRows(rows, wanted)` chooses; answers the number of different values. */
  codeColumn: { task: { place: TablePlace; column: string; codes: SharedArrayBuffer; wanted: number }; answer: number }
  relateColumn: { task: { columns: readonly SharedColumn[]; from: number }; answer: Dependency[] }
  findKeys: { task: { columns: readonly SharedColumn[] }; answer: KeyReport }
  searchSets: { task: { columns: readonly SharedColumn[]; first: number; maxSize: number }; answer: SingleOut[] }
  measureSets: { task: { columns: readonly SharedColumn[]; sets: readonly (readonly number[])[] }; answer: SingleOut[] }
  /** On the values as the steps leave them. */
  clusterColumn: {
    task: {
      place: TablePlace
      column: string
      method: ClusterMethod
      distance?: ClusterDistance
      steps: readonly Step[]
      filter?: Condition | null
    }
    answer: ClusterReport
  }
  /**
   * On the rows as the steps leave them that meet `filter`. `matching` = 0-based places in the stored table of the rows that also meet
   * all that is chosen in the facets.
   */
  facetTable: {
    task: { place: TablePlace; steps: readonly Step[]; facets: readonly FacetAsk[]; filter: Condition | null }
    answer: { report: FacetReport; matching: Uint32Array<ArrayBuffer> }
  }
  /** Different values with their counts, most frequent first. */
  columnValues: { task: { place: TablePlace; column: string }; answer: ValueCount[] }
  solutionUtility: {
    task: {
      place: TablePlace
      population: TablePlace | null
      question: ExploreQuestion
      levels: Levels
      /** Of the records left over, pass by pass. */
      further: readonly Levels[]
    }
    answer: UtilityReport
  }
  /** `population`: the further table that the question names. */
  countTable: {
    task: { place: TablePlace; population: TablePlace | null; question: ExploreQuestion }
    answer: CountedProblem
  }
  /** The solutions around the best ones that were found. */
  rankSolutions: { task: { problem: CountedProblem; found: SearchOutcome }; answer: Exploration }
  /** Cuts the table group by group: the one solution that makes. */
  exploreGroups: {
    task: { place: TablePlace; population: TablePlace | null; question: ExploreQuestion }
    answer: Exploration
  }
  /** What no pass keeps, as a problem of its own (null = nothing), and how many records the last pass keeps. */
  leftOver: {
    task: { problem: CountedProblem; passes: readonly LevelVector[] }
    answer: { rest: CountedProblem | null; kept: number }
  }
  /** What the table is after all passes. */
  passesSolution: { task: { problem: CountedProblem; passes: readonly LevelVector[] }; answer: Solution }
  /** The groups of two tables with the quasi-identifiers under the same names; `coarser`: what is done to the values of the other first. */
  compareReleases: {
    task: { place: TablePlace; other: TablePlace; quasi: readonly string[]; coarser?: readonly CoarserColumn[] }
    answer: { difference: ReleaseDifference; linkage: LinkageFigures }
  }
  /** Rows of the release under the same names as those of the population. */
  measureRisk: {
    task: {
      place: TablePlace
      population: TablePlace | null
      quasi: readonly string[]
      sensitive: readonly {
        column: string
        order?: readonly string[]
        hierarchy?: Hierarchy
        protection?: Protection
      }[]
      threshold: number
      populationSize?: number
      /** What is done to the values of the population first. */
      coarser?: readonly CoarserColumn[]
    }
    answer: RiskFigures
  }
  attackTable: {
    task: {
      released: AttackedTable
      source: AttackedTable | null
      auxiliary: (AttackedTable & { readonly name: string }) | null
      treatments: readonly Treatment[]
      /** `YYYY-MM-DD` */
      today: string
      /** Only what makes a recipe work against itself: columns that give others away, and that no longer agree. */
      consistencyOnly?: boolean
      /** At most so many rows, whole chunks evenly over the table. */
      wanted: number
    }
    answer: {
      rowNumbers: number[]
      outcomes: AttackOutcome[]
      left: WhatIsLeft[]
      contradictions: Contradiction[]
      hashed: HashedColumn[]
    }
  }
  searchHashes: {
    task: { targets: HashTargets; range: SearchRange; from: number; count: number }
    answer: Hit[]
  }
  /** Climbs for so long; `seed` = which way. */
  climbSolutions: {
    task: { input: SearchProblem; shared: SharedSearch; seed: number; milliseconds: number }
    answer: Candidate[]
  }
  /** Least sums of all regions of a narrow problem; null = not done in so many milliseconds. */
  tabulateLeast: {
    task: { input: SearchProblem; shared: SharedSearch; milliseconds: number }
    answer: Float64Array | null
  }
  /** Prepares a search on this worker; its turns refer to it by `search`. */
  openSearch: { task: { search: number; opening: SearchOpening }; answer: null }
  /** Goes on for so long, with these regions besides those that wait here already. */
  proceedSearch: {
    task: { search: number; milliseconds: number; regions: readonly Region[] }
    answer: SearchState
  }
  /** About half of what waits here, up to a limit; it waits here no longer. */
  giveRegions: { task: { search: number }; answer: Region[] }
  closeSearch: { task: { search: number }; answer: null }
  /** null = neither a package nor a catalogue entry. */
  assessHandedIn: { task: { path: string; drafts: boolean }; answer: HandedIn | null }
  /** Group by group; null where even the whole table fails a condition. */
  cutGroups: { task: { prepared: PreparedProblem; relaxed: boolean }; answer: MondrianResult | null }
  /** The first event of the range that is missing or changed; null = none. Both ends belong to the range. */
  walkTrail: { task: { dbPath: string; from: number; to: number }; answer: number | null }
  compareColumns: {
    task: { place: TablePlace; profiles: readonly LeakColumn['profile'][]; wanted: number }
    answer: { leaks: ColumnLeak[]; correlations: Correlation[]; rows: number }
  }
}

export type TaskKind = keyof TaskTable
export type WorkerTask = { [K in TaskKind]: { readonly kind: K } & TaskTable[K]['task'] }[TaskKind]
export type TaskOf<K extends TaskKind> = Extract<WorkerTask, { kind: K }>
export type WorkerResult<T extends WorkerTask = WorkerTask> = TaskTable[T['kind']]['answer']

/** Tasks after which a thread keeps something for later ones, and those that end it: how many more sessions it holds. */
export const SESSION_TASKS: { readonly [K in TaskKind]?: number } = {
  openRun: 1,
  closeRun: -1,
  openSearch: 1,
  closeSearch: -1,
}
