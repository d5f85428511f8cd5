import { describe, expect, it } from 'vitest'
import { nameFromHeader } from '../../../src-main/core/catalogue/pinyin-initials.ts'

describe('a field name from a header', () => {
  it.each([
    ['企业名称', 'qymc'],
    ['统一社会信用代码', 'tyshxydm'],
    ['身份证号', 'sfzh'],
    ['姓名', 'xm'],
    ['联系电话', 'lxdh'],
    ['出生日期', 'csrq'],
    ['性别', 'xb'],
    ['所属街道', 'ssjd'],
    ['开户银行', 'khyh'],
    ['行政区划代码', 'xzqhdm'],
    ['面积（平方米）', 'mj_pfm'],
    ['2023年数量', 'f_2023nsl'],
    ['Area (km2)', 'Area_km2'],
    ['ＩＤ', 'ID'],
  ])('spells %s as %s', (header, name) => {
    expect(nameFromHeader(header)).toBe(name)
  })

  it('gives nothing for a header without letters or known characters', () => {
    expect(nameFromHeader('※★')).toBe('')
    expect(nameFromHeader('')).toBe('')
  })
})
