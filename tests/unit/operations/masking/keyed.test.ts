// Methods under a key: consistent under one key, different under another, decrypted only with it, and never beyond their bounds.
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { sm3 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { parseCitizenId } from '../../../../src-main/core/identifiers/citizen-id.ts'
import { judgeMobile } from '../../../../src-main/core/identifiers/phone.ts'
import { context, refusal, runSteps, treat } from '../run-step.ts'

const KEYED = ['pseudonymize', 'encryptFormat', 'replaceFake', 'addNoise'] as const
const IDS = ['320205190001010006', '320213190102030022', '32028219020315000X']
const NUMBERS = ['13000000000', '13100000001', '13900000002']

describe('every method under a key', () => {
  it.each(KEYED)('%s gives the same twice under one key, and nothing in common under another', op => {
    const once = treat(op, NUMBERS, { key: '甲' })
    expect(treat(op, NUMBERS, { key: '甲' })).toEqual(once)
    expect(treat(op, NUMBERS, { key: '乙' }).filter(value => once.includes(value))).toEqual([])
  })

  it.each(['pseudonymize', 'encryptFormat', 'replaceFake'])('%s treats a value alike in every column', op => {
    const { rows } = runSteps(
      [{ op, columns: ['一月', '二月'], params: { key: '甲' } }],
      ['一月', '二月'],
      [['13000000000', '13000000000']],
    )
    expect(rows[0]?.[0]).toBe(rows[0]?.[1])
  })

  it.each(KEYED)('%s leaves blank cells blank', op => {
    expect(treat(op, ['', '13000000000'], { key: '甲' })[0]).toBe('')
  })
})

describe('pseudonyms', () => {
  const params = { key: '研究用' }

  it('are HMAC-SM3 where that is asked for', () => {
    const key = context.key('研究用').export()
    const wanted = sm3(Uint8Array.from(Buffer.from('甲', 'utf8')), { key: Uint8Array.from(key) }).slice(0, 24)
    expect(treat('pseudonymize', ['甲'], { ...params, hash: 'sm3', alphabet: 'hex', length: 24 })).toEqual([wanted])
  })

  it('can be digits, every digit as likely as the others', () => {
    const values = Array.from({ length: 2000 }, (_, at) => `人${at}`)
    const made = treat('pseudonymize', values, { ...params, alphabet: 'digits', length: 20 })
    for (const one of made) expect(one).toMatch(/^\d{20}$/)
    expect(new Set(made).size).toBe(2000)
    const counts = Array.from({ length: 10 }, (_, digit) => made.join('').split(String(digit)).length - 1)
    // 40,000 digits: 4,000 each, a standard deviation of 60.
    for (const count of counts) expect(Math.abs(count - 4000)).toBeLessThan(360)
  })

  it('can have the shape of the value', () => {
    const [code = '', name = '', blank = ''] = treat('pseudonymize', ['Ab-12 号', '张某某', ''], {
      ...params,
      alphabet: 'shape',
    })
    expect(code).toMatch(/^[A-Z][a-z]-\d\d \p{Script=Han}$/u)
    expect(name).toMatch(/^\p{Script=Han}{3}$/u)
    expect(blank).toBe('')
  })

  it('can be the same for a number however it is written', () => {
    const spellings = [
      '32028219020315000X',
      '32028219020315000x',
      '320282 19020315 000X',
      '３２０２８２１９０２０３１５０００Ｘ',
      "'32028219020315000X",
    ]
    expect(new Set(treat('pseudonymize', spellings, { ...params, compare: 'loose' })).size).toBe(1)
    expect(new Set(treat('pseudonymize', spellings, params)).size).toBe(5)
  })

  it('are HMAC-SHA-256 unless asked otherwise', () => {
    const wanted = createHmac('sha256', context.key('研究用')).update('甲').digest('hex').slice(0, 16)
    expect(treat('pseudonymize', ['甲'], { ...params, alphabet: 'hex' })).toEqual([wanted])
  })
})

describe('format-preserving encryption', () => {
  const params = { key: '甲', alphabet: 'digits' as const }

  it('keeps length, joints and what is to stay, and comes back with the key', () => {
    const fronts = { ...params, keepFirst: 3 }
    const hidden = treat('encryptFormat', ['130-0000-0000', '13000000000'], fronts)
    expect(hidden[0]).toMatch(/^130-\d{4}-\d{4}$/)
    expect(hidden[0]?.replaceAll('-', '')).toBe(hidden[1])
    expect(hidden[1]).not.toBe('13000000000')
    expect(treat('decryptFormat', hidden, fronts)).toEqual(['130-0000-0000', '13000000000'])
    expect(treat('decryptFormat', hidden, { ...fronts, key: '乙' })).not.toEqual(['130-0000-0000', '13000000000'])
  })

  it('gives back every value it took, whatever the settings', () => {
    const text = fc.stringMatching(/^[0-9A-Z]{12,30}$/)
    fc.assert(
      fc.property(
        text,
        fc.nat({ max: 4 }),
        fc.nat({ max: 4 }),
        fc.string({ maxLength: 20 }),
        (value, keepFirst, keepLast, tweak) => {
          const settings = { key: '甲', alphabet: 'lettersDigits', keepFirst, keepLast, tweak }
          const hidden = treat('encryptFormat', [value], settings)
          expect(hidden[0]?.length).toBe(value.length)
          expect(treat('decryptFormat', hidden, settings)).toEqual([value])
        },
      ),
    )
  })

  it('stops at values so short that all could be tried, and at other signs', () => {
    for (const value of ['12345', '1234567甲', '张某某']) {
      expect(() => treat('encryptFormat', [value], params)).toThrow(
        expect.objectContaining({ code: 'RECIPE_MASK_FAILED' }),
      )
      expect(treat('encryptFormat', [value], { ...params, onFail: 'empty' })).toEqual([''])
    }
    expect(treat('encryptFormat', ['123456'], params)[0]).toMatch(/^\d{6}$/)
  })
})

describe('invented values', () => {
  it('keep the sex of an identity number, and its region and validity as asked', () => {
    const made = treat('replaceFake', IDS, { kind: 'citizenId', key: '甲', keepRegion: true, valid: true })
    for (const [at, id] of made.entries()) {
      const [fake, real] = [parseCitizenId(id), parseCitizenId(IDS[at] ?? '')]
      expect([fake?.sex, fake?.division]).toEqual([real?.sex, real?.division])
      expect(fake?.birth).not.toBe(real?.birth)
    }
    for (const id of treat('replaceFake', IDS, { kind: 'citizenId', key: '甲' })) expect(parseCitizenId(id)).toBeNull()
  })

  it('give a person one name, of the sex another column states', () => {
    const names = ['张某某', '李某', '张某某']
    const rows = names.map((name, at) => [name, at === 1 ? '女' : '男'])
    const params = { kind: 'personName', key: '甲', sexColumn: '性别' }
    const made = runSteps([{ op: 'replaceFake', columns: ['姓名'], params }], ['姓名', '性别'], rows).rows.map(
      ([name]) => name,
    )
    expect(made[0]).toBe(made[2])
    expect(made[0]).not.toBe('张某某')
    expect([...(made[1] ?? '')]).toHaveLength(2)
  })

  it('are telephone numbers nobody has, unless valid ones are asked for', () => {
    for (const number of treat('replaceFake', NUMBERS, { kind: 'mobile', key: '甲' }))
      expect(judgeMobile(number)).not.toBe('valid')
    for (const number of treat('replaceFake', NUMBERS, { kind: 'mobile', key: '甲', valid: true }))
      expect(judgeMobile(number)).toBe('valid')
  })

  it.each(['address', 'email', 'bankCard', 'vehiclePlate', 'uscc', 'company'])(
    '%s never repeats the value it stands for',
    kind => {
      const old = [
        '无锡市锡山区东亭街道春风路12号',
        'a@example.com',
        '6200000000000000000',
        '苏B00000',
        '91320200MA1XXXXX0X',
        '无锡某某有限公司',
      ]
      const made = treat('replaceFake', old, { kind, key: '甲', keepRegion: true })
      for (const [at, value] of made.entries()) {
        expect(value).not.toBe('')
        expect(value).not.toBe(old[at])
      }
    },
  )
})

describe('noise', () => {
  it('never moves a number farther than its bound, and moves about as much as its scale says', () => {
    for (const noise of ['laplace', 'gaussian']) {
      const values = Array.from({ length: 3000 }, (_, at) => String(1000 + at))
      const moved = treat('addNoise', values, { key: '甲', noise, scale: 10, bound: 30, decimals: 2 })
      const amounts = moved.map((value, at) => Number(value) - Number(values[at]))
      expect(Math.max(...amounts.map(Math.abs))).toBeLessThanOrEqual(30)
      const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length
      const spread = Math.sqrt(amounts.reduce((sum, amount) => sum + amount ** 2, 0) / amounts.length)
      expect(Math.abs(mean)).toBeLessThan(1)
      expect(spread).toBeGreaterThan(8)
      expect(spread).toBeLessThan(14)
    }
  })

  it('differs from row to row, and keeps amounts from turning negative', () => {
    const moved = treat('addNoise', ['1', '1', '1', '1', '1', '1'], { key: '甲', scale: 5, bound: 20, decimals: 3 })
    expect(new Set(moved).size).toBeGreaterThan(1)
    for (const value of moved) expect(Number(value)).toBeGreaterThanOrEqual(0)
  })

  it('stops where there is no number, naming column and row', () => {
    expect(() => treat('addNoise', ['1', '不详'], { key: '甲' })).toThrow(
      expect.objectContaining({ code: 'RECIPE_MASK_FAILED', at: expect.objectContaining({ column: '值', row: 3 }) }),
    )
    expect(refusal(() => treat('addNoise', ['1'], { key: '甲', scale: 10, bound: 5 }))).toContain('误差最多多少')
  })
})

describe('sampling and synthesis', () => {
  const many = Array.from({ length: 4000 }, (_, at) => [`户${at % 1000}`, String(at)])

  it('keeps about the share asked for, whole households together', () => {
    const { rows, counts } = runSteps(
      [{ op: 'sampleRows', columns: ['户'], params: { key: '甲', percent: 25 } }],
      ['户', '人'],
      many,
    )
    const households = new Set(rows.map(([household]) => household))
    expect(rows).toHaveLength(households.size * 4)
    expect(Math.abs(households.size - 250)).toBeLessThan(60)
    expect(counts.total('rowsRemoved')).toBe(4000 - rows.length)
  })

  it('makes values without looking at the old ones', () => {
    const params = { key: '甲', from: 'list', values: ['甲类', '乙类'] }
    const made = treat('synthesizeColumn', ['一', '二', '三', ''], params)
    expect(treat('synthesizeColumn', ['x', 'y', 'z', 'w'], params)).toEqual(made)
    for (const value of made) expect(['甲类', '乙类']).toContain(value)
    for (const value of treat('synthesizeColumn', ['1', '2'], { key: '甲', least: 5, most: 6, decimals: 2 })) {
      expect(Number(value) >= 5 && Number(value) <= 6).toBe(true)
    }
  })
})
