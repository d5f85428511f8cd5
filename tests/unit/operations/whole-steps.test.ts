// Operations that look at the whole table, as clerks use them; small tables, compared with plain code.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal, runSteps, treat } from './run-step.ts'

const names = ['号', '名', '电话', '日']
const rows = [
  ['1', '甲', '', '2020-01-01'],
  ['2', '乙', '55', ''],
  ['1', '', '33', '2021-05-05'],
  ['', '丙', '', ''],
  ['1', '甲', '44', '2019年'],
  ['', '丁', '', ''],
]

describe('sorting', () => {
  it('knows numbers, dates and the sound of Chinese, and puts blanks last both ways', () => {
    const sorted = (values: string[], params = {}) => {
      const table = values.map(value => [value])
      return runSteps([{ op: 'sortRows', columns: ['a'], params }], ['a'], table).rows.map(([value]) => value)
    }
    expect(sorted(['10', '9', '', '-2', '1.5万', '-10', '0.5'])).toEqual(['-10', '-2', '0.5', '9', '10', '1.5万', ''])
    expect(sorted(['10', '9', '', '-2'], { order: 'down' })).toEqual(['10', '9', '-2', ''])
    expect(sorted(['2020年6月9日', '2019/12/1', '2020-06'])).toEqual(['2019/12/1', '2020-06', '2020年6月9日'])
    expect(sorted(['张三', '李四', '阿明', '李三'])).toEqual(['阿明', '李三', '李四', '张三'])
    expect(sorted(['10', '9'], { compare: 'text' })).toEqual(['10', '9'])
  })

  it('orders whole and broken numbers as exact arithmetic does', () => {
    const number = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 9999 }))
      .map(([whole, rest]) => `${whole}.${String(rest).padStart(4, '0')}`)
    fc.assert(
      fc.property(fc.array(number, { maxLength: 30 }), values => {
        const table = values.map(value => [value])
        const sorted = runSteps([{ op: 'sortRows', columns: ['a'] }], ['a'], table).rows.map(([value = '']) => value)
        const scaled = (value: string) => {
          const sign = value.startsWith('-') ? -1n : 1n
          return sign * BigInt(value.replace(/[-.]/g, ''))
        }
        const expected = values.toSorted((a, b) => Number(scaled(a) > scaled(b)) - Number(scaled(a) < scaled(b)))
        expect(sorted).toEqual(expected)
      }),
    )
  })
})

describe('of rows that are alike', () => {
  it.each([
    ['first', {}, [2, 3, 5, 7]],
    ['last', {}, [3, 5, 6, 7]],
    ['mostComplete', {}, [3, 5, 6, 7]],
    ['newest', { by: '日' }, [3, 4, 5, 7]],
    ['largest', { by: '电话' }, [3, 5, 6, 7]],
  ])('the %s one stays, and blank keys are no likeness', (rule, by, kept) => {
    const step = { op: 'keepBest', columns: ['号'], params: { rule, ...by } }
    expect(runSteps([step], names, rows).rowNumbers).toEqual(kept)
  })

  it('asks for the column to judge by', () => {
    const step = { op: 'keepBest', columns: ['号'], params: { rule: 'newest' } }
    expect(refusal(() => runSteps([step], names, rows))).toContain('看哪一列')
  })

  it('one is made of all: blanks filled from one another, what contradicts reported', () => {
    const {
      names: columns,
      rows: merged,
      rowNumbers,
      counts,
    } = runSteps([{ op: 'mergeDuplicates', columns: ['号'] }], names, rows)
    expect(columns).toEqual([...names, '合并冲突'])
    expect(rowNumbers).toEqual([2, 3, 5, 7])
    expect(merged[0]).toEqual(['1', '甲', '33', '2020-01-01', '电话：33 / 44；日：2020-01-01 / 2021-05-05 / 2019年'])
    expect(merged[1]).toEqual([...(rows[1] ?? []), ''])
    expect(counts.get(0, 'rowsRemoved')).toBe(2)
  })

  it('merging loses no value: each stands in the leading row or in the report', () => {
    const cell = fc.constantFrom('', 'a', 'b', 'c')
    const leading = fc.constantFrom('first', 'last')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('1', '2', ''), cell, cell), { maxLength: 25 }),
        leading,
        (table, lead) => {
          const step = { op: 'mergeDuplicates', columns: ['k'], params: { leading: lead } }
          const merged = runSteps([step], ['k', 'x', 'y'], table).rows
          for (const [key, x, y] of table) {
            if (key === '') continue
            const row = merged.find(one => one[0] === key) ?? []
            for (const value of [x, y].filter(one => one !== '')) expect(row.slice(1).join('|')).toContain(value)
          }
          expect(merged.filter(row => row[0] !== '')).toHaveLength(
            new Set(table.map(([key]) => key).filter(Boolean)).size,
          )
        },
      ),
    )
  })
})

