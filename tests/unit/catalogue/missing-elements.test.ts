import { describe, expect, it } from 'vitest'
import { type Catalogue, CatalogueSchema, DataFieldSchema } from '../../../src-main/contract/catalogue.ts'
import { missingElements } from '../../../src-main/core/catalogue/missing-elements.ts'

const field = (more: object = {}) =>
  DataFieldSchema.parse({ label: '名称', name: 'mc', type: 'C', length: '20', description: '停车场名称。', ...more })

const complete: Catalogue = CatalogueSchema.parse({
  title: '无锡市公共停车场信息',
  fields: [field(), field({ label: '泊位数', name: 'bws', type: 'I', length: '5', description: '泊位总数。' })],
  publisher: { name: '无锡市城市管理局', uscc: '11320200000000000J' },
  openAttribute: 'UNCONDITIONAL',
  updateCycle: 'QUARTERLY',
  contact: '0510-80000000',
})

const paths = (more: Partial<Catalogue>) => missingElements({ ...complete, ...more }).map(missing => missing.path)
const conditions = (more: Partial<Catalogue['openConditions']>) => ({ ...complete.openConditions, ...more })

describe('a catalogue entry', () => {
  it('is complete when all nine elements are stated', () => {
    expect(missingElements(complete)).toEqual([])
  })

  it('lists every element of a new entry that still has to be filled', () => {
    const found = missingElements(CatalogueSchema.parse({})).map(missing => missing.path)
    expect(found).toEqual(['title', 'fields', 'publisher.name', 'openAttribute', 'updateCycle', 'contact'])
  })

  it.each([
    ['无锡市公共停车场信息 ', '前后不能有空格'],
    ['停车场信息（2024年）', '括号'],
    ['停车管理系统', '系统'],
    ['停车场.xlsx', '文件'],
  ])('does not take “%s” as a title', (title, reason) => {
    expect(missingElements({ ...complete, title })[0]?.message).toContain(reason)
  })

  it('asks for conditions when opening is conditional, and refuses them when it is not', () => {
    expect(paths({ openAttribute: 'CONDITIONAL' })).toEqual(['openConditions'])
    const some = conditions({ purpose: '科研' })
    expect(paths({ openAttribute: 'CONDITIONAL', openConditions: some })).toEqual([])
    expect(paths({ openAttribute: 'UNCONDITIONAL', openConditions: some })).toEqual(['openConditions'])
    expect(paths({ openAttribute: 'UNCONDITIONAL', openConditions: conditions({ other: '无' }) })).toEqual([])
  })

  it('asks for reason and legal basis when data are not opened', () => {
    expect(paths({ openAttribute: 'CLOSED' })).toEqual(['closedReason', 'legalBasis'])
    const grounds = { closedReason: '涉及国家秘密', legalBasis: [{ title: '保守国家秘密法', article: '' }] }
    expect(paths({ openAttribute: 'CLOSED', ...grounds })).toEqual(['legalBasis.0'])
    grounds.legalBasis = [{ title: '保守国家秘密法', article: '第十三条' }]
    expect(paths({ openAttribute: 'CLOSED', ...grounds })).toEqual([])
  })

  it('asks when an irregular cycle is not explained', () => {
    expect(paths({ updateCycle: 'IRREGULAR' })).toEqual(['updateCycleNote'])
  })

  it.each([
    '0510-80000000',
    '(0510)81000000转8001',
    '0510 8000 0000',
    '12345',
    'office@example.gov.cn',
    '400-000-0000',
  ])('takes %s as an office contact', contact => {
    expect(paths({ contact })).toEqual([])
  })

  it.each([
    '13000000000',
    '张某某 130-0000-0000',
    '+86 13000000000',
    '0510-80000000，13000000000',
    '１３００００００００0',
  ])('does not take the mobile number in “%s”', contact => {
    expect(missingElements({ ...complete, contact })[0]?.message).toContain('手机')
  })

  it('does not take a contact without number or address', () => {
    expect(paths({ contact: '局办公室' })).toEqual(['contact'])
  })

  it('checks the publisher’s credit code when one is given', () => {
    expect(paths({ publisher: { name: '无锡市城市管理局', uscc: '11320200000000000K' } })).toEqual(['publisher.uscc'])
    expect(paths({ publisher: { name: '无锡市城市管理局', uscc: '' } })).toEqual([])
  })

  it('names what is wrong with each data item', () => {
    const fields = [
      field(),
      field({ name: 'MC', description: '' }),
      field({ label: '状态', name: '2zt', length: '' }),
      field({ label: '备注', name: 'bz', type: 'M', length: '', nullable: true }),
      field({ label: '类型', name: 'lx', codeList: { name: '类型表', values: [] } }),
    ]
    expect(paths({ fields })).toEqual([
      'fields.1.label',
      'fields.1.name',
      'fields.1.description',
      'fields.2.name',
      'fields.2.length',
      'fields.3.nullMeaning',
      'fields.4.codeList',
    ])
  })
})
