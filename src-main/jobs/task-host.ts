// Carries out worker tasks, on a worker thread or in the caller's own: the same code either way.
// Writes nothing; every table is opened read-only.

import { assessHandedIn } from '../files/bureau-ledger/assess-handed-in.ts'
import { firstBrokenEvent } from '../store/trail-rows.ts'
import { attackTable, searchHashSlice } from './attack-tasks.ts'
import { type ChunkSession, openChunkSession, outcomeTransfer } from './chunk-session.ts'
import { clusterColumn } from './cluster-column.ts'
import { countDuplicates, profileColumn, scanStoredColumn } from './column-tasks.ts'
import { decideStep } from './decide-step.ts'
import { encodeChunkOfCells } from './encode-cells.ts'
import { columnValues, exploreSolutions, solutionUtility } from './explore-solutions.ts'
import { facetTable } from './facet-table.ts'
import { gatherColumn } from './gather-column.ts'
import { codeStoredColumn, compareColumns, findKeys, measureSets, relateColumn, searchSets } from './relation-tasks.ts'
import { compareStoredReleases, measureStoredRisk } from './risk-tasks.ts'
import { climbSolutions, cutGroups, SearchSession, tabulateLeast } from './search-tasks.ts'
import type { ChunkOutcome, WorkerResult, WorkerTask } from './worker-tasks.ts'

export interface TaskAnswer {
  value: WorkerResult
  /** Memory that may move to the asking thread. */
  transfer: ArrayBuffer[]
}

export interface TaskHost {
  /** `stopped` is asked between chunks of long tasks. */
  handle(task: WorkerTask, stopped: () => boolean): TaskAnswer | Promise<TaskAnswer>
  close(): void
}

const ASKED_EVERY = 100

/** For tasks that wait for the disk: what `stopped` says, as a signal. Throws CANCELLED. */
async function abortable<T>(stopped: () => boolean, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const watch = setInterval(() => {
    if (stopped()) controller.abort()
  }, ASKED_EVERY)
  try {
    return await work(controller.signal)
  } finally {
    clearInterval(watch)
  }
}

async function answerOf(value: Promise<WorkerResult>): Promise<TaskAnswer> {
  return { value: await value, transfer: [] }
}

export function createTaskHost(): TaskHost {
  const sessions = new Map<number, ChunkSession>()

  function sessionOf(run: number): ChunkSession {
    const session = sessions.get(run)
    if (session === undefined) throw new Error(`run ${run} is not open`)
    return session
  }

  const searches = new Map<number, SearchSession>()

  function searchOf(search: number): SearchSession {
    const session = searches.get(search)
    if (session === undefined) throw new Error(`search ${search} is not open`)
    return session
  }

  const chunkAnswer = (outcome: ChunkOutcome): TaskAnswer => ({ value: outcome, transfer: outcomeTransfer(outcome) })
  const nothing: TaskAnswer = { value: null, transfer: [] }

  return {
    handle(task, stopped) {
      switch (task.kind) {
        case 'encodeCells':
          return encodeChunkOfCells(task.cells)
        case 'openRun':
          sessions.set(task.run, openChunkSession(task))
          return nothing
        case 'startChunk':
          return chunkAnswer(sessionOf(task.run).start(task))
        case 'resumeChunk':
          return chunkAnswer(sessionOf(task.run).resume(task))
        case 'closeRun':
          sessions.get(task.run)?.close()
          sessions.delete(task.run)
          return nothing
        case 'decideStep':
          return { value: decideStep(task, stopped), transfer: [] }
        case 'gatherColumn': {
          const value = gatherColumn(task, stopped)
          return {
            value,
            transfer: value.flatMap(({ data }) => (data.buffer instanceof ArrayBuffer ? data.buffer : [])),
          }
        }
        case 'profileColumn':
          return { value: profileColumn(task, stopped), transfer: [] }
        case 'countDuplicates':
          return { value: countDuplicates(task, stopped), transfer: [] }
        case 'scanColumn':
          return { value: scanStoredColumn(task, stopped), transfer: [] }
        case 'codeColumn':
          return { value: codeStoredColumn(task, stopped), transfer: [] }
        case 'relateColumn':
          return { value: relateColumn(task), transfer: [] }
        case 'findKeys':
          return { value: findKeys(task), transfer: [] }
        case 'searchSets':
          return { value: searchSets(task), transfer: [] }
        case 'measureSets':
          return { value: measureSets(task), transfer: [] }
        case 'clusterColumn':
          return { value: clusterColumn(task, stopped), transfer: [] }
        case 'facetTable': {
          const value = facetTable(task, stopped)
          return { value, transfer: [value.matching.buffer] }
        }
        case 'columnValues':
          return { value: columnValues(task, stopped), transfer: [] }
        case 'exploreSolutions':
          return { value: exploreSolutions(task, stopped), transfer: [] }
        case 'solutionUtility':
          return { value: solutionUtility(task, stopped), transfer: [] }
        case 'compareReleases':
          return { value: compareStoredReleases(task, stopped), transfer: [] }
        case 'measureRisk':
          return { value: measureStoredRisk(task, stopped), transfer: [] }
        case 'attackTable':
          return { value: attackTable(task, stopped), transfer: [] }
        case 'searchHashes':
          return { value: searchHashSlice(task, stopped), transfer: [] }
        case 'openSearch':
          searches.set(task.search, new SearchSession(task.opening))
          return nothing
        case 'proceedSearch':
          return { value: searchOf(task.search).proceed(task, stopped), transfer: [] }
        case 'giveRegions':
          return { value: searchOf(task.search).give(), transfer: [] }
        case 'climbSolutions':
          return { value: climbSolutions(task, stopped), transfer: [] }
        case 'tabulateLeast':
          return { value: tabulateLeast(task, stopped), transfer: [] }
        case 'assessHandedIn':
          return answerOf(abortable(stopped, signal => assessHandedIn(task.path, { drafts: task.drafts, signal })))
        case 'cutGroups':
          return { value: cutGroups(task, stopped), transfer: [] }
        case 'closeSearch':
          searches.delete(task.search)
          return nothing
        case 'walkTrail':
          return { value: firstBrokenEvent(task.dbPath, task.from, task.to, stopped), transfer: [] }
        case 'compareColumns':
          return { value: compareColumns(task, stopped), transfer: [] }
        default:
          return task satisfies never
      }
    },
    close() {
      for (const session of sessions.values()) session.close()
      sessions.clear()
      searches.clear()
    },
  }
}
