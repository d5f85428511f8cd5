// The words of a command line turned into options, against one table of options.
// Reads no file and runs nothing.
import { parseArgs } from 'node:util'
import { OpenprepError } from '../contract/errors.ts'
import { type Period, PeriodSchema } from '../contract/quality-period.ts'
import { HeaderChoiceSchema, type Reading } from '../contract/reading.ts'
import { fill } from '../contract/text/describe-error.ts'
import { isRealDate } from '../core/values/calendar.ts'
import { cli } from './words.ts'

export const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  store: { type: 'string' },
  dataset: { type: 'string' },
  append: { type: 'boolean' },
  replace: { type: 'boolean' },
  'source-column': { type: 'string' },
  columns: { type: 'string' },
  rename: { type: 'string', multiple: true },
  'leave-out': { type: 'boolean' },
  key: { type: 'string', multiple: true },
  sheet: { type: 'string' },
  table: { type: 'string' },
  header: { type: 'string' },
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  'password-file': { type: 'string' },
  rows: { type: 'string' },
  limit: { type: 'string' },
  shown: { type: 'boolean' },
  out: { type: 'string' },
  check: { type: 'boolean' },
  remember: { type: 'string' },
  map: { type: 'string', multiple: true },
  policy: { type: 'string' },
  keyring: { type: 'string' },
  project: { type: 'string' },
  'passphrase-file': { type: 'string' },
  as: { type: 'string' },
  'login-file': { type: 'string' },
  people: { type: 'string' },
  cipher: { type: 'string' },
  'recovery-file': { type: 'string' },
  'backup-passphrase-file': { type: 'string' },
  seed: { type: 'string' },
  'no-skip': { type: 'boolean' },
  input: { type: 'string', multiple: true },
  format: { type: 'string', multiple: true },
  formats: { type: 'string', multiple: true },
  port: { type: 'string' },
  recipe: { type: 'string' },
  catalogue: { type: 'string' },
  draft: { type: 'boolean' },
  watch: { type: 'boolean' },
  template: { type: 'string' },
  item: { type: 'string' },
  none: { type: 'boolean' },
  apart: { type: 'boolean' },
  again: { type: 'boolean' },
  weights: { type: 'string' },
  approval: { type: 'string', multiple: true },
  date: { type: 'string' },
  release: { type: 'boolean' },
  identity: { type: 'string' },
  'identity-passphrase-file': { type: 'string' },
  root: { type: 'string', multiple: true },
  'root-passphrase-file': { type: 'string' },
  role: { type: 'string' },
  unit: { type: 'string' },
  years: { type: 'string' },
  reason: { type: 'string' },
  to: { type: 'string', multiple: true },
  note: { type: 'string' },
  'with-source': { type: 'boolean' },
  'with-keys': { type: 'boolean' },
  decision: { type: 'string' },
  reproduce: { type: 'boolean' },
  relations: { type: 'boolean' },
  trust: { type: 'string' },
  qi: { type: 'string', multiple: true },
  sensitive: { type: 'string', multiple: true },
  order: { type: 'string', multiple: true },
  threshold: { type: 'string' },
  population: { type: 'string' },
  'population-size': { type: 'string' },
  previous: { type: 'string' },
  linkage: { type: 'string' },
  'release-kind': { type: 'string' },
  levels: { type: 'string' },
  against: { type: 'string' },
  prefix: { type: 'string' },
  guesses: { type: 'string' },
  reveal: { type: 'boolean' },
  hierarchies: { type: 'string' },
  k: { type: 'string' },
  l: { type: 'string' },
  'l-kind': { type: 'string' },
  c: { type: 'string' },
  t: { type: 'string' },
  't-distance': { type: 'string' },
  alpha: { type: 'string' },
  delta: { type: 'string' },
  'max-average': { type: 'string' },
  'max-unique': { type: 'string' },
  'time-limit': { type: 'string' },
  suppression: { type: 'string' },
  model: { type: 'string' },
  strategy: { type: 'string' },
  local: { type: 'boolean' },
  microaggregate: { type: 'string', multiple: true },
  'drop-suppressed': { type: 'boolean' },
  drafts: { type: 'boolean' },
  year: { type: 'string' },
  'valid-to': { type: 'string' },
  period: { type: 'string' },
  evidence: { type: 'string' },
  name: { type: 'string' },
  municipal: { type: 'boolean' },
} as const satisfies Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }>

