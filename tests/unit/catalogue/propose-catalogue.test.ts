import { describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { proposeCatalogue } from '../../../src-main/core/catalogue/propose-catalogue.ts'

function column(name: string, more: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    name,
    type: 'text',
    length: { min: 2, max: 10 },
    rows: 100,
    empty: 0,
    emptyTokens: [],
    distinct: 90,
    unique: 80,
    min: null,
    max: null,
    mean: null,
    top: [{ value: '某值', count: 2 }],
    patterns: [{ pattern: '汉汉', count: 100 }],
    semantics: [],
    role: 'none',
    grade: 'g1',
    gradeReason: '',
    issues: [],
    ...more,
  }
}

const settings = { publisher: { name: '无锡市城市管理局', uscc: '' }, contact: '0510-80000000', person: '' }

function propose(columns: ColumnProfile[], previous: object = {}, unit?: string) {
  return proposeCatalogue({
    previous: CatalogueSchema.parse(previous),
    profile: { rows: 100, duplicateRows: 0, columns },
    datasetName: '停车场信息(终稿).xlsx',
    rows: 100,
    settings,
    dataUpdateDate: '2024-06-30',
    unit,
  })
}

describe('the proposed catalogue entry', () => {
  it('has one data item per column, in order, with unique names', () => {
    const { fields } = propose([column('名称'), column('民称'), column('※')])
    expect(fields.map(field => [field.label, field.name])).toEqual([
      ['名称', 'mc'],
      ['民称', 'mc_2'],
      ['※', 'field_3'],
    ])
  })

  it('gives the unit written above the table to the columns it concerns', () => {
    const figures = { type: 'decimal' as const }
    const columns = [column('区县'), column('项目数', figures), column('投资额', figures), column('年份', figures)]
    const money = propose(columns, {}, '万元').fields.map(({ unit }) => unit)
    expect(money).toEqual(['', '', '万元', ''])
    const named = propose([column('面积（平方米）', figures), column('产量', figures)], {}, '吨')
    expect(named.fields.map(({ unit }) => unit)).toEqual(['平方米', '吨'])
    expect(propose(columns).fields.map(({ unit }) => unit)).toEqual(['', '', '', ''])
  })

  it('takes types and lengths from the data', () => {
    const { fields } = propose([
      column('编号', { type: 'integer', length: { min: 1, max: 5 }, unique: 100, distinct: 100 }),
      column('面积（平方米）', {
        type: 'decimal',
        length: { min: 3, max: 7 },
        patterns: [{ pattern: '999.99', count: 99 }],
      }),
      column('日期', { type: 'date' }),
      column('说明', { length: { min: 0, max: 900 }, empty: 3 }),
    ])
    expect(fields.map(field => [field.type, field.length, field.primaryKey, field.nullable, field.unit])).toEqual([
      ['I', '5', true, false, ''],
      ['N', '7,2', false, false, '平方米'],
      ['D', '', false, false, ''],
      ['M', '', false, true, ''],
    ])
  })

  it('fills title, publisher, contact and counts', () => {
    expect(propose([column('名称')])).toMatchObject({
      title: '停车场信息',
      publisher: { name: '无锡市城市管理局' },
      contact: '0510-80000000',
      rowCount: 100,
      dataUpdateDate: '2024-06-30',
      securityGrade: 'g1',
    })
  })

  it('keeps what a person typed, drops vanished columns and adds new ones', () => {
    const typed = {
      label: '名称',
      name: 'parking_name',
      type: 'C',
      length: '50',
      description: '停车场的名称。',
      grade: 'g2',
    }
    const gone = { label: '旧列', name: 'jl', type: 'C', length: '5' }
    const { fields, title, contact } = propose([column('名称', { grade: 'g1' }), column('泊位数')], {
      title: '无锡市公共停车场信息',
      contact: '0510-81000000',
      fields: [gone, typed],
    })
    expect([title, contact]).toEqual(['无锡市公共停车场信息', '0510-81000000'])
    expect(fields.map(field => field.label)).toEqual(['名称', '泊位数'])
    expect(fields[0]).toMatchObject(typed)
  })

  it('never copies a personal value: examples have only the shape', () => {
    const id = column('身份证号', {
      top: [{ value: '320205190001010006', count: 9 }],
      patterns: [{ pattern: '999999999999999999', count: 100 }],
      role: 'direct',
      grade: 'g4',
    })
    const text = JSON.stringify(propose([id]))
    expect(text).not.toContain('320205190001010006')
    expect(propose([id]).fields[0]?.example).toBe('000000000000000000')
  })

  it('lists the values of a harmless category', () => {
    const kind = column('类型', {
      distinct: 2,
      unique: 0,
      top: [
        { value: '路内', count: 60 },
        { value: '路外', count: 40 },
      ],
    })
    expect(propose([kind]).fields[0]).toMatchObject({ description: '取值：路内、路外。', example: '路内' })
  })
})
