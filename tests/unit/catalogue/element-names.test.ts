// Whoever is told of a fault in the entry reads the name of the element, never its name in code.
import { describe, expect, it } from 'vitest'
import { CatalogueSchema, DataFieldSchema } from '../../../src-main/contract/catalogue.ts'
import { elementName } from '../../../src-main/contract/text/zh-CN/elements.ts'

const INTERNAL = new Set(['formatVersion'])
const CODE = /[A-Za-z]/

describe('a place in the entry', () => {
  it('has a Chinese name for every element there is', () => {
    const named = Object.keys(CatalogueSchema.shape)
      .filter(key => !INTERNAL.has(key))
      .map(key => ({ key, name: elementName(key) }))
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter(({ name }) => CODE.test(name))).toEqual([])
  })

  it('has one for every part of a data item, with its number as a person counts', () => {
    for (const part of Object.keys(DataFieldSchema.shape)) expect(elementName(`fields.3.${part}`)).not.toMatch(CODE)
    expect(elementName('fields.3.description')).toBe('第 4 个数据项的说明')
    expect(elementName('fields.0')).toBe('第 1 个数据项')
  })

  it('names parts of conditions and lines of legal grounds', () => {
    expect(elementName('openConditions.recipient')).toBe('开放条件（对象）')
    expect(elementName('legalBasis.0')).toBe('不予开放的依据第 1 条')
    expect(elementName('publisher.uscc')).toBe('开放主体（统一社会信用代码）')
    expect(elementName('rowCount')).toBe('数据量')
    expect(elementName('extras.bh')).toBe('模板要求的要素')
  })
})
