// Every kind against its published valid and invalid examples, columns against headers, texts with exact places.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { kindLabels } from '../../../src-main/contract/text/zh-CN/kinds.ts'
import { columnSemantics } from '../../../src-main/core/detection/column-semantics.ts'
import {
  createValueJudge,
  DETECTORS,
  detectorOf,
  kindsHintedBy,
  kindsNamedBy,
} from '../../../src-main/core/detection/registry.ts'
import { searchText } from '../../../src-main/core/detection/search-text.ts'
import { judgedForm } from '../../../src-main/core/values/normalize-text.ts'

const ExamplesSchema = z.record(
  z.string(),
  z.object({ valid: z.array(z.string()), invalid: z.array(z.object({ value: z.string(), reason: z.string() })) }),
)
const file = join(import.meta.dirname, '../../../../shared/domain/identifier-examples.json')
const examples = ExamplesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))

describe.each(Object.entries(examples))('%s', (kind, { valid, invalid }) => {
  const all = createValueJudge(new Set(DETECTORS.map(detector => detector.kind)))
  const validFor = (value: string) =>
    all.judge(judgedForm(value)).some(verdict => verdict.kind === kind && verdict.valid)

  it('has a detector with a Chinese name and a source', () => {
    expect(detectorOf(kind)?.source).toBeTruthy()
    expect(kindLabels[kind]).toBeTruthy()
  })

  it.each(valid)('accepts %s', value => {
    expect(validFor(value)).toBe(true)
  })

  it.each(invalid)('refuses $value ($reason)', ({ value }) => {
    expect(validFor(value)).toBe(false)
  })
})

it('names every kind in Chinese', () => {
  expect(DETECTORS.filter(detector => !Object.hasOwn(kindLabels, detector.kind)).map(({ kind }) => kind)).toEqual([])
})

it('holds every kind once', () => {
  expect(new Set(DETECTORS.map(({ kind }) => kind)).size).toBe(DETECTORS.length)
})

describe('names of persons', () => {
  const name = (value: string) => detectorOf('personName')?.judge(value)

  it.each(['张某某', '欧阳某某', '阿不都·某某', '张 某', '王𠅤', '李张某某'])('takes %s for a name', value => {
    expect(name(value)).toBe('valid')
  })

  it.each(['无锡市', '某公司', '锡山区', '东亭街道', '甲乙丙丁戊', '123', '张**'])(
    'does not take %s for a name',
    value => {
      expect(name(value)).toBeNull()
    },
  )
})

describe('addresses', () => {
  const address = (value: string) => detectorOf('address')?.judge(value)

  it.each([
    '江苏省无锡市锡山区东亭街道某某路0号',
    '无锡市梁溪区崇安寺街道某某小区0幢0单元000室',
    '宜兴市丁蜀镇某某村0组0号',
  ])('takes %s for an address', value => {
    expect(address(value)).toBe('valid')
  })

  it.each(['无锡市锡山区', '东经120度', '某某有限公司', '江苏省无锡市'])('does not take %s for one', value => {
    expect(address(value)).toBeNull()
  })
})

describe('headers', () => {
  it.each([
    ['身份证号', 'citizenId18'],
    ['申请人信息_身份证号', 'citizenId18'],
    ['法人身份证号码', 'citizenId18'],
    ['身份证号（必填）', 'citizenId18'],
    ['*证件号码', 'citizenId18'],
    ['SFZH', 'citizenId18'],
    ['lxr_sfzh', 'citizenId18'],
    ['联系人 手机号码', 'mobile'],
    ['联系电话2', 'mobile'],
    ['sjhm', 'mobile'],
    ['户主姓名', 'personName'],
    ['申请人信息_姓名', 'personName'],
    ['统一社会信用代码', 'uscc'],
    ['家庭住址', 'address'],
    ['出生年月', 'birthDate'],
    ['ＣＳＲＱ', 'birthDate'],
    ['性别', 'sex'],
  ])('%s names %s', (header, kind) => {
    expect(kindsNamedBy(header)).toContain(kind)
  })

  it.each(['序号', '金额（元）', '备注', '单位名称', '手机归属地', '办件时间'])(
    '%s names no kind of person data',
    header => {
      const direct = [...kindsNamedBy(header)].filter(kind => detectorOf(kind)?.role === 'direct')
      expect(direct).toEqual([])
    },
  )

  it('only hints at persons where a header says no more than name', () => {
    expect(kindsNamedBy('name')).not.toContain('personName')
    expect(kindsHintedBy('POI_Name')).toContain('personName')
  })
})

