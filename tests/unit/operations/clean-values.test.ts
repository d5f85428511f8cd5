// Cleaning operations on single values, as clerks meet them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runSteps, type StepInput, treat } from './run-step.ts'

/** [before, after] pairs through one operation. */
function expectPairs(op: string, pairs: readonly (readonly [string, string])[], params: StepInput['params'] = {}) {
  expect(
    treat(
      op,
      pairs.map(([before]) => before),
      params,
    ),
  ).toEqual(pairs.map(([, after]) => after))
}

describe('normalizeText', () => {
  it('trims, narrows, collapses blanks and removes what nobody sees, and leaves Chinese punctuation', () => {
    expectPairs('normalizeText', [
      [' 张三\u3000', '张三'],
      ['１２Ａ（东门）', '12A（东门）'],
      ['a  b\u00a0c', 'a b c'],
      ['零\u200b宽\ufeff', '零宽'],
      ['第一行\n第二行', '第一行 第二行'],
      ['䶮𠅤', '䶮𠅤'],
    ])
  })

  it('removes blanks inside where asked', () => {
    expectPairs('normalizeText', [['张\u3000三', '张三']], { blanks: 'remove' })
  })
})

describe('unifyEmpties', () => {
  it('makes the usual ways of saying nothing blank, whatever their width and case', () => {
    expectPairs('unifyEmpties', [
      ['无', ''],
      [' Ｎ／Ａ ', ''],
      ['null', ''],
      ['——', ''],
      ['\u3000', ''],
      ['无锡', '无锡'],
      ['0', '0'],
    ])
  })

  it('touches only the tokens the person listed', () => {
    expectPairs(
      'unifyEmpties',
      [
        ['无', '无'],
        ['未知', ''],
        ['--', '--'],
      ],
      { tokens: ['未知'] },
    )
  })
})

describe('normalizeDate', () => {
  it('writes every spelling as YYYY-MM-DD', () => {
    expectPairs('normalizeDate', [
      ['2020/6/9', '2020-06-09'],
      ['2020.06.09', '2020-06-09'],
      ['20200609', '2020-06-09'],
      ['2020年6月9日', '2020-06-09'],
      ['二〇二〇年六月九日', '2020-06-09'],
      ['２０２０－０６－０９', '2020-06-09'],
      ['2020-06-09 00:00:00', '2020-06-09'],
      ['43991', '2020-06-09'],
    ])
  })

  it('keeps partial dates partial and impossible ones as they are, and counts the latter', () => {
    const { rows, counts } = runSteps(
      [{ op: 'normalizeDate', columns: ['日期'] }],
      ['日期'],
      [['2020年6月'], ['2020年'], ['1990-02-30'], ['不详'], ['']],
    )
    expect(rows).toEqual([['2020-06'], ['2020'], ['1990-02-30'], ['不详'], ['']])
    expect(counts.get(0, 'cellsFailed')).toBe(2)
    expect(counts.get(0, 'cellsChanged')).toBe(2)
  })

  it('empties impossible dates where asked', () => {
    expectPairs('normalizeDate', [['1990-02-30', '']], { onFail: 'empty' })
  })

  it('keeps the time only where the step asks for it and the value has it', () => {
    const values = ['2024/3/5 14:22:31', '2024-03-05 下午2:22', '2024.3.5']
    expect(treat('normalizeDate', values)).toEqual(['2024-03-05', '2024-03-05', '2024-03-05'])
    expect(treat('normalizeDate', values, { precision: 'second' })).toEqual([
      '2024-03-05 14:22:31',
      '2024-03-05 14:22',
      '2024-03-05',
    ])
    expect(treat('normalizeDate', values, { precision: 'month' })).toEqual(['2024-03', '2024-03', '2024-03'])
  })

  it('reads the year last and in two digits only when told how', () => {
    expect(treat('normalizeDate', ['3/5/2024', '98.5.1'])).toEqual(['3/5/2024', '98.5.1'])
    const rules = { order: 'dayFirst', shortYears: 'read', pivot: 30 }
    expect(treat('normalizeDate', ['3/5/2024', '98.5.1', '05.5.1'], rules)).toEqual([
      '2024-05-03',
      '1998-05-01',
      '2005-05-01',
    ])
  })
})

describe('normalizeNumber', () => {
  it('writes every spelling as a plain number', () => {
    expectPairs('normalizeNumber', [
      ['1,234.50', '1234.50'],
      ['￥1,234', '1234'],
      ['1.23万元', '12300'],
      ['0.1万', '1000'],
      ['壹万贰仟叁佰肆拾伍元整', '12345'],
      ['(1,234.50)', '-1234.50'],
      ['约1200元', '1200'],
      ['１２', '12'],
      ['12%', '0.12'],
      ['12345678901234567890', '12345678901234567890'],
    ])
  })

  it('rounds half up to the decimals asked for and leaves words alone', () => {
    expectPairs(
      'normalizeNumber',
      [
        ['1234.565', '1234.57'],
        ['-0.005', '-0.01'],
        ['7', '7.00'],
        ['面议', '面议'],
      ],
      { decimals: 2 },
    )
  })

  it('counts bare numbers in the unit of their column', () => {
    const params = { unit: 'tenThousand', bareUnit: 'tenThousand' }
    expectPairs(
      'normalizeNumber',
      [
        ['1.23', '1.23'],
        ['12300元', '1.23'],
        ['0.5亿', '5000'],
      ],
      params,
    )
    expectPairs('normalizeNumber', [['1.23', '12300']], { bareUnit: 'tenThousand' })
  })
})

