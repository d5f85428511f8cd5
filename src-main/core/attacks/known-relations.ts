// Masked columns that follow from open ones by what the whole table says: read out of them, or told by the same value in every row.
// Looks at no cell: the relations of the source and what the recipe does to each column are enough.
import type { AttackFinding } from '../../contract/attacks.ts'
import type { ColumnProfile } from '../../contract/profile.ts'
import type { DependencyReport, LeakReport, Relations } from '../../contract/relations.ts'
import { attackSentence } from '../../contract/text/zh-CN/attacks.ts'
import { isWorthHiding, type Treatment } from './attack.ts'
import { isExactLeak } from './exact-leak.ts'
import { dropColumn, repairsOfGiver } from './repairs.ts'

type KnownColumn = Pick<ColumnProfile, 'name' | 'type' | 'semantics' | 'role' | 'distinct'>

export interface KnownRelations {
  readonly relations: Pick<Relations, 'leaks' | 'dependencies' | 'usedRows'>
  readonly treatments: readonly Treatment[]
  /** Of the source. */
  readonly profiles: readonly KnownColumn[]
}

export interface FollowedColumns {
  /** Read out of an open column: the masking does nothing. */
  readonly restorable: AttackFinding[]
  /** Who learns one row of a value knows all of them: something to decide, no fault by itself. */
  readonly followed: AttackFinding[]
}

interface Pair {
  readonly giver: KnownColumn
  readonly treatment: Treatment
}

/** null = the giver is not open as it is, or the other column is not masked, or matters to nobody. */
function pairOf({ treatments, profiles }: KnownRelations, from: string, to: string): Pair | null {
  const treatment = treatments.find(({ column }) => column === to)
  const giver = profiles.find(({ name }) => name === from)
  const open = treatments.every(({ column }) => column !== from)
  const target = profiles.find(({ name }) => name === to)
  if (treatment === undefined || giver === undefined || target === undefined) return null
  return open && isWorthHiding(target) ? { giver, treatment } : null
}

function finding(
  { giver, treatment }: Pair,
  found: Pick<AttackFinding, 'records' | 'recovered' | 'verdict' | 'sentence' | 'rows'>,
): AttackFinding {
  const [repair = dropColumn(giver.name), ...otherRepairs] = repairsOfGiver({ profile: giver }, treatment)
  return {
    ...found,
    attack: 'restore',
    column: treatment.column,
    using: [giver.name],
    informed: found.records,
    candidates: null,
    effort: attackSentence.restoreWhole,
    repair,
    otherRepairs,
  }
}

function readOut(known: KnownRelations, { kind, from, to, compared, agreeing, rowNumbers }: LeakReport) {
  const pair = pairOf(known, from, to)
  if (pair === null || !isExactLeak(kind)) return []
  const sentence = kind === 'partOf' ? attackSentence.restorePart : attackSentence.restoreDerived
  return [
    finding(pair, {
      records: compared,
      recovered: agreeing,
      verdict: 'broken',
      sentence: sentence(from, to, agreeing, compared),
      rows: rowNumbers,
    }),
  ]
}

/**
 * A keyed pseudonym says by itself which rows are alike; that an open column says so too tells nothing new, unless both name the same
 * thing, such as code and name of one office.
 */
function follows(known: KnownRelations, { from, to, rows, wrong, mutual }: Followed) {
  const pair = pairOf(known, from, to)
  if (pair === null || (pair.treatment.reversibility === 'keyed' && !mutual)) return []
  const words = mutual ? attackSentence.sameThing : attackSentence.followsFrom
  return [
    finding(pair, {
      records: rows,
      recovered: rows - wrong,
      verdict: 'weak',
      sentence: words(from, to, rows - wrong, rows),
      rows: [],
    }),
  ]
}

type Followed = Pick<DependencyReport, 'from' | 'to' | 'rows' | 'wrong' | 'mutual'>

/** Those that go over other columns too, which the relations leave out: who knows the code knows the office, and so its district. */
function allDependencies(direct: readonly DependencyReport[]): Followed[] {
  const froms = [...new Set(direct.map(({ from }) => from))]
  const reached = new Map(froms.map(from => [from, reachedFrom(from, direct)]))
  return [...reached].flatMap(([from, targets]) =>
    [...targets].map(([to, { rows, wrong }]) => ({
      from,
      to,
      rows,
      wrong,
      mutual: reached.get(to)?.has(from) ?? false,
    })),
  )
}

/** Rows compared at least, and rows that are wrong at most, on the shortest way to each column. */
function reachedFrom(from: string, direct: readonly DependencyReport[]): Map<string, { rows: number; wrong: number }> {
  const found = new Map<string, { rows: number; wrong: number }>()
  let edge = [{ at: from, rows: Number.POSITIVE_INFINITY, wrong: 0 }]
  while (edge.length > 0) {
    const next: typeof edge = []
    for (const here of edge) {
      for (const { to, rows, wrong } of direct.filter(one => one.from === here.at)) {
        if (to === from || found.has(to)) continue
        const way = { rows: Math.min(rows, here.rows), wrong: wrong + here.wrong }
        found.set(to, way)
        next.push({ at: to, ...way })
      }
    }
    edge = next
  }
  return found
}

export function followedColumns(known: KnownRelations): FollowedColumns {
  const restorable = known.relations.leaks.flatMap(leak => readOut(known, leak))
  const read = new Set(restorable.map(({ using, column }) => `${using[0]}\n${column}`))
  const followed = allDependencies(known.relations.dependencies)
    .filter(({ from, to }) => !read.has(`${from}\n${to}`))
    .flatMap(dependency => follows(known, dependency))
  return { restorable, followed }
}
