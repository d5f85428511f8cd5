// For every gate two datasets, a table with its entry: one that passes and one that fails at a known place.
// Judges nothing; persons are made up, births 1900–1902.
import type { OpeningAct } from '../../../src-main/contract/opening.ts'
import type { Step } from '../../../src-main/contract/recipe.ts'
import { citizenIdCheckCharacter } from '../../../src-main/core/identifiers/citizen-id.ts'
import type { Situation } from '../../unit/gates/situation.ts'

type Rows = readonly (readonly string[])[]

/** What differs from the sound dataset. */
export interface GoldenDataset {
  readonly columns?: readonly string[]
  readonly rows?: Rows
  readonly steps?: readonly Step[]
  /** Labels of the data items; the columns of the result otherwise. */
  readonly labels?: readonly string[]
  /** Over what the entry says of an item anyway, by label. */
  readonly items?: Readonly<Record<string, object>>
  readonly entry?: object
  /** Done to the opening before the entry is saved. */
  readonly acts?: readonly OpeningAct[]
  /** The same after it. */
  readonly actsAfter?: readonly OpeningAct[]
  /** A list of what the city opens, as CSV, loaded before. */
  readonly municipal?: string
  /** The sound dataset stands beside it under the same title. */
  readonly twin?: boolean
}

export interface GoldenGate {
  readonly passes: GoldenDataset
  readonly fails: GoldenDataset
  /** Row, and column or element, that the failure names. */
  readonly at: readonly (readonly [number | null, string | null])[]
  /** Reported with its places, never failed. */
  readonly reportOnly?: boolean
}

export const COLUMNS: readonly string[] = ['编号', '名称', '泊位数']
export const ROWS: Rows = Array.from({ length: 24 }, (_, at) => [
  `P${String(at + 1).padStart(3, '0')}`,
  `崇安寺停车场${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东西'[at] ?? ''}`,
  String(30 + ((at * 37) % 200)),
])
export const TITLE = '无锡市公共停车场信息'

/** The sound rows with one cell replaced; `row` as in the file, the header being 1. */
function withCell(row: number, column: string, value: string): Rows {
  const place = COLUMNS.indexOf(column)
  return ROWS.map((cells, at) => (at + 2 === row ? cells.map((cell, i) => (i === place ? value : cell)) : cells))
}

const step = (op: string, columns: readonly string[], params: Step['params'] = {}): Step => ({
  id: `${op}-${columns.join('-')}`,
  op,
  columns: [...columns],
  params,
  enabled: true,
})

/** A sound number of somebody who never lived, born 1900–1902. */
function citizenId(at: number): string {
  const body = `320205190${at % 3}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}${String(100 + at)}`
  return body + citizenIdCheckCharacter(body)
}
const CITIZENS: Rows = Array.from({ length: 40 }, (_, at) => [`B${100 + at}`, citizenId(at)])
const birthOf = (id: string) => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
const CITIZENS_WITH_BIRTH: Rows = CITIZENS.map(([number = '', id = '']) => [number, id, birthOf(id)])

const PEOPLE = ['编号', '性别', '年龄']
const AGES = ['30', '40', '50']
/** Twenty of each sex and age: 120 rows. */
const LIKE_OTHERS: Rows = AGES.flatMap(age =>
  ['男', '女'].flatMap(sex => Array.from({ length: 20 }, () => [sex, age])),
).map((cells, at) => [`R${1000 + at}`, ...cells])
const ILLNESSES = ['感冒', '肺炎', '胃炎']
const ILL: Rows = LIKE_OTHERS.map((cells, at) => [...cells, ILLNESSES[at % 3] ?? ''])
const alike = step('deidentify', ['性别', '年龄'], {
  k: 20,
  levels: [
    { column: '性别', level: 0, hierarchy: { kind: 'prefix', keeps: [1] } },
    { column: '年龄', level: 0, hierarchy: { kind: 'age', widths: [5, 10] } },
  ],
  sensitive: [{ column: '疾病名称', distinct: 3 }],
})

