// Finds out how a text is cut into cells: delimiter, quote, escape, line ends, from its first characters.
// Reads no file and judges no contents.
import { type Dialect, type RecordFault, RecordScanner } from './record-scanner.ts'

/** In order of preference; a weight below 1 marks those that also occur inside values. */
const delimiters: readonly { character: string; weight: number }[] = [
  { character: ',', weight: 1 },
  { character: '\t', weight: 1.05 },
  { character: ';', weight: 1 },
  { character: '|', weight: 1 },
  { character: '^', weight: 0.9 },
  { character: '\u0001', weight: 1.05 },
  { character: '~', weight: 0.8 },
  { character: ':', weight: 0.5 },
  { character: '&&', weight: 0.9 },
  { character: '##', weight: 0.9 },
  { character: '@@', weight: 0.9 },
  { character: '$$', weight: 0.9 },
  { character: '%%', weight: 0.9 },
]
/** Characters that are written twice, thrice or around another one where one alone might stand in a value. */
const doubled: ReadonlySet<string> = new Set(['|', '^', '~', ':', '\u0001'])
const between = ['', '@', '!', '+', '#', '$', '%', '&', '*', '^', '~', '|', ':']
const quotes = ['"', "'"] as const

/** Characters of the sample used to compare delimiters; enough for some hundred records. */
const COMPARED_CHARS = 1 << 16
/** Of records this long the sample is looked at as a whole. */
const FEWEST_LINES = 10
const sampleLimits = { maxCellChars: 1 << 15, maxRecordChars: Number.POSITIVE_INFINITY }

export interface DialectChoice {
  delimiter?: string
  quote?: string
  escape?: 'quote' | 'backslash'
}

interface Trial {
  records: string[][]
  faults: number
}

/** The part of a sample on which dialects are compared, and whether that is the whole file. */
function comparedPart(sample: string, whole: boolean): [text: string, whole: boolean] {
  if (sample.length <= COMPARED_CHARS) return [sample, whole]
  const part = sample.slice(0, COMPARED_CHARS)
  const lines = part.split(newlineOf(part)).length - 1
  return lines < FEWEST_LINES ? [sample, whole] : [part, false]
}

function tryDialect(sample: string, whole: boolean, dialect: Dialect): Trial {
  let faults = 0
  const scan = (toEnd: boolean) => {
    const count = (_: RecordFault) => {
      faults += 1
    }
    return new RecordScanner(dialect, sampleLimits, count).push(sample, toEnd)
  }
  const complete = scan(whole)
  // A first record of thousands of columns may be longer than the sample: its beginning tells as much.
  const records = complete.length === 0 && !whole ? scan(true) : complete
  return { records: records.filter(cells => cells.length > 1 || cells[0]?.trim() !== ''), faults }
}

function newlineOf(sample: string): '\n' | '\r' {
  return sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r'
}

/** The commonest number of cells of a record; the larger of two equally common ones. */
function usualWidth(records: readonly string[][]): { width: number; share: number } {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  let best = { width: 0, count: 0 }
  for (const [width, count] of counts) {
    if (count > best.count || (count === best.count && width > best.width)) best = { width, count }
  }
  return { width: best.width, share: records.length === 0 ? 0 : best.count / records.length }
}

const cleanCell = /^(?:[+-]?[\d.,]+%?|[\d:/\-. T]+|[\p{L}\p{N}_.\- ()（）/]*)$/u

/** Records of one width, whose cells look like values, with few faults: the more, the higher. */
function score(trial: Trial): number {
  const { width, share } = usualWidth(trial.records)
  if (width < 2) return 0
  const usual = trial.records.filter(cells => cells.length === width).slice(0, 100)
  const cells = usual.flat()
  const clean = cells.filter(cell => cleanCell.test(cell.slice(0, 100).trim())).length / cells.length
  return share * (1 - 0.5 / width) * (0.6 + 0.4 * clean) * (1 - Math.min(0.5, trial.faults / trial.records.length))
}

