// Attacks a stored table with everything that is known, and says what was found: the table attacks in one task, the dictionary in slices.
// Stores nothing; changes nothing.
import { ATTACK_VERDICTS, type AttackFinding, type AttackReport, type AttackVerdict } from '../contract/attacks.ts'
import type { Progress } from '../contract/call.ts'
import type { TableProfile } from '../contract/profile.ts'
import { attackSentence } from '../contract/text/zh-CN/attacks.ts'
import type { AttackColumn, Treatment } from '../core/attacks/attack.ts'
import { ALGORITHM_NAMES, type HashAlgorithm, type HashTarget } from '../core/attacks/hash-columns.ts'
import {
  type Hit,
  hashTargets,
  NUMBERS_PER_PREFIX,
  numbersPerUnit,
  rangeUnits,
  type SearchRange,
} from '../core/attacks/hash-search.ts'
import type { StoreAccess } from '../store/read-only.ts'
import { allOrStop } from './all-or-stop.ts'
import { overLanes } from './over-lanes.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { AttackedTable, HashedColumn } from './worker-tasks.ts'

export interface AttackResultInput {
  folder: { readonly access: StoreAccess }
  pool: WorkerPool
  /** The published table. */
  released: AttackInput
  /** What it was made of; null = only the published table is there. */
  source: AttackInput | null
  auxiliary: (AttackInput & { readonly name: string }) | null
  treatments: readonly Treatment[]
  /** First three digits of the mobile numbers tried. */
  prefix: string
  /** Numbers tried per hashed column; 0 = none. */
  guesses: number
  today: string
  /** Rows attacked at most. */
  wanted?: number
  /** Milliseconds on any clock that runs evenly: to say how long the whole range would take. */
  clock(): number
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface AttackInput {
  readonly versionId: number
  readonly profile: TableProfile
}

const ATTACKED_ROWS = 200_000
/** Numbers per slice: half a second, so that cancelling is felt at once. */
const SLICE = 1_000_000
/** Prefixes the carriers have been given (工信部 numbering plan): what a whole run would go through. */
const ASSIGNED_PREFIXES = 54
const ALL_DIVISIONS = 2900
const ALL_BIRTHS = 33_000

export const essentials = ({
  name,
  type,
  semantics,
  role,
  distinct,
}: TableProfile['columns'][number]): AttackColumn['profile'] => ({
  name,
  type,
  semantics,
  role,
  distinct,
})

function attacked(access: StoreAccess, { versionId, profile }: AttackInput): AttackedTable {
  return { place: { access, versionId }, profiles: profile.columns.map(essentials) }
}

/** Throws CANCELLED, STORE_CORRUPT. */
export async function attackResult(input: AttackResultInput): Promise<AttackReport> {
  const { folder, pool, released, source, auxiliary, treatments, today, onProgress } = input
  onProgress({ stage: 'attack', done: 0, total: null, unit: 'rows' })
  return allOrStop(input.signal, async signal => {
    const answer = await pool.run(
      {
        kind: 'attackTable',
        released: attacked(folder.access, released),
        source: source === null ? null : attacked(folder.access, source),
        auxiliary: auxiliary === null ? null : { ...attacked(folder.access, auxiliary), name: auxiliary.name },
        treatments,
        today,
        wanted: input.wanted ?? ATTACKED_ROWS,
      },
      { signal },
    )
    const identified = new Set(answer.outcomes.flatMap(({ identified: rows }) => [...rows]))
    const findings = answer.outcomes.map(({ finding }) => finding)
    for (const column of answer.hashed) {
      const { finding, rows } = await attackHashes(input, column, answer.rowNumbers, signal)
      findings.push(finding)
      for (const row of rows) identified.add(row)
    }
    return {
      rows: released.profile.rows,
      attackedRows: answer.rowNumbers.length,
      verified: source !== null,
      identified: identified.size,
      findings: findings.sort(byVerdict),
      left: answer.left,
      contradictions: answer.contradictions,
      against: auxiliary === null ? null : { name: auxiliary.name, rows: auxiliary.profile.rows },
    }
  })
}

const order = (verdict: AttackVerdict) => ATTACK_VERDICTS.indexOf(verdict)
const byVerdict = (left: AttackFinding, right: AttackFinding) => order(left.verdict) - order(right.verdict)

interface Trial {
  readonly target: HashTarget
  readonly algorithm: HashAlgorithm
  readonly range: SearchRange
  readonly hits: readonly Hit[]
  /** Numbers tried. */
  readonly tried: number
  readonly seconds: number
}

function rangeFor(target: HashTarget, column: HashedColumn, prefix: string): SearchRange {
  return target === 'mobile'
    ? { kind: 'mobile', prefix }
    : { kind: 'citizenId', divisions: column.divisions, births: column.births }
}

async function attackHashes(
  input: AttackResultInput,
  column: HashedColumn,
  rowNumbers: readonly number[],
  signal: AbortSignal,
): Promise<{ finding: AttackFinding; rows: number[] }> {
  let best: Trial | null = null
  if (input.guesses > 0) {
    for (const target of column.targets) {
      for (const algorithm of column.algorithms) {
        // Of two algorithms that look alike, the first that yields anything is the one that was used.
        if (best !== null && best.hits.length > 0) break
        const trial = await tryNumbers(input, column, algorithm, target, signal)
        if (best === null || trial.hits.length > best.hits.length) best = trial
      }
    }
  }
  return describe(column, best, rowNumbers)
}

async function tryNumbers(
  { pool, prefix, guesses, clock, onProgress }: AttackResultInput,
  column: HashedColumn,
  algorithm: HashAlgorithm,
  target: HashTarget,
  signal: AbortSignal,
): Promise<Trial> {
  const targets = hashTargets(algorithm, column.hashes)
  const range = rangeFor(target, column, prefix)
  const perUnit = numbersPerUnit(range)
  const units = Math.min(rangeUnits(range), Math.ceil(guesses / perUnit))
  const slice = Math.max(1, Math.floor(SLICE / perUnit))
  const starts = Array.from({ length: Math.ceil(units / slice) }, (_, at) => at * slice)
  const began = clock()
  let done = 0
  const found = await overLanes(pool, starts, async from => {
    const count = Math.min(slice, units - from)
    const hits = await pool.run({ kind: 'searchHashes', targets, range, from, count }, { signal })
    done += count * perUnit
    onProgress({ stage: 'attack', done, total: units * perUnit, unit: 'numbers' })
    return hits
  })
  return { target, algorithm, range, hits: found.flat(), tried: units * perUnit, seconds: (clock() - began) / 1000 }
}

const TARGET_WORDS = { mobile: '手机号', citizenId: '身份证号' } as const satisfies Record<HashTarget, string>

function describe(
  column: HashedColumn,
  trial: Trial | null,
  rowNumbers: readonly number[],
): { finding: AttackFinding; rows: number[] } {
  const broken = new Set(trial?.hits.map(({ target }) => target + 1))
  const filled = column.codes.filter(code => code > 0).length
  const rows = [...column.codes.keys()].filter(row => broken.has(column.codes[row] ?? 0))
  const algorithm = trial?.algorithm ?? column.algorithms[0] ?? 'md5'
  const target = trial?.target ?? column.targets[0] ?? 'mobile'
  return {
    rows,
    finding: {
      attack: 'hashDictionary',
      column: column.column,
      using: [column.name],
      records: filled,
      informed: filled,
      recovered: rows.length,
      candidates: null,
      // A hash without a key holds only as long as nobody tries the rest.
      verdict: rows.length > 0 ? 'broken' : 'weak',
      sentence: attackSentence.hash({
        column: column.name,
        algorithm: ALGORITHM_NAMES[algorithm],
        target: TARGET_WORDS[target],
        range: trial === null ? '' : rangeWords(trial),
        records: filled,
        recovered: rows.length,
        tried: trial !== null,
      }),
      effort: trial === null ? attackSentence.hashNotTried : effortWords(trial),
      repair: {
        step: { op: 'dropColumn', columns: [column.name], params: {}, enabled: true },
        sentence: attackSentence.dropInstead(column.name),
      },
      rows: rows.slice(0, 20).map(row => rowNumbers[row] ?? 0),
    },
  }
}

function rangeWords({ range, tried }: Trial): string {
  return range.kind === 'mobile'
    ? attackSentence.hashRangeMobile(range.prefix, tried, NUMBERS_PER_PREFIX)
    : attackSentence.hashRangeId(
        range.divisions.length,
        range.births.length,
        tried,
        rangeUnits(range) * numbersPerUnit(range),
      )
}

function effortWords({ range, tried, seconds }: Trial): string {
  const whole =
    range.kind === 'mobile'
      ? ASSIGNED_PREFIXES * NUMBERS_PER_PREFIX
      : ALL_DIVISIONS * ALL_BIRTHS * numbersPerUnit(range)
  return attackSentence.hashEffort(tried, whole, seconds)
}
