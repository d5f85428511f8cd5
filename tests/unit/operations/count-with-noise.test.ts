// Published counts keep their order of size and hide who is counted.
// The noise is keyed: the same key gives the same counts.
import { describe, expect, it } from 'vitest'
import { type Row, runSteps } from './run-step.ts'

const names = ['性别', '区', '姓名']
const people: Row[] = Array.from(
  { length: 300 },
  (_, at): Row => [at % 3 === 0 ? '女' : '男', at % 2 === 0 ? '锡山' : '惠山', `某${at}`],
)
const count = (params: object, rows = people, columns = ['性别', '区']) =>
  runSteps([{ op: 'countWithNoise', columns, params: { key: '计数', ...params } as never }], names, rows)

describe('a table becomes counts with noise', () => {
  it('one row for each combination, near the true counts, and nobody’s name', () => {
    const { names: columns, rows } = count({ epsilon: 1 })
    expect(columns).toEqual(['性别', '区', '人数'])
    expect(rows.map(row => row.slice(0, 2).join())).toEqual(['女,惠山', '女,锡山', '男,惠山', '男,锡山'].toSorted())
    for (const [sex, , noisy] of rows)
      expect(Math.abs(Number(noisy) - (sex === '女' ? 50 : 100))).toBeLessThanOrEqual(25)
  })

  it('the same table gives the same noise, one person more gives other noise everywhere', () => {
    const asked = {
      epsilon: 0.1,
      values: [
        ['男', '女'],
        ['锡山', '惠山'],
      ],
    }
    const first = count(asked).rows
    expect(count(asked, people.toReversed()).rows).toEqual(first)
    const more = count(asked, [...people, ['男', '锡山', '新来的']]).rows
    // Were the noise the same, only one count would differ, by exactly one.
    expect(more.filter((row, at) => row[2] !== first[at]?.[2]).length).toBeGreaterThan(1)
  })

  it('with the values listed, combinations nobody has are counted too', () => {
    const values = [
      ['男', '女'],
      ['锡山', '惠山', '滨湖'],
    ]
    const { rows } = count({ epsilon: 1, values })
    expect(rows).toHaveLength(6)
    expect(rows.every(row => Number(row[2]) >= 0)).toBe(true)
  })

  it('a value that is not listed stops the run and is named', () => {
    expect(() => count({ values: [['男'], ['锡山', '惠山']] })).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ reason: expect.stringContaining('“女”') }) }),
    )
  })

  it('without a list, a combination of one person does not show', () => {
    for (let at = 0; at < 20; at += 1) {
      const { rows } = count({ epsilon: 1, key: `第${at}把` }, [...people, ['男', '江阴', '独一份']])
      expect(rows.some(row => row[1] === '江阴')).toBe(false)
    }
  })
})
