// De-identifying a file from the command line: the figures, the written file, and what is said when it cannot be done.
// The small tables are made up; nobody in them exists.
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { DeidentifyReportSchema } from '../../src-main/contract/deidentify.ts'
import { openprep, ROOT, workPlace } from './openprep.ts'

const { dir, at, write } = workPlace()
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const table = write(
  '登记.csv',
  '姓名;年龄;性别;病种\n甲;25;男;A\n乙;25;男;B\n丙;30;男;A\n丁;30;男;A\n戊;30;男;A\n己;61;女;B\n',
)
write('x_hierarchy_年龄.csv', '25;20-29;*\n30;30-39;*\n61;60-69;*\n')
write('x_hierarchy_性别.csv', '男;*\n女;*\n')
const asked = [table, '--qi', '年龄,性别', '--hierarchies', dir]

const records = (path: string) =>
  readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .filter(line => line !== '')

describe('deidentify', () => {
  it('suppresses the one who cannot be hidden, and leaves every record in its place', async () => {
    const out = at('结果.csv')
    const { exit, json } = await openprep(
      'deidentify',
      ...asked,
      '--k',
      '2',
      '--suppression',
      '0.2',
      '--out',
      out,
      '--json',
    )
    expect(exit).toBe(0)
    expect(DeidentifyReportSchema.parse(json)).toMatchObject({
      rows: 6,
      strategy: 'optimal',
      levels: { 年龄: 0, 性别: 0 },
      suppressedRows: 1,
      classes: 2,
      classSize: { min: 2, avg: 2.5, max: 3 },
      lattice: { nodes: 6 },
      optimal: true,
      // A level that merges nothing costs nothing.
      ties: [
        { 年龄: 0, 性别: 0 },
        { 年龄: 1, 性别: 0 },
      ],
      risk: { rows: 5, k: 2, uniques: 0, prosecutor: { max: 0.5, average: 0.4, shareAtRisk: 1 } },
    })
    expect(records(out)).toEqual([
      '姓名,年龄,性别,病种',
      '甲,25,男,A',
      '乙,25,男,B',
      '丙,30,男,A',
      '丁,30,男,A',
      '戊,30,男,A',
      '己,*,*,B',
    ])
  })

  it('leaves suppressed records out when told to', async () => {
    const out = at('少.csv')
    await openprep('deidentify', ...asked, '--k', '2', '--suppression', '0.2', '--drop-suppressed', '--out', out)
    expect(records(out)).toHaveLength(6)
    expect(records(out).some(line => line.includes('*'))).toBe(false)
  })

  it('says that there is no solution, writes nothing and ends with 1', async () => {
    const out = at('无.csv')
    const { exit, json, stderr } = await openprep('deidentify', ...asked, '--k', '7', '--out', out, '--json')
    expect(exit).toBe(1)
    expect(DeidentifyReportSchema.parse(json)).toMatchObject({ levels: null, score: null, ties: [], optimal: true })
    expect(stderr).toContain('没有可行的方案')
    expect(() => readFileSync(out)).toThrow()
  })

  it.each([
    ['HIERARCHY_VALUE_MISSING', ['--qi', '年龄', '--k', '2'], '年龄_61', '第 7 行的值“61”不在层级表里'],
    ['COLUMN_NOT_FOUND', ['--qi', '岁数', '--k', '2'], '', '现有的列'],
    ['ORDER_NEEDED', ['--qi', '年龄', '--sensitive', '病种', '--t', '0.2', '--t-distance', 'ordered'], '', '--order'],
    ['POPULATION_NEEDED', ['--qi', '年龄', '--k', '2', '--delta', '0..1'], 'usage', '--population'],
    ['USAGE', ['--qi', '年龄', '--k', '2', '--l', '2'], 'usage', '--sensitive'],
    ['USAGE', ['--qi', '年龄', '--sensitive', '年龄', '--k', '2'], 'usage', '不能既是'],
    ['USAGE', ['--qi', '年龄'], 'usage', '至少要给出一项条件'],
    ['OPTION_INVALID', ['--qi', '年龄', '--k', '0'], 'usage', '整数'],
    ['OPTION_INVALID', ['--qi', '年龄', '--k', '2', '--suppression', '1.5'], 'usage', '0 到 1'],
  ])('says what is wrong and how to mend it: %s', async (code, options, folder, said) => {
    const words = [table, ...options, '--out', at('错.csv')]
    if (folder === '年龄_61') {
      const broken = workPlace()
      broken.write('x_hierarchy_年龄.csv', '25;*\n30;*\n')
      words.push('--hierarchies', broken.dir)
    }
    const { exit, stderr } = await openprep('deidentify', ...words)
    expect(exit).not.toBe(0)
    if (folder !== 'usage') expect(stderr).toContain(code)
    expect(stderr).toContain(said)
  })

  it('solves the adult benchmark to the proven optimum', async () => {
    const adult = `${ROOT}/tests/fixtures/adult`
    const qi = 'sex,age,race,marital-status,education,native-country,workclass,occupation,salary-class'
    const out = at('adult.csv')
    const words = [`${adult}/adult.csv`, '--qi', qi, '--hierarchies', adult, '--k', '5', '--suppression', '0.02']
    const { json } = await openprep('deidentify', ...words, '--out', out, '--json')
    const report = DeidentifyReportSchema.parse(json)
    expect(report).toMatchObject({ rows: 30162, suppressedRows: 506, classes: 222, optimal: true })
    expect(report.lattice.nodes).toBe(12960)
    expect(report.score).toBeCloseTo(0.31371303533, 10)
    const sizes = new Map<string, number>()
    for (const line of records(out).slice(1)) sizes.set(line, (sizes.get(line) ?? 0) + 1)
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(5)
    expect(records(out)).toHaveLength(30163)
  })
})
