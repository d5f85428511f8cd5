// Masking by meaning and position, redaction in text, generalisation: what is hidden stays hidden, and what cannot be treated stops.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCellScanner } from '../../../../src-main/core/profiling/scan-column.ts'
import { operationInfos } from '../../../../src-main/core/recipe/operation-info.ts'
import { refusal, runSteps, treat } from '../run-step.ts'

describe('every masking operation', () => {
  it('names its family of GB/T 37964, and cleaning names none', () => {
    for (const { id, kind, family } of operationInfos()) {
      if (kind === 'mask') expect(family, id).not.toBeNull()
      if (kind === 'clean') expect(family, id).toBeNull()
    }
  })
})

describe('maskByKind', () => {
  const masked = (kind: string, values: string[], keep = 'region') => treat('maskByKind', values, { kind, keep })

  it('keeps the surname, compound ones whole, and nothing of a name with a dot', () => {
    expect(masked('personName', ['张三丰', '欧阳某某', '阿某·某某', '张 三'])).toEqual([
      '张****',
      '欧阳****',
      '****',
      '张****',
    ])
  })

  it('keeps what says where, never the end of an identity number', () => {
    expect(masked('citizenId', ['320205190001010006', '32020519000101000X', '不详'])).toEqual([
      '32****',
      '****',
      '****',
    ])
    expect(masked('citizenId', ['320205190001010006'], 'part')).toEqual(['3202****'])
  })

  it('keeps the front of telephone numbers, the domain of an address, the county of a home', () => {
    expect(masked('mobile', ['13000000000', '+86 130-0000-0000'])).toEqual(['130****', '130****'])
    expect(masked('mobile', ['13000000012'], 'part')).toEqual(['130****12'])
    expect(masked('landline', ['0510-80000000', '(0510)80000000'])).toEqual(['0510-****', '0510-****'])
    expect(masked('email', ['some.one@example.com'])).toEqual(['****@example.com'])
    expect(masked('address', ['无锡市锡山区东亭街道春风路12号3幢401室'])).toEqual(['无锡市锡山区****'])
    expect(masked('address', ['张某某家，东亭街道12号'])).toEqual(['****'])
    expect(masked('vehiclePlate', ['苏B00000'])).toEqual(['苏B****'])
    expect(masked('ip', ['192.0.2.17', '2001:db8::1'])).toEqual(['192.****', '2001:****'])
    expect(masked('ip', ['192.0.2.17', '2001:db8::1'], 'part')).toEqual(['192.0.****', '2001:db8:****'])
    expect(masked('coordinate', ['120.301234'])).toEqual(['120.****'])
    expect(masked('bankCard', ['6200000000000000000'])).toEqual(['620000****'])
  })

  it('finds out itself what a value is, and hides whole what it cannot tell', () => {
    expect(masked('auto', ['张某某', '13000000000', 'a@example.com', '无锡市梁溪区某某路1号', '甲乙丙丁戊'])).toEqual([
      '张****',
      '130****',
      '****@example.com',
      '无锡市梁溪区****',
      '****',
    ])
  })

  it('gives values of one kind one length, whatever they hide', () => {
    const names = fc.stringMatching(/^[张王李][一-龥]{1,2}$/)
    fc.assert(
      fc.property(names, name => {
        const [hidden = ''] = masked('personName', [name])
        expect(['张****', '王****', '李****', '****']).toContain(hidden)
      }),
    )
  })

  it('refuses a sign that could be taken for data', () => {
    expect(refusal(() => treat('maskByKind', ['张某某'], { sign: '0' }))).toContain('用什么遮')
  })
})

describe('maskPositions', () => {
  it('hides the places counted from either end', () => {
    expect(treat('maskPositions', ['320205190001010006'], { from: 7, to: 14 })).toEqual(['320205****0006'])
    expect(treat('maskPositions', ['13000000000'], { from: 1, to: 4, count: 'back' })).toEqual(['1300000****'])
  })

  it('hides a value whole that is too short to have the places', () => {
    expect(treat('maskPositions', ['12', '1'], { from: 4, to: 6 })).toEqual(['****', '****'])
    expect(treat('maskPositions', ['123'], { from: 1, to: 4, count: 'back' })).toEqual(['****'])
  })
})

