// What a package says of its data, read by programs of others: the library of Data Package's own authors and a parser of CSV on the Web.
// Every cell comes back as it was written, of a table with every type and of the examples of both standards.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Package } from 'datapackage'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPackage, type PackageSources } from '../../src-main/files/packages/build-package.ts'
import { DESCRIBED_COLUMNS, DESCRIBED_ROWS, describedSources } from '../unit/packages/described-package.ts'
import { sources } from '../unit/packages/sample-package.ts'
import { csvwRows, packageRows } from './read-by-others.ts'
import { unpack } from './unpack.ts'

const folder = mkdtempSync(join(tmpdir(), 'openprep-others-'))
const at = (...path: string[]) => join(folder, ...path)
const DATA = '无锡市公共停车场信息.csv-metadata.json'
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function built(name: string, made: (out: string) => PackageSources): Promise<void> {
  await buildPackage(made(at(`${name}.zip`)))
  await unpack(at(`${name}.zip`), at(name))
}

beforeAll(() => built('described', describedSources))

/** As another program's types read the cells of the described table. */
const NUMBERS = new Set(['泊位数', '收费（元）'])
const DAYS = new Set(['启用日期'])
const MOMENTS = new Set(['核对时间'])
const momentOf = (text: string) => `${text.replace(' ', 'T')}.000Z`

describe('the library of the Data Package standard', () => {
  const read = (cast: boolean) => packageRows(at('described', 'datapackage.json'), 'csvplain', cast)

  it('takes the descriptor by the profiles its authors published, and refuses one that is none', async () => {
    const descriptor: Record<string, unknown> = JSON.parse(readFileSync(at('described', 'datapackage.json'), 'utf8'))
    const judged = async (changed: object) => {
      const { valid, errors } = await Package.load({ ...descriptor, ...changed }, { basePath: at('described') })
      return { valid, told: errors.length > 0 }
    }
    expect(await judged({})).toEqual({ valid: true, told: false })
    for (const changed of [{ resources: [] }, { name: 5 }, { contributors: [{ email: 5 }] }, { licenses: 'none' }])
      expect({ changed, ...(await judged(changed)) }).toEqual({ changed, valid: false, told: true })
  })

  it('reads every cell of the table as its type says', async () => {
    const wanted = DESCRIBED_ROWS.map(row =>
      row.map((text, column) => {
        const name = DESCRIBED_COLUMNS[column] ?? ''
        if (text === '') return null
        if (NUMBERS.has(name)) return Number(text)
        if (DAYS.has(name)) return text
        // The library takes blanks at the beginning of a cell away, whatever the dialect says.
        return MOMENTS.has(name) ? momentOf(text) : text.trimStart()
      }),
    )
    const found = (await read(true)).map(row =>
      row.map((cell, column) => {
        if (!(cell instanceof Date)) return cell
        // The library puts what is written into the time of the place it runs in.
        const moment = new Date(cell.getTime() - cell.getTimezoneOffset() * 60_000).toISOString()
        return DAYS.has(DESCRIBED_COLUMNS[column] ?? '') ? moment.slice(0, 10) : moment
      }),
    )
    expect(found).toEqual(wanted)
  })
})

describe('a parser of CSV on the Web', () => {
  it('reads every cell with the datatype that the metadata give it', async () => {
    const rows = await csvwRows(at('described', 'data', DATA))
    expect(rows).toHaveLength(DESCRIBED_ROWS.length)
    expect(Object.fromEntries(rows[0] ?? [])).toEqual({
      bh: { text: '0001', type: 'string' },
      mc: { text: '崇安寺"停车场"', type: 'string' },
      bws: { text: '120', type: 'integer' },
      sf: { text: '5.00', type: 'decimal' },
      qyrq: { text: '2019-02-28', type: 'date' },
      f_hdsj: { text: '2024-05-01T08:30:00.000Z', type: 'dateTime' },
      zt: { text: '1', type: 'string' },
      sfsf: { text: '是', type: 'string' },
    })
    const cells = rows.map(row => [...row.values()].map(({ text }) => text))
    const wanted = DESCRIBED_ROWS.map(row =>
      row.flatMap((text, column) => {
        if (text === '') return []
        return MOMENTS.has(DESCRIBED_COLUMNS[column] ?? '') ? momentOf(text) : text
      }),
    )
    expect(cells).toEqual(wanted)
  })
})

describe.each(['csvw__tree-ops-ext', 'frictionless-py__blank-cells', 'frictionless-py__escaping'])(
  'the example %s',
  name => {
    const text = readFileSync(join(import.meta.dirname, '../fixtures/examples', `${name}.csv`), 'utf8')
    const [columns = [], ...rows] = Papa.parse<string[]>(text.trim()).data
    const wanted = rows.map(row => columns.map((_, at) => row[at] ?? ''))

    it('comes back from the package as it was, through either description', async () => {
      await built(name, out => {
        const made = sources(out, {}, wanted, columns)
        const fields = made.catalogue.fields.map(field => ({ ...field, nullable: true, nullMeaning: '没有填' }))
        return { ...made, catalogue: { ...made.catalogue, fields, fileForms: ['csvPlain'] } }
      })
      const found = await packageRows(at(name, 'datapackage.json'), 'csvplain', false)
      expect(found.map(row => row.map(cell => cell ?? ''))).toEqual(wanted)
      const described = await csvwRows(at(name, 'data', DATA))
      expect(described.map(row => [...row.values()].map(({ text: cell }) => cell))).toEqual(
        wanted.map(row => row.filter(cell => cell !== '')),
      )
    })
  },
)