export type OptionName = keyof typeof OPTIONS

export interface Arguments {
  words: string[]
  options: ReturnType<typeof parse>['values']
}

function parse(args: string[]) {
  return parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true })
}

export function parseArguments(args: string[]): Arguments {
  try {
    const { values, positionals } = parse(args)
    return { words: positionals, options: values }
  } catch (cause) {
    throw new OpenprepError('USAGE', { reason: optionFault(cause) }, undefined, { cause })
  }
}

function optionFault(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const option = /(--?[\w-]+)/.exec(reason)?.[1]
  if (option === undefined) return reason
  const known = Object.hasOwn(OPTIONS, option.replace(/^--/, ''))
  return fill(known ? cli.badOption : cli.unknownOption, { option })
}

/** What a line seems to say, whatever is wrong with it. */
export function looseArguments(args: readonly string[]): { words: string[]; json: boolean; lang: string | undefined } {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
  })
  const { json, lang } = values
  return { words: positionals, json: json === true, lang: typeof lang === 'string' ? lang : undefined }
}

function invalid(option: string, value: string, reason: string): OpenprepError {
  return new OpenprepError('OPTION_INVALID', { option: `--${option}`, value, reason })
}

export function integerOption(
  { options }: Arguments,
  name: 'table' | 'seed' | 'guesses' | 'years' | 'limit',
): number | undefined {
  const text = options[name]
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw invalid(name, text, cli.badNumber)
  return Number(text)
}

type BoundedOption = 'k' | 'l' | 'c' | 't' | 'alpha' | 'max-average' | 'max-unique' | 'time-limit' | 'suppression'

/** A number in decimal digits, both bounds allowed. */
export function boundedOption(
  { options }: Arguments,
  name: BoundedOption,
  { least, most, whole = false }: { least: number; most: number; whole?: boolean },
): number | undefined {
  const text = options[name]
  if (text === undefined) return undefined
  const number = /^\d{1,12}(\.\d{1,12})?$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most && (!whole || Number.isInteger(number))) return number
  throw invalid(name, text, fill(whole ? cli.badWhole : cli.badShare, { least, most }))
}

/** `A..B` with 0 ≤ A ≤ B ≤ 1. */
export function shareRangeOption({ options: { delta } }: Arguments): [number, number] | undefined {
  if (delta === undefined) return undefined
  const [, from, to] = /^(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)$/.exec(delta) ?? []
  const [min, max] = [Number(from), Number(to)]
  if (!(min >= 0 && min <= max && max <= 1)) throw invalid('delta', delta, cli.badShareRange)
  return [min, max]
}

export function rangeOption({ options }: Arguments): [number, number] | undefined {
  if (options.rows === undefined) return undefined
  const [, first, last] = /^(\d{1,9})\.\.(\d{1,9})$/.exec(options.rows) ?? []
  if (first === undefined || last === undefined) throw invalid('rows', options.rows, cli.badRows)
  if (Number(last) < Number(first)) throw invalid('rows', options.rows, cli.badRows)
  return [Number(first), Number(last)]
}

/** Column names, separated by commas or given one by one; each once. */
export function columnList({ options }: Arguments, name: 'qi' | 'sensitive'): string[] {
  return [...new Set((options[name] ?? []).flatMap(list => list.split(/[,，]/)).map(column => column.trim()))].filter(
    column => column !== '',
  )
}

/** A number in decimal digits, greater than `above` and at most `most`. */
export function numberOption(
  { options }: Arguments,
  name: 'threshold' | 'population-size',
  { above, most }: { above: number; most: number },
): number | undefined {
  const text = options[name]
  if (text === undefined) return undefined
  const value = /^\d{1,12}(?:\.\d{1,12})?$/.test(text) ? Number(text) : Number.NaN
  if (!(value > above && value <= most)) throw invalid(name, text, fill(cli.badRange, { above, most }))
  return value
}

/** NAME=FILE. */
export function pairOption(
  { options }: Arguments,
  name: 'order' | 'input' | 'microaggregate' | 'map',
): { name: string; value: string }[] {
  return (options[name] ?? []).map(text => {
    const at = text.indexOf('=')
    if (at < 1 || at === text.length - 1) throw invalid(name, text, cli.badInput)
    return { name: text.slice(0, at), value: text.slice(at + 1) }
  })
}

