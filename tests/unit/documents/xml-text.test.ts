import { describe, expect, it } from 'vitest'
import { keepsSpace, xmlAttribute, xmlText } from '../../../src-main/files/documents/xml-text.ts'

describe('text in a workbook', () => {
  it.each([
    ['无锡市 plain_text 12.5%', '无锡市 plain_text 12.5%'],
    ['<a> & "b"', '&lt;a&gt; &amp; "b"'],
    ['两行\r\n', '两行_x000D_\n'],
    ['\u0001\u007f\u0085\ufffe', '_x0001__x007F__x0085__xFFFE_'],
    ['_x0041_', '_x005F_x0041_'],
    ['_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
    ['_x41_', '_x41_'],
    ['𠮷\ud800', '𠮷\ufffd'],
    ['制表\t符', '制表\t符'],
  ])('writes %j as %j', (text, xml) => {
    expect(xmlText(text)).toBe(xml)
  })

  it('cannot leave an attribute', () => {
    expect(xmlAttribute('a"b\n<')).toBe('a&quot;b&#10;&lt;')
  })

  it('keeps blanks that a reader would trim', () => {
    expect([' a', 'a\n', 'a　', 'a b', ''].map(keepsSpace)).toEqual([true, true, true, false, false])
  })
})
