// Finds out which lists of a JSON text are tables, what their columns are, and which form the text has.
// Keeps names and counts, never values.
import { JsonFaultError } from './json-fault.ts'
import { JsonValue, shapeOf } from './json-value.ts'
import { type JsonForm, JsonWalker } from './json-walker.ts'

/** What the elements of a list are: records with names, rows of cells, or single values. */
export type JsonKind = 'records' | 'rows' | 'values'

export interface JsonTable {
  /** Keys joined by dots; '' = the text itself. */
  name: string
  kind: JsonKind
  elements: number
  /** Columns of records by path (see `pathKey`), in the order of their first appearance. */
  columns: Map<string, number>
}

/** Name of the column for an element that is no record among records. */
export const VALUE_PATH = ['value'] as const

/** One text per path; a key that comes twice in one record is told apart by its turn. */
export function pathKey(path: readonly string[], turn: number): string {
  return turn === 0 ? path.join('\u0001') : `${path.join('\u0001')}\u0002${turn}`
}

/** parent_child */
export function columnName(key: string): string {
  return (key.split('\u0002')[0] ?? '').replaceAll('\u0001', '_')
}

export function tableName(path: readonly string[]): string {
  return path.join('.')
}

const FORMS = ['document', 'lines'] as const satisfies readonly JsonForm[]

/** Which form the text has; null = it is no JSON. `whole` = the sample is the whole text. */
export function jsonForm(sample: string, whole: boolean): JsonForm | null {
  const text = sample.trimStart()
  if (text[0] !== '{' && text[0] !== '[') return null
  const looks = FORMS.map(form => ({ form, look: lookOf(text, form, whole) }))
  const found = looks.find(({ look }) => look === 'sound') ?? looks.find(({ look }) => look === 'broken')
  return found?.form ?? null
}

/** `broken`: so much of it is JSON that it is to be refused as damaged rather than read as something else. */
function lookOf(text: string, form: JsonForm, whole: boolean): 'sound' | 'broken' | 'other' {
  let sound = 0
  const check = (_: readonly string[], value: string) => {
    checkValue(value)
    sound += 1
  }
  // A table of words in brackets must not pass for JSON: at least one whole element or member has to be sound.
  const begins = /^[[{]\s*["{[]/.test(text)
  try {
    new JsonWalker(form, Number.POSITIVE_INFINITY, { element: check, aside: check }).push(text, whole)
    return sound > 0 || whole || begins ? 'sound' : 'other'
  } catch (thrown) {
    if (!(thrown instanceof JsonFaultError)) throw thrown
    return sound > 0 && begins ? 'broken' : 'other'
  }
}

function checkValue(text: string): void {
  const value = new JsonValue(text, false)
  const shape = shapeOf(text)
  if (shape === 'object') value.members(() => undefined)
  else if (shape === 'list') value.elements()
  else value.cell()
}

/** Gathers what `JsonWalker` hands out. */
export class JsonTables {
  readonly #flatten: boolean
  readonly #maxColumns: number
  readonly #found = new Map<string, JsonTable>()
  /** Members beside the lists: a document without any list is one record of them. */
  readonly #aside = new Map<string, number>()

  constructor(flatten: boolean, maxColumns: number) {
    this.#flatten = flatten
    this.#maxColumns = maxColumns
  }

  readonly element = (path: readonly string[], text: string): void => {
    const name = tableName(path)
    const shape = shapeOf(text)
    const table = this.#found.get(name) ?? { name, kind: kindOf(shape), elements: 0, columns: new Map() }
    this.#found.set(name, table)
    table.elements += 1
    if (table.kind === 'records') this.#learn(table.columns, text, shape === 'object')
  }

  readonly aside = (path: readonly string[]): void => {
    addColumn(this.#aside, pathKey(path, 0), this.#maxColumns)
  }

  #learn(columns: Map<string, number>, text: string, isRecord: boolean): void {
    if (!isRecord) addColumn(columns, pathKey(VALUE_PATH, 0), this.#maxColumns)
    else readRecord(text, this.#flatten, key => addColumn(columns, key, this.#maxColumns))
  }

  /** Tables of records and rows, the longest first; lists of single values only where there is nothing else. */
  tables(): JsonTable[] {
    const found = [...this.#found.values()].sort((a, b) => b.elements - a.elements)
    const tables = found.filter(({ kind }) => kind !== 'values')
    return tables.length > 0 ? tables : found
  }
}

function kindOf(shape: 'object' | 'list' | 'scalar'): JsonKind {
  return shape === 'object' ? 'records' : shape === 'list' ? 'rows' : 'values'
}

function addColumn(columns: Map<string, number>, key: string, most: number): void {
  if (columns.has(key)) return
  if (columns.size >= most) throw new JsonFaultError('jsonRecord')
  columns.set(key, columns.size)
}

/** The members of one record with the key of their column. */
export function readRecord(
  text: string,
  flatten: boolean,
  onMember: (key: string, cell: ReturnType<JsonValue['cell']>) => void,
): void {
  const turns = new Map<string, number>()
  new JsonValue(text, flatten).members((path, cell) => {
    const plain = pathKey(path, 0)
    const turn = turns.get(plain) ?? 0
    turns.set(plain, turn + 1)
    onMember(turn === 0 ? plain : pathKey(path, turn), cell)
  })
}
