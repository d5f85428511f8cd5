// A reference list that a body answered line by line and handed back, as this application writes it (参考清单答复).
// Judges no answer and finds no list.
import { LINE_STATES, type LineState } from '../../contract/reference-list.ts'
import { lineStateLabels } from '../../contract/text/zh-CN/reference-list.ts'
import { registerWords } from '../../contract/text/zh-CN/registers.ts'
import { type Grid, headerForm } from './grid.ts'

export interface AnsweredLine {
  readonly no: number
  readonly title: string
  readonly publisher: string
  readonly state: LineState
  readonly own: string
  readonly reason: string
  readonly legalBasis: string
  readonly agreedWith: string
  readonly agreedOn: string
}

export interface AnswerSheet {
  /** Who answers; '' = it does not say. */
  readonly body: string
  readonly lines: readonly AnsweredLine[]
}

const { columns, unit } = registerWords.reference
const [NO, TITLE, PUBLISHER, , STATE, OWN, REASON, BASIS, AGREED_WITH, AGREED_ON] = columns
/** Headers without which it is no answer. */
const NEEDED = [NO, TITLE, STATE, REASON]

/** null = the sheet is none. */
export function readAnswers({ rows }: Grid): AnswerSheet | null {
  const header = rows.findIndex(({ cells }) => {
    const forms = new Set(cells.map(headerForm))
    return NEEDED.every(name => forms.has(name))
  })
  const head = rows[header]
  if (head === undefined) return null
  const place = new Map(head.cells.map((cell, at) => [headerForm(cell), at]))
  const lines = rows
    .slice(header + 1)
    .map(
      ({ cells }) =>
        (name: string) =>
          (cells[place.get(name) ?? -1] ?? '').trim(),
    )
    .flatMap(text => lineOf(text) ?? [])
  return { body: bodyAbove(rows.slice(0, header)) || onlyPublisher(lines), lines }
}

function lineOf(text: (name: string) => string): AnsweredLine | null {
  const no = Number.parseInt(text(NO), 10)
  if (Number.isNaN(no) || text(TITLE) === '') return null
  return {
    no,
    title: text(TITLE),
    publisher: text(PUBLISHER),
    state: LINE_STATES.find(state => lineStateLabels[state] === text(STATE)) ?? 'OPEN',
    own: text(OWN),
    reason: text(REASON),
    legalBasis: text(BASIS),
    agreedWith: text(AGREED_WITH),
    agreedOn: text(AGREED_ON),
  }
}

function bodyAbove(rows: Grid['rows']): string {
  const [label = ''] = unit.split('{')
  const cell = rows.flatMap(({ cells }) => cells).find(text => text.includes(label))
  return cell === undefined ? '' : cell.slice(cell.indexOf(label) + label.length).trim()
}

/** A list that asks one body alone is answered by it. */
function onlyPublisher(lines: readonly AnsweredLine[]): string {
  const asked = new Set(lines.map(({ publisher }) => publisher).filter(body => body !== ''))
  return asked.size === 1 ? ([...asked][0] ?? '') : ''
}
