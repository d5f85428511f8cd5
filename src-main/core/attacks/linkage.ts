// Attack: a list of known people matched against the published rows by everything the two have in common.
// A match counts where it is the only one on both sides; where the source is known, it is checked against it.
import { attackSentence } from '../../contract/text/zh-CN/attacks.ts'
import { compactNumber } from '../identifiers/citizen-id.ts'
import { judgedForm } from '../values/normalize-text.ts'
import {
  type Attack,
  type AttackColumn,
  type AttackOutcome,
  type AttackTable,
  type Auxiliary,
  candidatesOf,
  GO_ON_EVERY,
  rowNumbersOf,
} from './attack.ts'
import { bestWriting, type Writing } from './writings.ts'

export const linkage: Attack = {
  id: 'linkage',
  run(table, goOn) {
    const { auxiliary } = table
    if (auxiliary === null) return []
    const pairs = commonColumns(table, auxiliary, goOn)
    if (pairs.length === 0) return [outcomeOf(table, auxiliary, [], { linked: [], candidates: [], right: null })]
    const tries = [pairs, ...(pairs.length > 2 ? pairs.map((_, left) => pairs.filter((_one, at) => at !== left)) : [])]
    const linked = tries.map(chosen => ({ chosen, links: link(table, auxiliary, chosen, goOn) }))
    const worth = ({ links }: (typeof linked)[number]) => links.right?.length ?? links.linked.length
    const best = linked.reduce((most, one) => (worth(one) > worth(most) ? one : most))
    return [outcomeOf(table, auxiliary, best.chosen, best.links)]
  },
}

interface Pair {
  readonly released: AttackColumn
  readonly outside: AttackColumn
  readonly writing: Writing
}

const nameForm = (name: string) => name.replace(/[\s（）()]/g, '').toLowerCase()

function sameThing(left: AttackColumn, right: AttackColumn): boolean {
  if (nameForm(left.profile.name) === nameForm(right.profile.name)) return true
  const kinds = ({ profile }: AttackColumn) =>
    profile.semantics.filter(({ confidence }) => confidence !== 'possible').map(({ kind }) => kind)
  return kinds(left).some(kind => kinds(right).includes(kind))
}

/** Each column of either side once, in the best writing. */
function commonColumns(table: AttackTable, auxiliary: Auxiliary, goOn: () => void): Pair[] {
  const found = table.released.flatMap(released =>
    auxiliary.columns.flatMap(outside => {
      goOn()
      if (!sameThing(released, outside)) return []
      const best = bestWriting(released.cells, outside.cells)
      return best === null ? [] : [{ released, outside, ...best }]
    }),
  )
  const pairs: Pair[] = []
  for (const one of found.sort((a, b) => b.found - a.found)) {
    if (pairs.some(pair => pair.released === one.released || pair.outside === one.outside)) continue
    pairs.push(one)
  }
  return pairs
}

interface Links {
  /** Rows of the table with a partner that has no other. */
  readonly linked: readonly number[]
  /** How many of the list fit, for every row that any of them fits. */
  readonly candidates: readonly number[]
  /** Of `linked`, the rows whose partner is the right person; null = nothing to check it by. */
  readonly right: readonly number[] | null
}

function keysOf(columns: readonly { cells: readonly string[]; form(cell: string): string }[], rows: number): string[] {
  const keys: string[] = []
  for (let row = 0; row < rows; row += 1) {
    const parts = columns.map(({ cells, form }) => form(cells[row] ?? ''))
    // A part that says nothing would match all that say nothing.
    keys.push(parts.includes('') ? '' : parts.join('\u0001'))
  }
  return keys
}

function link(table: AttackTable, auxiliary: Auxiliary, pairs: readonly Pair[], goOn: () => void): Links {
  const released = keysOf(
    pairs.map(({ released: { cells }, writing }) => ({ cells, form: writing.released })),
    table.rowNumbers.length,
  )
  goOn()
  const outside = keysOf(
    pairs.map(({ outside: { cells }, writing }) => ({ cells, form: writing.outside })),
    auxiliary.columns[0]?.cells.length ?? 0,
  )
  const here = new Map<string, number>()
  for (const key of released) here.set(key, (here.get(key) ?? 0) + 1)
  const there = new Map<string, { count: number; row: number }>()
  for (const [row, key] of outside.entries()) {
    if (row % GO_ON_EVERY === 0) goOn()
    there.set(key, { count: (there.get(key)?.count ?? 0) + 1, row })
  }
  const linked: number[] = []
  const candidates: number[] = []
  const right: number[] = []
  const check = identityCheck(table, auxiliary)
  for (const [row, key] of released.entries()) {
    const partner = key === '' ? undefined : there.get(key)
    if (partner === undefined) continue
    candidates.push(partner.count)
    if (partner.count !== 1 || here.get(key) !== 1) continue
    linked.push(row)
    if (check?.(row, partner.row) === true) right.push(row)
  }
  return { linked, candidates, right: check === null ? null : right }
}

/** By a name or number that both the source and the list hold. */
function identityCheck(table: AttackTable, auxiliary: Auxiliary): ((row: number, outside: number) => boolean) | null {
  const identities = (table.source ?? []).filter(({ profile }) => profile.role === 'direct')
  const pairs = identities.flatMap(mine => {
    const theirs = auxiliary.columns.find(outside => sameThing(mine, outside))
    return theirs === undefined ? [] : [{ mine, theirs }]
  })
  // A number tells people apart, a name does not always.
  const [best] = pairs.sort((a, b) => b.mine.profile.distinct - a.mine.profile.distinct)
  if (best === undefined) return null
  const form = (cell: string | undefined) =>
    compactNumber(judgedForm(cell ?? ''))
      .replace(/\s/g, '')
      .toUpperCase()
  return (row, outside) => {
    const mine = form(best.mine.cells[row])
    return mine !== '' && mine === form(best.theirs.cells[outside])
  }
}

function outcomeOf(table: AttackTable, auxiliary: Auxiliary, pairs: readonly Pair[], links: Links): AttackOutcome {
  const names = pairs.map(({ released }) => released.profile.name)
  const identified = links.right ?? links.linked
  const finest = pairs.reduce<Pair | null>(
    (most, pair) => (pair.released.profile.distinct > (most?.released.profile.distinct ?? 0) ? pair : most),
    null,
  )
  return {
    identified,
    finding: {
      attack: 'linkage',
      column: null,
      using: names,
      records: table.rowNumbers.length,
      informed: links.candidates.length,
      recovered: identified.length,
      candidates: candidatesOf(links.candidates),
      verdict: identified.length > 0 ? 'broken' : links.candidates.some(count => count <= 10) ? 'weak' : 'holds',
      sentence: attackSentence.linkage(
        auxiliary.name,
        names,
        links.linked.length,
        links.right?.length ?? null,
        table.rowNumbers.length,
      ),
      effort: attackSentence.linkageEffort(auxiliary.rows),
      repair:
        identified.length === 0 || finest === null
          ? null
          : {
              step: { op: 'dropColumn', columns: [finest.released.profile.name], params: {}, enabled: true },
              sentence: attackSentence.linkageOut(finest.released.profile.name),
            },
      rows: rowNumbersOf(table, identified),
    },
  }
}
