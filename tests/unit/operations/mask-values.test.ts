// Masking operations: what they hide, and that they stop rather than let a value through.
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { context, runSteps, treat } from './run-step.ts'

describe('maskText', () => {
  it('keeps what is asked for and hides the rest behind a fixed number of signs', () => {
    expect(treat('maskText', ['张三丰', '欧阳修远大'], { keepFirst: 1 })).toEqual(['张****', '欧****'])
    expect(treat('maskText', ['320205190001010006'], { keepFirst: 3, keepLast: 2, signs: 6 })).toEqual(['320******06'])
  })

  it('hides a value whole that would otherwise come out whole', () => {
    expect(treat('maskText', ['张', '张三'], { keepFirst: 1, keepLast: 1 })).toEqual(['****', '****'])
  })

  it('never cuts a rare character in half', () => {
    expect(treat('maskText', ['𠅤三丰'], { keepFirst: 1 })).toEqual(['𠅤****'])
  })

  it('gives masked values of one length, whatever their own', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme-ascii' }), value => {
        const [masked = ''] = treat('maskText', [value], { keepFirst: 0, keepLast: 0 })
        expect(masked).toBe('****')
      }),
    )
  })
})

describe('pseudonymize', () => {
  const params = { key: '研究用', length: 16 }

  it('gives equal values equal pseudonyms, different values different ones, and blank cells none', () => {
    const [a, b, c, blank] = treat('pseudonymize', ['甲', '乙', '甲', ''], params)
    expect(a).toMatch(/^[a-z2-7]{16}$/)
    expect(c).toBe(a)
    expect(b).not.toBe(a)
    expect(blank).toBe('')
  })

  it('is HMAC-SHA-256 under the named key', () => {
    const wanted = createHmac('sha256', context.key('研究用')).update('甲').digest('hex').slice(0, 20)
    expect(treat('pseudonymize', ['甲'], { key: '研究用', alphabet: 'hex', length: 20, prefix: 'P-' })).toEqual([
      `P-${wanted}`,
    ])
  })

  it('spells base 32 as RFC 4648 does', () => {
    const digest = createHmac('sha256', context.key('研究用')).update('甲').digest()
    const bits = [...digest].map(byte => byte.toString(2).padStart(8, '0')).join('')
    const wanted = Array.from({ length: 51 }, (_, at) =>
      'abcdefghijklmnopqrstuvwxyz234567'.charAt(Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)),
    ).join('')
    expect(treat('pseudonymize', ['甲'], { key: '研究用', length: 51 })).toEqual([wanted])
  })

  it('depends on the key', () => {
    expect(treat('pseudonymize', ['甲'], params)).not.toEqual(treat('pseudonymize', ['甲'], { ...params, key: '别的' }))
  })
})

describe('generalizeDate and ageBand', () => {
  it('keeps the year, the quarter or the month', () => {
    const dates = ['2020-06-09', '2020年12月1日']
    expect(treat('generalizeDate', dates)).toEqual(['2020', '2020'])
    expect(treat('generalizeDate', dates, { unit: 'quarter' })).toEqual(['2020-Q2', '2020-Q4'])
    expect(treat('generalizeDate', dates, { unit: 'month' })).toEqual(['2020-06', '2020-12'])
  })

  it('stops at a value less exact than asked, naming the cell, unless told to empty it', () => {
    expect(() => treat('generalizeDate', ['2020-06-09', '2020'], { unit: 'month' })).toThrow(
      expect.objectContaining({ code: 'RECIPE_MASK_FAILED', at: { step: 's0', column: '值', row: 3 } }),
    )
    expect(treat('generalizeDate', ['不详', '2020'], { unit: 'month', onFail: 'empty' })).toEqual(['', ''])
  })

  it('counts age as of the stated day, the birthday included', () => {
    const params = { referenceDate: '1990-06-09', width: 10, topAge: 90 }
    const births = ['1960-06-09', '1960-06-10', '1902-02-03', '1900-01-01', '1990-06-09']
    expect(treat('ageBand', births, params)).toEqual(['30-39岁', '20-29岁', '80-89岁', '90岁及以上', '0-9岁'])
  })

  it('lets no band reach over the top age', () => {
    expect(treat('ageBand', ['1906-01-01'], { referenceDate: '1990-06-09', width: 10, topAge: 85 })).toEqual([
      '80-84岁',
    ])
  })

  it('stops at births after the stated day and at partial dates', () => {
    const params = { referenceDate: '1990-06-09' }
    for (const birth of ['1990-06-10', '1990', '不详']) {
      expect(() => treat('ageBand', [birth], params)).toThrow(expect.objectContaining({ code: 'RECIPE_MASK_FAILED' }))
    }
  })

  it('refuses a stated day that never was', () => {
    expect(() => treat('ageBand', ['1960-01-01'], { referenceDate: '2023-02-29' })).toThrow(
      expect.objectContaining({ code: 'RECIPE_INVALID' }),
    )
  })
})

describe('truncateText and dropColumn', () => {
  it('keeps the first characters of a division code', () => {
    expect(treat('truncateText', ['320205001002', '3202'], { length: 4 })).toEqual(['3202', '3202'])
  })

  it('leaves whole columns out', () => {
    const { names, rows } = runSteps(
      [{ op: 'dropColumn', columns: ['身份证号', '电话'] }],
      ['身份证号', '姓名', '电话'],
      [['1', '甲', '2']],
    )
    expect(names).toEqual(['姓名'])
    expect(rows).toEqual([['甲']])
  })

  it('refuses to leave no column', () => {
    expect(() => runSteps([{ op: 'dropColumn', columns: ['a'] }], ['a'], [['1']])).toThrow(
      expect.objectContaining({ code: 'RECIPE_INVALID' }),
    )
  })
})

describe('truncateAddress', () => {
  const treated = (values: string[], params = {}) => treat('truncateAddress', values, { onFail: 'empty', ...params })

  it('keeps an address down to the street office, however it is written', () => {
    expect(
      treated([
        '江苏省无锡市锡山区东亭街道春风社区某某路12号3幢401室',
        '无锡市 锡山区 东亭街道春风路１２号',
        '无锡市锡山区安镇某某村8组',
      ]),
    ).toEqual(['江苏省无锡市锡山区东亭街道', '无锡市锡山区东亭街道', '无锡市锡山区安镇'])
  })

  it('keeps less where the street office is not named, never more', () => {
    expect(treated(['无锡市梁溪区某某路12号'])).toEqual(['无锡市梁溪区'])
    expect(treated(['江苏省无锡市锡山区东亭街道春风社区'], { to: 'county' })).toEqual(['江苏省无锡市锡山区'])
    expect(treated(['无锡市梁溪区某某路12号'], { to: 'road' })).toEqual(['无锡市梁溪区某某路'])
  })

  it('lets nothing through that does not begin with a known division', () => {
    expect(treated(['张某某住东亭街道12号', '不详', ''])).toEqual(['', '', ''])
  })
})
