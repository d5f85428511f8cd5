// One spelling for width, blanks and invisible characters, without touching meaning.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEmptyToken, isNoValue, tokenSet } from '../../../src-main/core/values/empty-tokens.ts'
import { foldInPlace, isBlank, judgedForm, normalizeText } from '../../../src-main/core/values/normalize-text.ts'

describe('normalizeText', () => {
  it('makes digits, letters and signs half width and leaves Chinese punctuation', () => {
    expect(normalizeText('Ａｂ１２－３，（好）：')).toBe('Ab12-3，（好）：')
  })

  it('turns Chinese punctuation to half or full width only when asked', () => {
    expect(normalizeText('甲，乙（丙）', { punctuation: 'half' })).toBe('甲,乙(丙)')
    expect(normalizeText('甲,乙(丙)', { punctuation: 'full' })).toBe('甲，乙（丙）')
    expect(normalizeText('1,234', { punctuation: 'full' })).toBe('1,234')
  })

  it('trims ideographic and no-break spaces and makes inner blanks one', () => {
    expect(normalizeText('　张　 三\u00a0')).toBe('张 三')
    expect(normalizeText('张　三', { blanks: 'remove' })).toBe('张三')
    expect(normalizeText('a  b', { blanks: 'keep' })).toBe('a  b')
  })

  it('removes byte order marks, zero-width and control characters', () => {
    expect(normalizeText('\ufeff张\u200b三\u0007')).toBe('张三')
  })

  it('keeps line breaks unless told otherwise', () => {
    expect(normalizeText('a\r\nb')).toBe('a\r\nb')
    expect(normalizeText('a\r\nb', { lineBreaks: 'blank' })).toBe('a b')
    expect(normalizeText('a\nb', { lineBreaks: 'remove' })).toBe('ab')
  })

  it('leaves rare name characters, compatibility ideographs and signs as they are', () => {
    for (const text of ['𠅤', '䶮', '\uf900', '㎡', '①', '……', '葛\u{e0100}']) expect(normalizeText(text)).toBe(text)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const once = normalizeText(text)
        expect(normalizeText(once)).toBe(once)
      }),
    )
  })

  it('handles cells longer than an argument list', () => {
    const long = 'Ａ'.repeat(100_000)
    expect(normalizeText(long)).toBe('A'.repeat(100_000))
  })
})

it('judges values without the apostrophe a spreadsheet left', () => {
  expect(judgedForm("'320205190001010006")).toBe('320205190001010006')
  expect(judgedForm('‘１３０　')).toBe('130')
})

describe('foldInPlace', () => {
  it('keeps every UTF-16 unit in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(foldInPlace(text)).toHaveLength(text.length)
      }),
    )
    expect(foldInPlace('𠅤１３８\u200b—（')).toBe('𠅤138 -(')
  })
})

describe('empty values', () => {
  it.each(['无', ' 无 ', '－', '——', '/', 'N/A', 'null', 'NULL', '空', '不详', '待补充', '（空）', '…'])(
    'knows that %s says nothing',
    text => {
      expect(isEmptyToken(text)).toBe(true)
    },
  )

  it.each(['一', '0', '张三', '无锡', '空港', '是', 'A-1', ''])('takes %s as it is', text => {
    expect(isEmptyToken(text)).toBe(false)
  })

  it('uses the tokens a person chose instead', () => {
    expect(isEmptyToken('未知', tokenSet(['未知']))).toBe(true)
    expect(isEmptyToken('无', tokenSet(['未知']))).toBe(false)
  })

  it('treats cells of blanks and invisible characters as blank', () => {
    expect(isBlank(' 　\u200b\n')).toBe(true)
    expect(isBlank(' a')).toBe(false)
    expect(isNoValue('　')).toBe(true)
    expect(isNoValue('-')).toBe(true)
  })
})