function findCut(sample: string, whole: boolean, choice: DialectChoice): Dialect {
  const newline = newlineOf(sample)
  const [compared, complete] = comparedPart(sample, whole)
  const characters = delimiters.filter(
    ({ character }) => choice.delimiter === undefined && compared.includes(character),
  )
  const offered = choice.delimiter === undefined ? characters : [{ character: choice.delimiter, weight: 1 }]
  const marks =
    choice.quote === undefined ? quotes.filter(mark => mark === '"' || compared.includes(mark)) : [choice.quote]
  let best: { dialect: Dialect; score: number } = {
    dialect: {
      delimiter: choice.delimiter ?? '',
      quote: choice.quote ?? '"',
      escapedBy: '"',
      skipBlanks: false,
      newline,
    },
    score: 0,
  }
  for (const { character, weight } of offered) {
    for (const quote of marks) {
      const dialect: Dialect = { delimiter: character, quote, escapedBy: quote, skipBlanks: false, newline }
      const reached = score(tryDialect(compared, complete, dialect)) * weight
      // A rival quote has to be clearly better: an apostrophe inside a text is no quote.
      if (reached > best.score * 1.001) best = { dialect, score: reached }
    }
  }
  return { ...best.dialect, escapedBy: best.dialect.quote }
}

/** `||` cuts with a blank column after each column, `|@|` with one of its own: what is together everywhere is one delimiter. */
function withCompany(sample: string, { delimiter, ...others }: Dialect): Dialect {
  if (!doubled.has(delimiter)) return { delimiter, ...others }
  const whole = [delimiter.repeat(3), ...between.map(inner => delimiter + inner + delimiter)]
  const found = whole.find(one => sample.includes(one) && !sample.replaceAll(one, '').includes(delimiter))
  return { delimiter: found ?? delimiter, ...others }
}

function withEscape(sample: string, whole: boolean, dialect: Dialect): Dialect {
  if (dialect.quote === '' || !sample.includes(`\\${dialect.quote}`)) return dialect
  const slashed: Dialect = { ...dialect, escapedBy: '\\' }
  const before = tryDialect(sample, whole, dialect)
  const after = tryDialect(sample, whole, slashed)
  const better = after.faults < before.faults && usualWidth(after.records).share >= usualWidth(before.records).share
  return better ? slashed : dialect
}

/** Blanks after the delimiter are taken for part of it only where they follow practically every one. */
function withBlanks(sample: string, whole: boolean, dialect: Dialect): Dialect {
  if (dialect.delimiter === '' || !sample.includes(`${dialect.delimiter} `)) return dialect
  const skipping = tryDialect(sample, whole, { ...dialect, skipBlanks: true })
  const { width } = usualWidth(skipping.records)
  const following = skipping.records.filter(cells => cells.length === width).length * (width - 1)
  const blanks = sample.split(`${dialect.delimiter} `).length - 1
  if (following === 0 || blanks < following * 0.98) return dialect
  const literal = tryDialect(sample, whole, dialect)
  const later = literal.records.flatMap(cells => cells.slice(1))
  const blankFirst = later.filter(cell => cell.startsWith(' ')).length
  return blankFirst >= later.length * 0.98 || literal.faults > skipping.faults
    ? { ...dialect, skipBlanks: true }
    : dialect
}

/** `whole` = the sample is the whole file. A text without any delimiter gets `delimiter: ''`. */
export function findDialect(sample: string, whole: boolean, choice: DialectChoice = {}): Dialect {
  const single = findCut(sample, whole, choice)
  const cut = choice.delimiter === undefined ? withCompany(sample, single) : single
  const escaped =
    choice.escape === undefined
      ? withEscape(sample, whole, cut)
      : { ...cut, escapedBy: choice.escape === 'backslash' ? '\\' : cut.quote }
  return withBlanks(...comparedPart(sample, whole), escaped)
}

/** The number of cells most records of the sample have; 0 when there is none. */
export function sampleWidth(sample: string, whole: boolean, dialect: Dialect): number {
  return usualWidth(tryDialect(...comparedPart(sample, whole), dialect).records).width
}

const COMMENT_MARKS = ['#', '//'] as const
/** More lines than this share are not remarks about a table but the table. */
const MOST_COMMENTS = 0.4

/**
 * What comment lines begin with; '' = there are none. A line counts as a comment only where its width is not the table's, for "#" may also
 * be the name of the first column.
 */
export function findComment(sample: string, whole: boolean, dialect: Dialect): string {
  const { records } = tryDialect(...comparedPart(sample, whole), dialect)
  const { width } = usualWidth(records)
  if (width < 2) return ''
  const found = COMMENT_MARKS.find(mark => {
    const marked = records.filter(([first = '']) => first.startsWith(mark))
    const other = marked.filter(cells => cells.length !== width && cells[0]?.trim() !== mark)
    return marked.length > 0 && other.length === marked.length && marked.length <= records.length * MOST_COMMENTS + 1
  })
  return found ?? ''
}
