// Reads a CSV through its metadata with programs of others: the library of the Data Package standard's own authors, and a CSVW parser.
// Judges nothing; opens no connection: the one document the metadata refer to comes from the parser's package.
import { createReadStream, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Package } from 'datapackage'
import jsonld, { type Statement } from 'jsonld'
import Parser, { type Statements } from 'rdf-parser-csvw'

const require = createRequire(import.meta.url)
/** The context of CSV on the Web as W3C publishes it. */
const CSVW_CONTEXT = join(dirname(require.resolve('rdf-parser-csvw')), 'test/support/csvw.json')
const CSVW = 'http://www.w3.org/ns/csvw'
const BASE = 'http://example.org/data/'

/** Rows of one table of a Data Package, cells as its types read them, or as the text they are. */
export async function packageRows(descriptor: string, resource: string, cast: boolean): Promise<unknown[][]> {
  const read = await Package.load(descriptor)
  const found = read.resources.find(({ name }) => name === resource)
  if (found === undefined) throw new Error(`no table ${resource}`)
  return (await found.read({ keyed: true, cast })).map(row => Object.values(row))
}

interface Cell {
  readonly text: string
  /** Of XML Schema, without its namespace. */
  readonly type: string
}

/** The cells of each row, in order; a cell without a value is not there. */
export async function csvwRows(metadata: string): Promise<ReadonlyMap<string, Cell>[]> {
  const document: object = JSON.parse(readFileSync(metadata, 'utf8'))
  const context: object = JSON.parse(readFileSync(CSVW_CONTEXT, 'utf8'))
  const described = await jsonld.toRDF(document, {
    base: BASE,
    documentLoader: url =>
      url === CSVW
        ? Promise.resolve({ document: context, documentUrl: url })
        : Promise.reject(new Error(`${url} is asked for`)),
  })
  const parser = new Parser({ metadata: statements(described), baseIRI: BASE, timezone: 'utc' })
  const read: Statement[] = []
  for await (const statement of parser.import(createReadStream(metadata.replace(/-metadata\.json$/, ''))))
    read.push(statement)
  return rowsIn(read)
}

/** `csvw:row` leads to a row, `csvw:describes` from there to what its cells say. */
function rowsIn(read: readonly Statement[]): Map<string, Cell>[] {
  const objects = (property: string) => read.filter(({ predicate }) => predicate.value === `${CSVW}#${property}`)
  const cells = Map.groupBy(read, ({ subject }) => subject.value)
  return objects('describes').map(({ object }) => {
    const said = cells.get(object.value) ?? []
    return new Map(
      said.map(({ predicate, object: { value, datatype } }) => [
        decodeURIComponent(predicate.value.slice(predicate.value.lastIndexOf('#') + 1)),
        { text: value, type: datatype?.value.slice(datatype.value.lastIndexOf('#') + 1) ?? '' },
      ]),
    )
  })
}

/** As RDF/JS wants them: terms that know their equals, statements that can be asked for. */
function statements(described: readonly Statement[]): Statements {
  const same = (left: object, right: unknown) =>
    right === null || right === undefined || Reflect.get(left, 'value') === Reflect.get(Object(right), 'value')
  const known = <Term extends object>(one: Term) => ({ ...one, equals: (other: unknown) => same(one, other) })
  const term = (one: Statement['object']) =>
    known(one.datatype === undefined ? one : { ...one, datatype: known(one.datatype) })
  const wrap = (list: readonly Statement[]): Statements => ({
    size: list.length,
    [Symbol.iterator]: () => list[Symbol.iterator](),
    match: (subject, predicate, object) =>
      wrap(
        list.filter(one => same(one.subject, subject) && same(one.predicate, predicate) && same(one.object, object)),
      ),
  })
  return wrap(
    described.map(({ subject, predicate, object }) => ({
      subject: term(subject),
      predicate: term(predicate),
      object: term(object),
    })),
  )
}
