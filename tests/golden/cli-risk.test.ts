import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { openprep, workPlace } from './openprep.ts'

const place = workPlace()
afterAll(() => rmSync(place.dir, { recursive: true }))

const people = place.write('就诊.csv', '年龄,性别,病\n25,女,A\n25,女,B\n30,女,A\n30,女,A\n30,女,A\n')
const everybody = place.write('人群.csv', `年龄,性别\n${'25,女\n'.repeat(8)}${'30,女\n'.repeat(12)}`)

describe('somebody asks how easily people are found in a table', () => {
  it('and gets every figure in one document', async () => {
    const { exit, json } = await openprep('risk', people, '--qi', '年龄,性别', '--sensitive', '病', '--json')
    expect(exit).toBe(0)
    expect(json).toMatchObject({
      rows: 5,
      classes: 2,
      k: 2,
      uniques: 0,
      uniqueShare: 0,
      prosecutor: { max: 0.5, average: 0.4, shareAtRisk: 1 },
      journalist: { max: 0.5, average: 0.4, shareAtRisk: 1, basis: 'upperBound' },
      marketer: 0.4,
      l: { distinct: 1, byColumn: { 病: { distinct: 1, entropy: 1 } } },
      t: { equal: expect.closeTo(0.3, 12), ordered: null },
      classSizes: [
        { size: 2, classes: 1 },
        { size: 3, classes: 1 },
      ],
      byColumn: [
        { column: '年龄', distinction: 0.4, separation: 0.6 },
        { column: '性别', distinction: 0.2, separation: 0 },
      ],
      level: 2,
      grounds: expect.arrayContaining([expect.stringContaining('最小的一组有 2 条')]),
    })
  })

  it('against the people around, a threshold is kept', async () => {
    const { exit, json } = await openprep(
      ...['risk', people, '--qi', '年龄', '--qi', '性别', '--population', everybody, '--threshold', '0.5', '--json'],
    )
    expect(exit).toBe(0)
    expect(json).toMatchObject({
      journalist: { max: 0.125, basis: 'population', shareAtRisk: 0 },
      marketer: expect.closeTo(0.1, 12),
      population: { rows: 20, kMap: 8 },
      level: 3,
    })
  })

  it('against the last release and a table of somebody else', async () => {
    const { json } = await openprep(
      ...['risk', people, '--qi', '年龄,性别', '--previous', people, '--linkage', everybody, '--json'],
    )
    expect(json).toMatchObject({
      difference: { classes: 2, unchanged: 2, exposed: 0 },
      linkage: { rows: 5, matched: 5, unique: 0, toFew: 5 },
    })
  })

  it('a threshold that is missed ends with 1', async () => {
    expect((await openprep('risk', people, '--qi', '年龄', '--threshold', '0.4', '--json')).exit).toBe(1)
  })

  it('slips are answered with the column or the option', async () => {
    const unknown = await openprep('risk', people, '--qi', '岁数', '--json')
    expect(unknown.exit).toBe(2)
    expect(unknown.json).toMatchObject({ error: { code: 'COLUMN_NOT_FOUND' } })
    const missing = await openprep('risk', people, '--json')
    expect(missing.json).toMatchObject({ error: { code: 'USAGE' } })
  })
})