const LAW = [{ title: '中华人民共和国保守国家秘密法', article: '第十三条' }]
const CLOSED = { openAttribute: 'CLOSED', closedReason: '涉及国家秘密', legalBasis: LAW }
const conditional = (conditions: object, more: object = {}) => ({
  openAttribute: 'CONDITIONAL',
  openConditions: conditions,
  legalBasis: [{ title: '无锡市公共数据开放实施细则', article: '第七条（二）' }],
  ...more,
})

const AREAS = ['区县', '人数', '金额', '最大']
const AREA_ROWS: Rows = [
  ['梁溪区', '12', '100', '40'],
  ['锡山区', '30', '90', '20'],
  ['惠山区', '25', '80', '30'],
]
const AGGREGATE = { dimensions: ['区县'], counts: ['人数'], sums: [{ total: '金额', largest: '最大' }], totals: [] }

const assessed = (result: 'UNCONDITIONAL' | 'CONDITIONAL'): OpeningAct => ({
  act: 'assess',
  result,
  rulesVersion: '2026.1',
  legalQuestion: false,
  note: '',
  nextDue: '2099-01-01',
})
const IN_FORCE: readonly OpeningAct[] = [
  assessed('UNCONDITIONAL'),
  { act: 'propose', to: 'UNCONDITIONAL', reason: '', legalBasis: [] },
  { act: 'putInForce' },
]