export function yearOption({ options: { year } }: Arguments): number | undefined {
  if (year === undefined) return undefined
  if (!/^\d{4}$/.test(year)) throw invalid('year', year, cli.badYear)
  return Number(year)
}

/** `2026-11` a month, `2026Q4` a quarter, `2026` a year. */
export function periodOption({ options: { period } }: Arguments): Period | undefined {
  if (period === undefined) return undefined
  const [, year = '', month, quarter] = /^(\d{4})(?:-(\d{2})|[Qq]([1-4]))?$/.exec(period) ?? []
  const kind = month !== undefined ? 'month' : quarter !== undefined ? 'quarter' : 'year'
  const read = PeriodSchema.safeParse({ kind, year: Number(year), number: Number(month ?? quarter ?? 1) })
  if (!read.success) throw invalid('period', period, cli.badPeriod)
  return read.data
}

/** A port of this machine; 0 = any free one. */
export function portOption({ options: { port } }: Arguments): number {
  if (port === undefined) return 0
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw invalid('port', port, cli.badPort)
  return Number(port)
}

export function dateOption(args: Arguments): string | undefined {
  return dayOption(args, 'date')
}

/** A civil date that exists. */
export function dayOption({ options }: Arguments, name: 'date' | 'valid-to'): string | undefined {
  const text = options[name]
  if (text === undefined) return undefined
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (!isRealDate(Number(year), Number(month), Number(day))) throw invalid(name, text, cli.badDate)
  return text
}

export function choiceOption<T extends string>(
  name: OptionName,
  values: readonly string[],
  choices: readonly T[],
): T[] {
  return values.map(value => {
    const found = choices.find(choice => choice === value)
    if (found === undefined) throw invalid(name, value, fill(cli.badChoice, { choices: choices.join('、') }))
    return found
  })
}

/** `--rename OWN=NAME` as own name → name in the table. */
export function renameOption({ options: { rename = [] } }: Arguments): Record<string, string> {
  const pairs = rename.map(text => {
    const [own, name, ...rest] = text.split('=').map(part => part.trim())
    if (own === undefined || own === '' || name === undefined || name === '' || rest.length > 0) {
      throw invalid('rename', text, cli.badRename)
    }
    return [own, name]
  })
  return Object.fromEntries(pairs)
}

/** The reading options that were given; the rest is decided by the file or the recipe. */
export function readingOptions(args: Arguments): Partial<Reading> {
  const { sheet, header, encoding, delimiter } = args.options
  const table = integerOption(args, 'table')
  const separator = delimiter?.replaceAll('\\t', '\t')
  if (separator !== undefined && (separator === '' || separator.length > 4))
    throw invalid('delimiter', separator, cli.badDelimiter)
  if (header !== undefined && !HeaderChoiceSchema.safeParse(header).success)
    throw new OpenprepError('HEADER_INVALID', { header })
  return {
    ...(sheet !== undefined && { sheet }),
    ...(table !== undefined && { table }),
    ...(header !== undefined && { header }),
    ...(encoding !== undefined && { encoding }),
    ...(separator !== undefined && { delimiter: separator }),
  }
}

/** The one file a command works on. */
export function fileWord({ words }: Arguments, at = 0): string {
  const file = words[at]
  if (file === undefined) throw new OpenprepError('USAGE', { reason: cli.missingFile })
  return file
}

export function requiredOption(
  args: Arguments,
  name: OptionName &
    (
      | 'out'
      | 'recipe'
      | 'catalogue'
      | 'store'
      | 'keyring'
      | 'passphrase-file'
      | 'identity-passphrase-file'
      | 'root-passphrase-file'
      | 'unit'
      | 'name'
      | 'decision'
      | 'trust'
      | 'login-file'
      | 'recovery-file'
      | 'backup-passphrase-file'
      | 'people'
      | 'identity'
    ),
): string {
  const value = args.options[name]
  if (value === undefined)
    throw new OpenprepError('USAGE', { reason: fill(cli.missingOption, { option: `--${name}` }) })
  return value
}