describe('the largest rows', () => {
  it('are taken of the table or of each group, in order', () => {
    const table = [
      ['甲', '3'],
      ['乙', '9'],
      ['甲', '7'],
      ['乙', ''],
      ['甲', '5'],
    ]
    const top = (params: Record<string, number | string | string[]>) =>
      runSteps([{ op: 'keepTop', columns: ['数'], params }], ['区', '数'], table).rows.map(row => row.join(''))
    expect(top({ rows: 2 })).toEqual(['乙9', '甲7'])
    expect(top({ rows: 2, order: 'smallest' })).toEqual(['甲3', '甲5'])
    expect(top({ rows: 1, within: ['区'] })).toEqual(['乙9', '甲7'])
  })
})

describe('rows drawn by lot', () => {
  const table = Array.from({ length: 50 }, (_, row) => [String(row)])
  const draw = (lot: number, count = 10) =>
    runSteps([{ op: 'drawRows', params: { rows: count, lot } }], ['a'], table).rowNumbers

  it('are as many as asked, in their order, and the same lot draws the same', () => {
    expect(draw(1)).toHaveLength(10)
    expect(draw(1)).toEqual([...draw(1)].sort((a, b) => a - b))
    expect(draw(1)).toEqual(draw(1))
    expect(draw(2)).not.toEqual(draw(1))
    expect(draw(1, 80)).toHaveLength(50)
  })

  it('have about the same chance each', () => {
    const times = new Map<number, number>()
    for (let lot = 0; lot < 400; lot += 1) for (const row of draw(lot)) times.set(row, (times.get(row) ?? 0) + 1)
    // 80 of 400 are expected; 8 is one standard deviation.
    expect(times.size).toBe(50)
    for (const count of times.values()) expect(Math.abs(count - 80)).toBeLessThan(40)
  })
})

describe('turning tables', () => {
  it('and turning them back gives the same cells', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '1', '乙', ' '), minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(fc.record({ 一: value, 二: value }), { minLength: 1, maxLength: 8 }), records => {
        const table = records.map(({ 一, 二 }, at) => [String(at), 一, 二])
        const back = runSteps(
          [
            { op: 'unpivot', columns: ['一', '二'], params: { nameColumn: '项', valueColumn: '值' } },
            { op: 'pivot', columns: ['号'], params: { nameColumn: '项', valueColumn: '值' } },
          ],
          ['号', '一', '二'],
          table,
        )
        expect(back.names).toEqual(['号', '一', '二'])
        expect(back.rows).toEqual(table)
      }),
    )
  })

  it('puts rows that belong together side by side', () => {
    const lines = [['张三'], ['男'], ['1990'], ['李四'], ['女']]
    const step = { op: 'transposeRows', columns: ['a'], params: { rows: 3, names: ['姓名', '性别', '年'] } }
    expect(runSteps([step], ['a'], lines)).toMatchObject({
      names: ['姓名', '性别', '年'],
      rows: [
        ['张三', '男', '1990'],
        ['李四', '女', ''],
      ],
      rowNumbers: [2, 5],
    })
  })
})