export const GOLDEN_GATES: Readonly<Record<string, GoldenGate>> = {
  closedData: { passes: {}, fails: { entry: CLOSED }, at: [[null, 'openAttribute']] },
  leftoverIdentifiers: {
    passes: { rows: withCell(5, '名称', '人民路 320205 号停车场') },
    fails: { rows: withCell(5, '名称', `看管人 ${citizenId(7)}`) },
    at: [[5, '名称']],
  },
  suspectedIdentifiers: {
    passes: {},
    fails: {
      rows: withCell(7, '名称', `看管人身份证号 ${citizenId(7).slice(0, 17)}${citizenId(7).endsWith('1') ? '2' : '1'}`),
    },
    at: [[7, '名称']],
  },
  maskingPolicy: {
    passes: {
      columns: ['编号', '身份证号'],
      rows: CITIZENS,
      steps: [step('dropColumn', ['身份证号'])],
      labels: ['编号'],
    },
    fails: { columns: ['编号', '身份证号'], rows: CITIZENS },
    at: [[null, '身份证号']],
  },
  kAnonymity: {
    passes: { columns: PEOPLE, rows: LIKE_OTHERS },
    fails: { columns: PEOPLE, rows: [...LIKE_OTHERS, ['R9999', '女', '71']] },
    at: [
      [null, '性别'],
      [null, '年龄'],
      [122, null],
    ],
  },
  protectedValues: {
    passes: { columns: [...PEOPLE, '疾病名称'], rows: ILL, steps: [alike] },
    fails: {
      columns: [...PEOPLE, '疾病名称'],
      rows: ILL,
      // What the step had made different, a later one makes the same again.
      steps: [alike, step('mapValues', ['疾病名称'], { table: [{ from: '胃炎', to: '肺炎' }] })],
    },
    at: [[null, '疾病名称']],
  },
  smallCells: {
    passes: { columns: AREAS, rows: AREA_ROWS, entry: { aggregate: AGGREGATE } },
    fails: { columns: AREAS, rows: [...AREA_ROWS, ['滨湖区', '2', '90', '88']], entry: { aggregate: AGGREGATE } },
    at: [
      [5, '人数'],
      [5, '金额'],
    ],
  },
  restorable: {
    passes: {
      columns: ['编号', '身份证号'],
      rows: CITIZENS,
      steps: [step('dropColumn', ['身份证号'])],
      labels: ['编号'],
    },
    fails: {
      columns: ['编号', '身份证号', '出生日期'],
      rows: CITIZENS_WITH_BIRTH,
      steps: [step('maskPositions', ['身份证号'], { from: 7, to: 14, signs: 8 })],
    },
    at: [[2, '出生日期']],
  },
  consistentPersons: {
    passes: {
      columns: ['编号', '身份证号', '出生日期'],
      rows: CITIZENS_WITH_BIRTH,
      steps: [step('dropColumn', ['身份证号'])],
      labels: ['编号', '出生日期'],
    },
    fails: {
      columns: ['编号', '身份证号', '出生日期'],
      rows: CITIZENS_WITH_BIRTH,
      steps: [step('replaceFake', ['身份证号'], { kind: 'citizenId', key: '乙', keepSex: false, valid: true })],
    },
    at: [[2, '身份证号']],
  },
  secrecyMarks: {
    passes: { rows: withCell(3, '名称', '秘密花园停车场') },
    fails: { rows: withCell(3, '名称', '机密★5年 停车场'), entry: { description: '内部资料，注意保存' } },
    at: [
      [null, 'description'],
      [3, '名称'],
    ],
  },
  wrongValues: { passes: {}, fails: { rows: withCell(9, '泊位数', '八十') }, at: [[9, '泊位数']] },
  emptyValues: {
    passes: { rows: withCell(4, '名称', ''), items: { 名称: { nullable: true, nullMeaning: '尚未命名' } } },
    fails: { rows: withCell(4, '名称', '无') },
    at: [[4, '名称']],
  },
  duplicates: {
    passes: { items: { 编号: { primaryKey: true } } },
    fails: { rows: [...ROWS, ROWS[0] ?? [], ['P002', '另一停车场', '5']], items: { 编号: { primaryKey: true } } },
    at: [
      [26, null],
      [27, '编号'],
    ],
  },
  qualityDimensions: {
    passes: {},
    fails: { rows: ROWS.map(([number = ''], at) => (at < 8 ? [number, '', ''] : (ROWS[at] ?? []))) },
    at: [[null, null]],
  },
  machineReadable: {
    passes: {},
    fails: { rows: withCell(2, '名称', '长'.repeat(32_768)) },
    at: [[2, '名称']],
  },
  machineReadableRate: {
    passes: { rows: withCell(9, '泊位数', '八十') },
    fails: { rows: ROWS.map(([number = '', name = ''], at) => [number, name, at % 2 === 0 ? '约八十' : '80']) },
    at: [[null, '泊位数']],
  },
  requiredElements: {
    passes: {},
    fails: { entry: { updateCycle: null, contact: '' } },
    at: [
      [null, 'updateCycle'],
      [null, 'contact'],
    ],
  },
  openAttribute: { passes: {}, fails: { entry: { openAttribute: null } }, at: [[null, 'openAttribute']] },
  attributeGround: {
    passes: { entry: conditional({ purpose: '科学研究' }, { legalBasis: [] }), acts: [assessed('CONDITIONAL')] },
    fails: { entry: conditional({ purpose: '科学研究' }, { legalBasis: [] }) },
    at: [[null, 'openAttribute']],
  },
  closedGrounds: {
    passes: { entry: CLOSED },
    fails: { entry: { ...CLOSED, legalBasis: [{ title: '保密法', article: '' }] } },
    at: [[null, 'legalBasis.0']],
  },
  conditionsStated: {
    passes: { entry: conditional({ purpose: '科学研究' }) },
    fails: { entry: conditional({ purpose: '无' }) },
    at: [[null, 'openConditions']],
  },
  fairConditions: {
    passes: { entry: conditional({ recipient: '登记的研究机构' }) },
    fails: { entry: conditional({ recipient: '本市注册的研究机构' }) },
    at: [[null, 'openConditions.recipient']],
  },
  noConditions: {
    passes: { entry: { license: '可自由使用，注明来源' } },
    fails: { entry: { license: '提交申请表后取得', openConditions: { purpose: '科学研究' } } },
    at: [
      [null, 'openConditions'],
      [null, 'license'],
    ],
  },
  attributeChange: {
    passes: { acts: IN_FORCE },
    fails: { acts: IN_FORCE, entry: conditional({ purpose: '科学研究' }) },
    at: [
      [null, 'openAttribute'],
      [null, 'openAttribute'],
      [null, 'openAttribute'],
    ],
  },
  undisputed: {
    passes: {
      acts: [
        { act: 'dispute', parties: ['无锡市城市管理局', '无锡市公安局'], matter: '' },
        { act: 'settle', result: '由城市管理局开放' },
      ],
    },
    fails: { acts: [{ act: 'dispute', parties: ['无锡市城市管理局', '无锡市公安局'], matter: '' }] },
    at: [[null, 'publisher']],
  },
  gradeFitsAttribute: {
    passes: { items: { 名称: { grade: 'g2' } } },
    fails: { items: { 名称: { grade: 'g3' } } },
    at: [[null, 'fields.1.grade']],
  },
  fieldsMatch: {
    passes: {},
    fails: { labels: ['编号', '停车场', '泊位数'] },
    at: [
      [null, '名称'],
      [null, 'fields.1'],
    ],
  },
  consistency: { passes: {}, fails: { entry: { rowCount: 25 } }, at: [[null, 'rowCount']] },
  oneDataset: { passes: {}, fails: { twin: true }, at: [[null, 'title']] },
  municipalDuplicate: {
    passes: { municipal: `目录名称,提供单位,数据项\n${TITLE},无锡市交通局,年份、投资额\n` },
    fails: { municipal: `目录名称,提供单位,数据项\n${TITLE},无锡市交通局,编号、名称、泊位数\n` },
    at: [[null, 'title']],
  },
  csvPresent: {
    passes: { entry: { formats: ['CSV'] } },
    fails: { entry: { formats: ['XLSX', 'JSON'] } },
    at: [[null, 'formats']],
  },
  interfaceAdvice: {
    passes: { entry: { updateCycle: 'DAILY', dataUpdateDate: '', openForm: 'BOTH' } },
    fails: { entry: { updateCycle: 'DAILY', dataUpdateDate: '' } },
    at: [[null, 'openForm']],
    reportOnly: true,
  },
  timely: {
    passes: { entry: { dataUpdateDate: '2026-02-20' } },
    fails: { entry: { dataUpdateDate: '2025-02-20' } },
    at: [[null, 'dataUpdateDate']],
  },
  interfaceReady: {
    passes: { entry: { openForm: 'API', resourceKind: 'INTERFACE' } },
    fails: { entry: { openForm: 'DOWNLOAD', resourceKind: 'INTERFACE' } },
    at: [[null, 'openForm']],
  },
  contact: {
    passes: { entry: { contact: 'sjk@example.gov.cn' } },
    fails: { entry: { contact: '13000000000' } },
    at: [[null, 'contact']],
  },
  internalEntry: {
    passes: { entry: { description: '可在 data.wuxi.gov.cn 下载。' } },
    fails: { entry: { description: '内网 http://10.1.2.3:8080/api 可查。' } },
    at: [
      [null, 'description'],
      [null, 'description'],
    ],
  },
  formulaCells: {
    passes: {},
    fails: { rows: withCell(6, '名称', '=cmd|A1') },
    at: [[6, '名称']],
    reportOnly: true,
  },
}

const provenance = { file: '停车场.xlsx', sha256: 'a'.repeat(64), importedAt: '2026-01-01', person: '甲' }

/** Gates that no table of an orderly work folder can fail: their facts are given. */
export const WITH_GIVEN_FACTS: Readonly<
  Record<string, { readonly passes: Situation; readonly fails: Situation; readonly at: GoldenGate['at'] }>
> = {
  evidenceComplete: {
    passes: { surroundings: { provenance }, catalogue: { sourceSystem: '停车管理' } },
    fails: { surroundings: { provenance: { ...provenance, person: '' } }, catalogue: { sourceSystem: '停车管理' } },
    at: [[null, null]],
  },
}
