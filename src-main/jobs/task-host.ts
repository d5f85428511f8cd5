// Carries out worker tasks, on a worker thread or in the caller's own: the same code either way.
// Writes nothing; every table is opened read-only. The code of a task is loaded when the first of its kind comes.
import type { ChunkSession } from './chunk-session.ts'
import type { SearchSession } from './search-tasks.ts'
import type { ChunkOutcome, WorkerResult, WorkerTask } from './worker-tasks.ts'

export interface TaskAnswer {
  value: WorkerResult
  /** Memory that may move to the asking thread. */
  transfer: ArrayBuffer[]
}

export interface TaskHost {
  /** One task after the other: the next one waits for the answer. `stopped` is asked between chunks of long tasks. */
  handle(task: WorkerTask, stopped: () => boolean): Promise<TaskAnswer>
  close(): void
}

const chunks = () => import('./chunk-session.ts')
const columns = () => import('./column-tasks.ts')
const relations = () => import('./relation-tasks.ts')
const exploring = () => import('./explore-solutions.ts')
const risks = () => import('./risk-tasks.ts')
const attacks = () => import('./attack-tasks.ts')
const searching = () => import('./search-tasks.ts')

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

const answerOf = (value: WorkerResult): TaskAnswer => ({ value, transfer: [] })

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

  async function chunkAnswer(outcome: ChunkOutcome): Promise<TaskAnswer> {
    const { outcomeTransfer } = await chunks()
    return { value: outcome, transfer: outcomeTransfer(outcome) }
  }
  const nothing: TaskAnswer = { value: null, transfer: [] }

  return {
    async handle(task, stopped) {
      switch (task.kind) {
        case 'encodeCells':
          return (await import('./encode-cells.ts')).encodeChunkOfCells(task.cells)
        case 'hashFile': {
          const { hashFile } = await import('../files/hash-file.ts')
          return answerOf(await abortable(stopped, signal => hashFile(task.path, signal)))
        }
        case 'openRun':
          sessions.set(task.run, (await chunks()).openChunkSession(task))
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
          return answerOf((await import('./decide-step.ts')).decideStep(task, stopped))
        case 'gatherColumn': {
          const value = (await import('./gather-column.ts')).gatherColumn(task, stopped)
          return {
            value,
            transfer: value.flatMap(({ data }) => (data.buffer instanceof ArrayBuffer ? data.buffer : [])),
          }
        }
        case 'profileColumn':
          return answerOf((await columns()).profileColumn(task, stopped))
        case 'countDuplicates':
          return answerOf((await columns()).countDuplicates(task, stopped))
        case 'scanColumn':
          return answerOf((await columns()).scanStoredColumn(task, stopped))
        case 'codeColumn':
          return answerOf((await relations()).codeStoredColumn(task, stopped))
        case 'relateColumn':
          return answerOf((await relations()).relateColumn(task))
        case 'findKeys':
          return answerOf((await relations()).findKeys(task))
        case 'searchSets':
          return answerOf((await relations()).searchSets(task))
        case 'measureSets':
          return answerOf((await relations()).measureSets(task))
        case 'clusterColumn':
          return answerOf((await import('./cluster-column.ts')).clusterColumn(task, stopped))
        case 'facetTable': {
          const value = (await import('./facet-table.ts')).facetTable(task, stopped)
          return { value, transfer: [value.matching.buffer] }
        }
        case 'columnValues':
          return answerOf((await exploring()).columnValues(task, stopped))
        case 'countTable':
          return answerOf((await exploring()).countTable(task, stopped))
        case 'exploreGroups':
          return answerOf((await exploring()).exploreGroups(task, stopped))
        case 'leftOver':
          return answerOf((await exploring()).leftOver(task))
        case 'passesSolution':
          return answerOf((await exploring()).passesSolution(task))
        case 'rankSolutions':
          return answerOf((await exploring()).rankSolutions(task, stopped))
        case 'solutionUtility':
          return answerOf((await exploring()).solutionUtility(task, stopped))
        case 'compareReleases':
          return answerOf((await risks()).compareStoredReleases(task, stopped))
        case 'measureRisk':
          return answerOf((await risks()).measureStoredRisk(task, stopped))
        case 'attackTable':
          return answerOf((await attacks()).attackTable(task, stopped))
        case 'searchHashes':
          return answerOf((await attacks()).searchHashSlice(task, stopped))
        case 'openSearch':
          searches.set(task.search, new (await searching()).SearchSession(task.opening))
          return nothing
        case 'proceedSearch':
          return answerOf(searchOf(task.search).proceed(task, stopped))
        case 'giveRegions':
          return answerOf(searchOf(task.search).give())
        case 'climbSolutions':
          return answerOf((await searching()).climbSolutions(task, stopped))
        case 'tabulateLeast':
          return answerOf((await searching()).tabulateLeast(task, stopped))
        case 'assessHandedIn': {
          const { assessHandedIn } = await import('../files/bureau-ledger/assess-handed-in.ts')
          const { path, drafts } = task
          return answerOf(await abortable(stopped, signal => assessHandedIn(path, { drafts, signal })))
        }
        case 'cutGroups':
          return answerOf((await searching()).cutGroups(task, stopped))
        case 'closeSearch':
          searches.delete(task.search)
          return nothing
        case 'walkTrail':
          return answerOf(
            (await import('../store/trail-rows.ts')).firstBrokenEvent(task.dbPath, task.from, task.to, stopped),
          )
        case 'compareColumns':
          return answerOf((await relations()).compareColumns(task, stopped))
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
