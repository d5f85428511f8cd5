// A package of a table with every type, awkward cells, codes, a key and an interface: what the metadata beside it have to say in full.
// Everything in it is made up.
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import type { PackageSources } from '../../../src-main/files/packages/build-package.ts'
import { sources } from './sample-package.ts'

export const DESCRIBED_COLUMNS = [
  '编号',
  '名称',
  '泊位数',
  '收费（元）',
  '启用日期',
  '核对时间',
  '状态',
  '是否收费',
  '备注',
]
const NAMES = ['bh', 'mc', 'bws', 'sf', 'qyrq', '_hdsj', 'zt', 'sfsf', 'bz']
const TYPES = ['C', 'C', 'I', 'Y', 'D', 'T', 'C', 'L', 'M']

export const DESCRIBED_ROWS = [
  ['0001', '崇安寺"停车场"', '120', '5.00', '2019-02-28', '2024-05-01 08:30:00', '1', '是', ''],
  ['0002', '人民路,停车场', '80', '0.50', '2020-02-29', '2024-05-01 23:59:59', '2', '否', '第一行\r\n第二行'],
  ['0003', ' 站前 ', '-1', '12', '1999-12-31', '2024-05-02 00:00:00', '1', '是', '=1+1'],
  ...Array.from({ length: 12 }, (_, at) => [
    String(at + 4).padStart(4, '0'),
    `停车场𠮷${at}`,
    String(at * 7),
    `${at}.25`,
    '2021-01-31',
    '2024-05-03 12:00:00',
    String(1 + (at % 2)),
    '否',
    '',
  ]),
]

const CODES = {
  name: '状态表',
  values: [
    { code: '1', label: '营业' },
    { code: '2', label: '停业' },
  ],
}

export function describedSources(out: string, more: object = {}): PackageSources {
  const made = sources(out, {}, DESCRIBED_ROWS, DESCRIBED_COLUMNS)
  const fields = DESCRIBED_COLUMNS.map((label, at) => ({
    label,
    name: NAMES[at],
    type: TYPES[at],
    length: '40',
    description: `${label}的说明。`,
    example: DESCRIBED_ROWS[0]?.[at] ?? '',
    primaryKey: at === 0,
    unit: label === '收费（元）' ? '元' : '',
    ...(label === '状态' && { codeList: CODES }),
    ...(label === '备注' && { nullable: true, nullMeaning: '没有备注' }),
  }))
  const catalogue = CatalogueSchema.parse({
    ...made.catalogue,
    fields,
    identifier: '320200/0001',
    description: '全市公共停车场的名称、泊位和收费。',
    keywords: ['停车', '泊位'],
    domains: ['transport', 'livingServices'],
    theme: '出行',
    openForm: 'BOTH',
    formats: ['CSV', 'XLSX', 'JSON', 'XML'],
    fileForms: ['csvPlain', 'csvGb18030', 'jsonLines'],
    license: '无锡市公共数据开放利用协议 1.0',
    releaseDate: '2024-06-01',
    modifiedDate: '2025-03-01',
    dataUpdateDate: '2025-02-28',
    temporalCoverage: { start: '2019', end: '2024-05' },
    spatialCoverage: '无锡市',
    sourceSystem: '停车管理',
    contact: 'tcgl@example.gov.cn',
    ...more,
  })
  return { ...made, catalogue }
}