describe('columnSemantics', () => {
  const kinds = (header: string, counts: Record<string, [number, number]>, values: number) =>
    columnSemantics(
      header,
      new Map(Object.entries(counts).map(([kind, [valid, lookalike]]) => [kind, { valid, lookalike }])),
      values,
    ).map(found => `${found.kind} ${found.confidence}`)

  it('is certain when nine in ten pass a checksum, whatever the header says', () => {
    expect(kinds('备用1', { citizenId18: [95, 2] }, 100)).toEqual(['citizenId18 certain'])
  })

  it('finds it likely when the header names the kind and six in ten have its shape', () => {
    expect(kinds('身份证号', { citizenId18: [30, 35] }, 100)).toEqual(['citizenId18 likely'])
    expect(kinds('手机号', { mobile: [60, 0] }, 100)).toEqual(['mobile likely'])
  })

  it('does not overlook a single valid citizen number', () => {
    expect(kinds('备注', { citizenId18: [1, 0] }, 1000)).toEqual(['citizenId18 possible'])
  })

  it('does not believe a Luhn check that a tenth of all numbers pass', () => {
    expect(kinds('流水号', { bankCard: [10, 90] }, 100)).toEqual([])
  })

  it('asks nearly all values to be names before a column called name is one of persons', () => {
    expect(kinds('name', { personName: [66, 0] }, 100)).toEqual([])
    expect(kinds('name', { personName: [97, 0] }, 100)).toEqual(['personName likely'])
  })

  it('says nothing about a column without values', () => {
    expect(kinds('身份证号', {}, 0)).toEqual([])
  })
})

describe('searchText', () => {
  const found = (text: string) => searchText(text).map(match => [match.kind, text.slice(match.start, match.end)])

  it('finds what a remark hides, each in its place', () => {
    expect(found('家属张某某，电话130-0000-0000，身份证320205190001010006')).toEqual([
      ['personName', '张某某'],
      ['mobile', '130-0000-0000'],
      ['citizenId18', '320205190001010006'],
    ])
    expect(found('请发邮件至zhangsan@example.com确认')).toEqual([['email', 'zhangsan@example.com']])
    expect(found('退款至银行卡6200000000000000000')).toEqual([['bankCard', '6200000000000000000']])
    expect(found('车牌苏B00000D停在门口')).toEqual([['vehiclePlate', '苏B00000D']])
    expect(found('座机0510-80000000转8')).toEqual([['landline', '0510-80000000转8']])
  })

  it('sees through full width, inserted blanks and line breaks', () => {
    expect(found('微信同号１３００００００００；')).toEqual([])
    expect(found('微信同号１３０００００００００；')).toEqual([['mobile', '１３０００００００００']])
    expect(found('𠅤：320205 19000101 0006')).toEqual([['citizenId18', '320205 19000101 0006']])
    expect(found('第一行\n第二行：电话13000000000')).toEqual([['mobile', '13000000000']])
  })

  it('claims the whole mail address and not the number in it', () => {
    expect(found('13000000000@example.com')).toEqual([['email', '13000000000@example.com']])
  })

  it.each([
    '文号202400472590261，流水号080796714714',
    '合同号ABC13000000000D',
    '订单2130000000001',
    '2024-03-05 14:22:31至2024-03-06',
    '联系人电话未接通',
    '申请人信息不全，材料齐全',
    '金额1,234,567.00元',
    '版本1.2.3.4',
    '6222000000000000000',
  ])('leaves %s alone', text => {
    expect(found(text)).toEqual([])
  })

  it('finds a citizen number wherever it stands among Chinese words', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '，', '𠅤', '。', '（', ' ', '\n', '：'), maxLength: 12 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = `${before}320205190001010006${after}`
        expect(searchText(text)).toEqual([
          { kind: 'citizenId18', start: before.length, end: before.length + 18, valid: true },
        ])
      }),
    )
  })

  it('marks secrecy', () => {
    expect(found('机密★10年')).toEqual([['secrecyMark', '机密★10年']])
    expect(found('商业秘密保护条款')).toEqual([])
  })
})
