// De-identifying what a work folder holds, in every form of file, with averages, and by the bureau's own thresholds.
// The small table is made up; nobody in it exists.
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { USUAL_FIGURES } from '../../src-main/core/deidentification/risk/effect-level.ts'
import { openprep, workPlace } from './openprep.ts'

const { dir, at, write } = workPlace()
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const people = ['甲;20', '乙;26', '丙;31', '丁;33', '戊;38', '己;61']
const table = write('登记.csv', `姓名;年龄\n${people.join('\n')}\n`)
write('x_hierarchy_年龄.csv', '20;20-29;*\n26;20-29;*\n31;30-39;*\n33;30-39;*\n38;30-39;*\n61;60-69;*\n')
const store = at('工作区')
const asked = ['--qi', '年龄', '--hierarchies', dir, '--k', '2', '--suppression', '0.2']

beforeAll(async () => {
  expect((await openprep('import', table, '--store', store, '--dataset', '一月')).exit).toBe(0)
})

const rowsOf = async (path: string): Promise<unknown> => (await openprep('read', path, '--json')).json

describe('a dataset of a work folder', () => {
  it('is de-identified like its file', async () => {
    const [fromFile, fromStore] = [at('甲.csv'), at('乙.csv')]
    const one = await openprep('deidentify', table, ...asked, '--out', fromFile, '--json')
    const other = await openprep(
      'deidentify',
      '--store',
      store,
      '--dataset',
      '一月',
      ...asked,
      '--out',
      fromStore,
      '--json',
    )
    expect([one.exit, other.exit]).toEqual([0, 0])
    expect(readFileSync(fromStore, 'utf8')).toBe(readFileSync(fromFile, 'utf8'))
    expect(await openprep('risk', '--store', store, '--qi', '年龄', '--json')).toMatchObject({
      json: { rows: 6, k: 1 },
    })
  })

  it('that is not there is named', async () => {
    const { exit, json } = await openprep(
      'deidentify',
      '--store',
      store,
      '--dataset',
      '二月',
      ...asked,
      '--out',
      at('丙.csv'),
      '--json',
    )
    expect(exit).toBe(2)
    expect(json).toMatchObject({ error: { code: 'DATASET_NOT_FOUND' } })
  })
})

describe('the result', () => {
  it.each(['.xlsx', '.json', '.xml'])('may be a file of another form (%s) with the same records', async ending => {
    const [csv, out] = [at('样.csv'), at(`样${ending}`)]
    await openprep('deidentify', table, ...asked, '--out', csv)
    expect((await openprep('deidentify', table, ...asked, '--out', out)).exit).toBe(0)
    if (ending === '.xml') expect(readFileSync(out, 'utf8')).toContain('20-29')
    else
      expect(await rowsOf(out)).toMatchObject({
        columns: ['姓名', '年龄'],
        rows: ((await rowsOf(csv)) as { rows: unknown }).rows,
      })
  })

  it('shows averages where they are asked for', async () => {
    const out = at('平均.csv')
    const { exit } = await openprep('deidentify', table, ...asked, '--microaggregate', '年龄=mean', '--out', out)
    expect(exit).toBe(0)
    expect(await rowsOf(out)).toMatchObject({
      rows: [
        ['甲', '23.0'],
        ['乙', '23.0'],
        ['丙', '34.0'],
        ['丁', '34.0'],
        ['戊', '34.0'],
        ['己', '*'],
      ],
    })
  })

  it('an average of a column that is not generalised is refused', async () => {
    const { exit } = await openprep(
      'deidentify',
      table,
      ...asked,
      '--microaggregate',
      '姓名=mode',
      '--out',
      at('丁.csv'),
    )
    expect(exit).toBe(2)
  })
})

describe('the thresholds are the bureau’s own data', () => {
  const { releases } = USUAL_FIGURES
  const own = {
    ...USUAL_FIGURES,
    version: '本局 1',
    releases: { ...releases, public: { ...releases.public, threshold: 1 } },
  }

  it('kept in the work folder, and named in the report', async () => {
    const before = await openprep('risk', '--store', store, '--qi', '年龄', '--json')
    expect(before.json).toMatchObject({ level: 2, figuresVersion: USUAL_FIGURES.version })
    const after = await openprep(
      'risk',
      '--store',
      store,
      '--qi',
      '年龄',
      '--levels',
      write('阈值.json', JSON.stringify(own)),
      '--json',
    )
    expect(after.json).toMatchObject({ level: 3, figuresVersion: '本局 1' })
    expect((await openprep('risk', '--store', store, '--qi', '年龄', '--json')).json).toMatchObject({ level: 3 })
  })

  it('a file that is none is refused with the field', async () => {
    const { exit, json } = await openprep(
      'risk',
      table,
      '--qi',
      '年龄',
      '--levels',
      write('错.json', JSON.stringify({ ...own, breach: {} })),
      '--json',
    )
    expect(exit).toBe(3)
    expect(json).toMatchObject({ error: { code: 'FIGURES_INVALID' } })
  })
})