describe('normalizeCode', () => {
  it('writes capitals and removes blanks and quotes', () => {
    expectPairs('normalizeCode', [
      ["'32028219020315000x", '32028219020315000X'],
      ['320205 19000101 0006', '320205190001010006'],
      ['９１320200ma00000073', '91320200MA00000073'],
    ])
  })

  it('upgrades 15-digit ID numbers only where asked, and only real ones', () => {
    expectPairs('normalizeCode', [['320211000101000', '320211000101000']])
    expectPairs(
      'normalizeCode',
      [
        ['320211000101000', '320211190001010003'],
        ['320211001301000', '320211001301000'],
      ],
      { upgrade15: true },
    )
  })
})

describe('normalizeCode with its check character verified', () => {
  const wrong = '91320200MA00000074'

  it('empties a wrong organisation code only where asked, and counts it otherwise', () => {
    const pairs: [string, string][] = [['９１320200ma00000073', '91320200MA00000073']]
    expectPairs('normalizeCode', [...pairs, [wrong, wrong], ['无', '无']], {})
    expectPairs('normalizeCode', [...pairs, [wrong, ''], ['无', '']], { verify: 'uscc', onFail: 'empty' })
    const kept = runSteps([{ op: 'normalizeCode', columns: ['代码'], params: { verify: 'uscc' } }], ['代码'], [[wrong]])
    expect(kept.rows).toEqual([[wrong]])
    expect(kept.counts.get(0, 'cellsFailed')).toBe(1)
  })

  it('lets citizen numbers of 18 and 15 digits and residence permits pass', () => {
    expectPairs(
      'normalizeCode',
      [
        ['320205 19000101 0006', '320205190001010006'],
        ['320205190001010007', ''],
        ['320211000101000', '320211190001010003'],
        ['320211001301000', ''],
        ['81000019000101000X', '81000019000101000X'],
      ],
      { verify: 'citizenId', onFail: 'empty', upgrade15: true },
    )
  })
})

describe('normalizePhone', () => {
  it('writes mobiles and landlines in one form each', () => {
    expectPairs('normalizePhone', [
      ['+86 130-0000-0000', '13000000000'],
      ['8613000000000', '13000000000'],
      ['130 0000 0000', '13000000000'],
      ['１３０００００００００', '13000000000'],
      ['13000000000.0', '13000000000'],
      ["'13000000000", '13000000000'],
      ['(0510)80000000', '0510-80000000'],
      ['051080000000转123', '0510-80000000-123'],
      ['021-60000000', '021-60000000'],
      ['400-800-0000', '4008000000'],
    ])
  })

  it('keeps several numbers, or the first one only', () => {
    const values = ['13000000000/13000000001', '13000000000 13000000001']
    expect(treat('normalizePhone', values)).toEqual(['13000000000、13000000001', '13000000000、13000000001'])
    expect(treat('normalizePhone', values, { several: 'first' })).toEqual(['13000000000', '13000000000'])
  })

  it('leaves what is no number, rather than half of it', () => {
    expectPairs('normalizePhone', [
      ['1300000000', '1300000000'],
      ['13000000000/无', '13000000000/无'],
      ['1.3E+10', '1.3E+10'],
    ])
  })
})

describe('mapValues and fillEmpties', () => {
  const table = [
    { from: '1', to: '男' },
    { from: 'M', to: '男' },
    { from: '2', to: '女' },
  ]

  it('replaces by the table, ignoring width, case and outer blanks', () => {
    expectPairs(
      'mapValues',
      [
        [' １', '男'],
        ['m', '男'],
        ['2', '女'],
        ['未知', '未知'],
        ['', ''],
      ],
      { table },
    )
  })

  it('treats values outside the table as asked', () => {
    expectPairs('mapValues', [['未知', '']], { table, otherwise: 'empty' })
    expectPairs('mapValues', [['未知', '其他']], { table, otherwise: 'value', otherwiseValue: '其他' })
    expectPairs('mapValues', [['m', 'm']], { table, compare: 'exact' })
  })

  it('maps blank cells only when the table names them', () => {
    expectPairs('mapValues', [['', '未填']], { table: [{ from: '', to: '未填' }] })
  })

  it('refuses a table that contradicts itself', () => {
    const contradiction = [...table, { from: 'm', to: '女' }]
    expect(() => treat('mapValues', ['1'], { table: contradiction })).toThrow(
      expect.objectContaining({ code: 'RECIPE_INVALID' }),
    )
  })

  it('fills blank cells and nothing else', () => {
    expectPairs(
      'fillEmpties',
      [
        ['', '未知'],
        ['有', '有'],
      ],
      { value: '未知' },
    )
  })
})

describe('cleaning twice', () => {
  const spelled = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(...'0129.,-/年月日万元￥¥（）() \u3000\t一二〇十壹仟Ｘx%约\'"転+8６'),
      maxLength: 14,
    }),
    fc.date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map(date => {
      const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
      return `${year}年${Number(month)}月${Number(day)}日`
    }),
  )
  const idempotent: [string, StepInput['params']][] = [
    ['normalizeText', {}],
    ['normalizeText', { blanks: 'remove', punctuation: 'half', lineBreaks: 'remove' }],
    ['unifyEmpties', {}],
    ['normalizeDate', { serials: 'no' }],
    ['normalizeDate', { serials: 'no', precision: 'second' }],
    ['normalizeNumber', {}],
    ['normalizeNumber', { decimals: 2 }],
    ['normalizeCode', {}],
    ['normalizePhone', {}],
    ['fillEmpties', { value: '未知' }],
  ]

  it.each(idempotent)('%s %j changes nothing the second time', (op, params) => {
    fc.assert(
      fc.property(fc.array(spelled, { minLength: 1, maxLength: 20 }), values => {
        const once = treat(op, values, params)
        expect(treat(op, once, params)).toEqual(once)
      }),
      { numRuns: 300 },
    )
  })
})
