// Says a drift line by line, most grave first, for the command line and the window alike.
// Judges nothing: what is notable was decided by whoever made the drift.
import type { ColumnDrift, Drift } from '../drift.ts'
import { fill } from './describe-error.ts'
import { columnTypeTexts, driftTexts as words } from './zh-CN/drift.ts'
import { kindLabels } from './zh-CN/kinds.ts'

export const DRIFT_TOPICS = [
  'kinds',
  'missing',
  'renamed',
  'added',
  'retyped',
  'rows',
  'codes',
  'shift',
  'blank',
] as const
export type DriftTopic = (typeof DRIFT_TOPICS)[number]

export interface DriftLine {
  readonly topic: DriftTopic
  readonly column: string | null
  readonly words: string
}

const SHOWN = 5

function list(values: readonly string[]): string {
  const shown = values.slice(0, SHOWN).map(value => fill(words.quoted, { value }))
  return shown.join(words.listMark)
}

const kindNames = (kinds: readonly string[]) => kinds.map(kind => kindLabels[kind] ?? kind).join(words.listMark)
const percent = (share: number) => Math.round(share * 1000) / 10

function rowLine({ before, after, change, notable }: Drift['rows']): DriftLine[] {
  if (!notable) return []
  const template = change === null || change === 0 ? words.rowsSame : change > 0 ? words.rowsMore : words.rowsFewer
  const said = fill(template, { percent: percent(Math.abs(change ?? 0)) })
  return [{ topic: 'rows', column: null, words: fill(words.rows, { before, after, change: said }) }]
}

function columnLines({ added, missing, renamed, retyped }: Drift['columns']): DriftLine[] {
  const from = new Set(renamed.map(one => one.from))
  const to = new Set(renamed.map(one => one.to))
  return [
    ...missing
      .filter(column => !from.has(column))
      .map((column): DriftLine => ({ topic: 'missing', column, words: fill(words.missing, { column }) })),
    ...renamed.map((pair): DriftLine => {
      const template = pair.by === 'name' ? words.renamedByName : words.renamedByContent
      return { topic: 'renamed', column: pair.to, words: fill(template, { from: pair.from, to: pair.to }) }
    }),
    ...added
      .filter(({ column }) => !to.has(column))
      .map(({ column, kinds }): DriftLine => {
        const template = kinds.length === 0 ? words.added : words.addedSensitive
        const topic = kinds.length === 0 ? 'added' : 'kinds'
        return { topic, column, words: fill(template, { column, kinds: kindNames(kinds) }) }
      }),
    ...retyped.map(({ column, before, after }): DriftLine => {
      const types = { before: columnTypeTexts[before], after: columnTypeTexts[after] }
      return { topic: 'retyped', column, words: fill(words.retyped, { column, ...types }) }
    }),
  ]
}

const NOTABLE_BLANK = 0.05

function valueLines(drift: ColumnDrift): DriftLine[] {
  const { column, newCodes, newCodeCount, newCodeRows, newKinds, psi, shift, blank } = drift
  const lines: DriftLine[] = []
  const say = (topic: DriftTopic, template: string, params: Readonly<Record<string, string | number>>) =>
    lines.push({ topic, column, words: fill(template, { column, ...params }) })
  if (newKinds.length > 0) say('kinds', words.newKinds, { kinds: kindNames(newKinds) })
  if (newCodeCount > 0) {
    const values = list(newCodes.map(({ value }) => value))
    say('codes', words.newCodes, { values, count: newCodeCount, rows: newCodeRows })
  }
  if (drift.notable && drift.goneCodes.length > 0) say('codes', words.goneCodes, { values: list(drift.goneCodes) })
  if (shift !== 'none' && psi !== null) {
    say('shift', shift === 'some' ? words.shiftSome : words.shiftLarge, { psi: psi.toFixed(2) })
  }
  if (Math.abs(blank.after - blank.before) >= NOTABLE_BLANK) {
    say('blank', words.blank, { before: percent(blank.before), after: percent(blank.after) })
  }
  return lines
}

/** Nothing notable = no line. */
export function describeDrift(drift: Drift): DriftLine[] {
  const lines = [...rowLine(drift.rows), ...columnLines(drift.columns), ...drift.values.flatMap(valueLines)]
  return lines.sort((a, b) => DRIFT_TOPICS.indexOf(a.topic) - DRIFT_TOPICS.indexOf(b.topic))
}