describe('values with two sides', () => {
  it.each([
    ['2020年1月至6月', '2020-01', '2020-06'],
    ['2020.01.01-2021.03.05', '2020-01-01', '2021-03-05'],
    ['2020-01-01~2020-12-31', '2020-01-01', '2020-12-31'],
    ['2019—2020年', '2019', '2020'],
    ['2020年1月3日至15日', '2020-01-03', '2020-01-15'],
    ['2021年5月1日起', '2021-05-01', ''],
    ['2021年5月至今', '2021-05', ''],
    ['二〇二〇年六月至二〇二一年一月', '2020-06', '2021-01'],
    ['2021-2019', '', ''],
    ['2020-06-09', '', ''],
    ['不详', '', ''],
  ])('%s', (value, from, to) => {
    const step = { op: 'splitPeriod', columns: ['期'], params: { fromColumn: '起', toColumn: '止' } }
    expect(runSteps([step], ['期'], [[value]]).rows).toEqual([[value, from, to]])
  })

  it('plates have one form', () => {
    const plates = ['苏b·12345', ' 苏 B-D1234 5', '苏Ｂ１２３４５', '没有', '苏B12345']
    expect(treat('normalizePlate', plates)).toEqual(['苏B12345', '苏BD12345', '苏B12345', '没有', '苏B12345'])
    expect(treat('normalizePlate', ['苏B12345', 'x'], { dot: true, onFail: 'empty' })).toEqual(['苏B·12345', ''])
  })

  it('divisions are understood by code, withdrawn ones too, and by name', () => {
    expect(treat('mapDivisions', ['320200', '320205', '3202', '110101', '无锡', '999999', '江苏省'])).toEqual([
      '江苏省无锡市',
      '江苏省无锡市',
      '江苏省无锡市',
      '北京市',
      '江苏省无锡市',
      '999999',
      '江苏省',
    ])
    expect(treat('mapDivisions', ['无锡市', '江苏', '锡山区', '黄浦区'], { to: 'code' })).toEqual([
      '320200',
      '320000',
      '320200',
      '310000',
    ])
    expect(treat('mapDivisions', ['锡山区', '宿迁市'])).toEqual(['江苏省无锡市', '江苏省宿迁市'])
    expect(treat('mapDivisions', ['宿迁市'], { to: 'countyCode' })).toEqual(['321300'])
  })

  it('counties are understood by code, short and full name, withdrawn ones too, both ways', () => {
    const values = [
      '锡山区',
      '江苏省无锡市锡山区',
      '江苏无锡锡山区',
      '320205',
      '320205001000',
      '崇安区',
      '320202',
      '无锡市',
    ]
    const codes = ['320205', '320205', '320205', '320205', '320205', '320202', '320202', '320200']
    expect(treat('mapDivisions', values, { to: 'countyCode' })).toEqual(codes)
    expect(treat('mapDivisions', ['320205', '320202', '310101', '3202'], { to: 'county' })).toEqual([
      '江苏省无锡市锡山区',
      '江苏省无锡市崇安区',
      '上海市黄浦区',
      '江苏省无锡市',
    ])
  })

  it('a county name that several places bear is nobody’s until the places are said', () => {
    const values = ['朝阳区', '北京市朝阳区', '长春朝阳区']
    expect(treat('mapDivisions', values, { to: 'countyCode', onFail: 'empty' })).toEqual(['', '110105', '220104'])
    expect(treat('mapDivisions', values, { to: 'countyCode', within: ['北京'], onFail: 'empty' })).toEqual([
      '110105',
      '110105',
      '',
    ])
    expect(() => treat('mapDivisions', values, { to: 'countyCode', within: ['火星'] })).toThrow('RECIPE_INVALID')
  })
})
