// A data user tries the sample interface: keys, pages, filters and the return codes the document lists.
import { describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import { returnCodeTexts } from '../../../src-main/contract/text/zh-CN/interface.ts'
import { answerSample, type SampleInterface } from '../../../src-main/core/interface/answer-sample.ts'
import { describeInterface, MAX_PAGE_SIZE } from '../../../src-main/core/interface/interface-description.ts'
import { internalReferences } from '../../../src-main/core/interface/internal-references.ts'

const records = Array.from({ length: 20 }, (_, at) => ({
  bh: String(at + 1).padStart(4, '0'),
  zt: at % 2 === 0 ? '1' : '2',
  bz: null,
}))
const sample: SampleInterface = { path: '/api/v1/parking', filters: ['bh', 'zt'], records }

function ask(query: Record<string, string> = {}, more: { method?: string; path?: string; appKey?: string } = {}) {
  const { method = 'GET', path = sample.path, appKey = 'any' } = more
  return answerSample(sample, { method, path, query: new Map(Object.entries(query)), appKey })
}

describe('a request', () => {
  it('gets the first ten records, the total, and the page it is on', () => {
    expect(ask()).toEqual({
      code: '0',
      message: '成功',
      data: { total: 20, page: 1, pageSize: 10, records: records.slice(0, 10) },
    })
    expect(ask({ page: '3', pageSize: '8' })).toMatchObject({
      data: { total: 20, page: 3, records: records.slice(16) },
    })
    expect(ask({ page: '9' })).toMatchObject({ code: '0', data: { total: 20, records: [] } })
  })

  it('is filtered by the parameters the document names, several at once', () => {
    expect(ask({ zt: '2' })).toMatchObject({ data: { total: 10 } })
    expect(ask({ zt: '1', bh: '0003' })).toMatchObject({ data: { total: 1, records: [records[2]] } })
  })

  it.each([
    ['without a key', {}, { appKey: '' }, '2001'],
    ['for a page that is no number', { page: '0' }, {}, '1002'],
    ['for a page that is no number', { page: '1e2' }, {}, '1002'],
    ['for a page size that is no number', { pageSize: '-1' }, {}, '1002'],
    ['for a parameter nobody described', { name: 'x' }, {}, '1002'],
    ['for more than a page may hold', { pageSize: String(MAX_PAGE_SIZE + 1) }, {}, '1003'],
    ['for what is not there', { bh: '9999' }, {}, '3001'],
  ] as const)('%s is refused by its return code', (_, query, more, code) => {
    expect(ask(query, more)).toEqual({ code, message: returnCodeTexts[code], data: null })
  })

  it('to another path or by another method finds nothing', () => {
    expect(ask({}, { path: '/api/v1/other' })).toBeNull()
    expect(ask({}, { method: 'POST' })).toBeNull()
  })
})

describe('the description of an interface', () => {
  const field = (label: string, more: object) => ({ label, name: label, type: 'C', length: '9', ...more })
  const catalogue = CatalogueSchema.parse({
    identifier: '320200/0001-甲',
    fields: [
      field('编号', { primaryKey: true }),
      field('状态', { codeList: { name: '状态', values: [{ code: '1', label: '营业' }] } }),
      field('日期', { type: 'D' }),
      field('备注', {}),
      field('page', { primaryKey: true }),
    ],
  })
  const described = describeInterface(catalogue, ['bh', 'zt', 'rq', 'bz', 'page'])

  it('takes its path from the identifier and its filters from keys, codes and dates, never over the paging', () => {
    expect(described.path).toBe('/api/v1/item_320200_0001')
    expect(described.parameters.map(({ name }) => name)).toEqual(['appKey', 'page', 'pageSize', 'bh', 'zt', 'rq'])
  })

  it('names no real key', () => {
    expect(JSON.stringify(described)).toContain('YOUR_APP_KEY')
    expect(internalReferences(JSON.stringify(described))).toEqual([])
  })
})

describe('what belongs inside the office', () => {
  it.each([
    ['http://192.168.1.20/api', 'address'],
    ['10.0.0.7', 'address'],
    ['服务器 db01.corp 上', 'host'],
    ['https://portal:8443/x', 'host'],
    ['fd12:3456:789a::1', 'address'],
    ['jdbc:dm://db:5236/x', 'connection'],
    ['D:\\数据\\库', 'path'],
    ['\\\\server1\\share', 'path'],
    ['token=abcd1234efgh', 'token'],
    ['密码：Wuxi2024abc', 'token'],
    ['Bearer abcdefghijklmnop', 'token'],
  ])('“%s” is found', (text, kind) => {
    expect(internalReferences(text).map(found => found.kind)).toContain(kind)
  })

  it.each([
    'https://data.wuxi.gov.cn/parking',
    '版本 1.10.2',
    '电话 0510-80000000',
    '统计口径为 2024/05',
    '第 10.3 条',
    'appKey: YOUR_APP_KEY',
  ])('“%s” is not', text => {
    expect(internalReferences(text)).toEqual([])
  })
})