describe('redactText', () => {
  it('replaces what it finds by what stood there, and leaves the rest to the letter', () => {
    expect(
      treat('redactText', ['已办结', '联系人：张某某，电话13000000000，住锡山区春风路12号3幢401室。', '卡号 见附件']),
    ).toEqual(['已办结', '联系人：〔姓名〕，电话〔手机号〕，住〔地址〕。', '卡号 见附件'])
  })

  it('replaces numbers in disguise and of full width, at exactly their places', () => {
    expect(treat('redactText', ['电话１３０００００００００，回访', '拨138 0000 0000找他'])).toEqual([
      '电话〔手机号〕，回访',
      '拨〔手机号〕找他',
    ])
  })

  it('can hide numbers only, with stars or nothing in their place', () => {
    expect(treat('redactText', ['联系人张某某13000000000'], { kinds: 'numbers', placeholder: 'stars' })).toEqual([
      '联系人张某某****',
    ])
    expect(treat('redactText', ['电话13000000000'], { placeholder: 'nothing' })).toEqual(['电话'])
  })

  it('leaves nothing behind that the leftover scan would still find', () => {
    const scan = createCellScanner('备注', [])
    const piece = fc.constantFrom(
      '联系人',
      '张某某',
      '13000000000',
      '０５１０－８０００００００',
      '320205190001010006',
      '，',
      ' ',
      '住',
      '锡山区春风路12号3幢401室',
      'a@example.com',
      '苏B00000',
      '身份证',
      '李先生',
      '：',
      '1',
      '300',
      '电话',
      '（',
      '户主王某某',
      '6222020000000000000',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom('kind', 'stars', 'nothing'),
        (pieces, placeholder) => {
          const [redacted = ''] = treat('redactText', [pieces.join('')], { placeholder })
          expect(scan(redacted)).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('taking values and rows out', () => {
  it('empties cells where a condition holds, and only there', () => {
    const scope = { conditions: [{ column: '病', test: 'equals' as const, value: '罕见' }] }
    const { rows } = runSteps(
      [{ op: 'suppressCells', columns: ['病'], scope }],
      ['病', '年龄'],
      [
        ['罕见', '30'],
        ['常见', '31'],
      ],
    )
    expect(rows).toEqual([
      ['', '30'],
      ['常见', '31'],
    ])
  })

  it('leaves out rows, and counts them', () => {
    const params = { condition: { conditions: [{ column: '村', test: 'equals', value: '甲' }] } }
    const { rows, counts } = runSteps([{ op: 'suppressRows', params }], ['村'], [['甲'], ['乙'], ['甲']])
    expect(rows).toEqual([['乙']])
    expect(counts.total('rowsRemoved')).toBe(2)
  })
})

describe('numbers', () => {
  it('become bands with open ends', () => {
    const params = { width: 10, bottom: 18, top: 90, unit: '岁' }
    expect(treat('numberBand', ['3', '18', '27.5', '89', '104'], params)).toEqual([
      '低于18岁',
      '18至28岁（不含28）',
      '18至28岁（不含28）',
      '88至90岁（不含90）',
      '90岁及以上',
    ])
  })

  it('always lie in the band they are given', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 2, max: 5000 }), (number, width) => {
        const [band = ''] = treat('numberBand', [String(number)], { width, bottom: 0 })
        const [, from, to] = /^(\d+)至(\d+)（不含\d+）$/.exec(band) ?? []
        if (from === undefined) expect([number < 0, band]).toEqual([true, '低于0'])
        else expect(Number(from) <= number && number < Number(to) && Number(to) - Number(from) === width).toBe(true)
      }),
    )
  })

  it('are rounded to multiples exactly, halves away from zero, however long', () => {
    expect(treat('roundValue', ['149.99', '150', '-150', '49.5', '-49'], { step: 100 })).toEqual([
      '100',
      '200',
      '-200',
      '0',
      '0',
    ])
    expect(treat('roundValue', ['7.49', '7.5', '2.5'], { step: 5 })).toEqual(['5', '10', '5'])
    expect(treat('roundValue', ['12345678901234567890.4'], { step: 1 })).toEqual(['12345678901234567890'])
    fc.assert(
      fc.property(fc.integer({ min: -1e7, max: 1e7 }), fc.integer({ min: 1, max: 999 }), (cents, step) => {
        const value = cents / 100
        const [rounded = ''] = treat('roundValue', [value.toFixed(2)], { step })
        expect(Number(rounded) % step === 0).toBe(true)
        expect(Math.abs(Number(rounded) - value)).toBeLessThanOrEqual(step / 2)
      }),
    )
  })

  it('beyond a limit become one, in words or as the limit itself', () => {
    expect(treat('topBottomCode', ['80', '500', '1200'], { bottom: 100, top: 1000 })).toEqual([
      '低于100',
      '500',
      '1000及以上',
    ])
    expect(treat('topBottomCode', ['80', '1200'], { bottom: 100, top: 1000, write: 'limit' })).toEqual(['100', '1000'])
    expect(refusal(() => treat('topBottomCode', ['1'], {}))).toContain('没有填')
  })

  it.each(['numberBand', 'roundValue'])('stop %s where they are none', op => {
    expect(() => treat(op, ['不详'])).toThrow(expect.objectContaining({ code: 'RECIPE_MASK_FAILED' }))
    expect(treat(op, ['不详'], { onFail: 'empty' })).toEqual([''])
  })
})

describe('places', () => {
  it('move to the south-west corner of their cell, singly and in pairs', () => {
    expect(treat('gridCoordinate', ['120.301999', '31.5', '120.305,31.579'])).toEqual([
      '120.30',
      '31.50',
      '120.30,31.57',
    ])
    expect(treat('gridCoordinate', ['-0.001', '-120.30', '-0.5'], { cell: 'tenth' })).toEqual([
      '-0.1',
      '-120.3',
      '-0.5',
    ])
    expect(treat('gridCoordinate', ['-0.001', '120.9'], { cell: 'one' })).toEqual(['-1', '120'])
  })

  it('never lie farther from where they were than one cell', () => {
    fc.assert(
      fc.property(fc.integer({ min: -180_000_000, max: 180_000_000 }), millionths => {
        const degrees = millionths / 1e6
        const [corner = ''] = treat('gridCoordinate', [degrees.toFixed(6)], { cell: 'hundredth' })
        const away = millionths - Math.round(Number(corner) * 1e6)
        expect(away >= 0 && away < 10_000).toBe(true)
      }),
    )
  })

  it('go up to their city or province, by code and by name', () => {
    expect(treat('generalizeDivision', ['320205', '320205001002', '320205'], { to: 'city' })).toEqual([
      '320200',
      '320200',
      '320200',
    ])
    expect(
      treat('generalizeDivision', ['320205', '锡山区', '江苏省无锡市锡山区'], { to: 'city', write: 'name' }),
    ).toEqual(['无锡市', '无锡市', '无锡市'])
    expect(treat('generalizeDivision', ['110105', '310115'], { to: 'city', write: 'name' })).toEqual([
      '北京市',
      '上海市',
    ])
    expect(treat('generalizeDivision', ['无锡市梁溪区'], { to: 'province', write: 'code' })).toEqual(['320000'])
  })

  it('are named and numbered down to the county, and a withdrawn county is not guessed at', () => {
    expect(treat('generalizeDivision', ['320205', '320205001002'], { to: 'county', write: 'name' })).toEqual([
      '锡山区',
      '锡山区',
    ])
    expect(treat('generalizeDivision', ['无锡市梁溪区', '锡山区'], { to: 'county', write: 'code' })).toEqual([
      '320213',
      '320205',
    ])
    expect(() => treat('generalizeDivision', ['320202'], { to: 'county', write: 'name' })).toThrow(
      expect.objectContaining({ code: 'RECIPE_MASK_FAILED' }),
    )
  })

  it('stop where one name is borne by several places', () => {
    expect(() => treat('generalizeDivision', ['鼓楼区'], { to: 'city', write: 'name' })).toThrow(
      expect.objectContaining({ code: 'RECIPE_MASK_FAILED' }),
    )
  })
})

describe('dates', () => {
  it('can be kept to five or ten years', () => {
    expect(treat('generalizeDate', ['1903-05-01', '1999年'], { unit: 'decade' })).toEqual(['1900-1909', '1990-1999'])
    expect(treat('generalizeDate', ['1903-05-01', '1999年'], { unit: 'fiveYears' })).toEqual(['1900-1904', '1995-1999'])
  })
})
