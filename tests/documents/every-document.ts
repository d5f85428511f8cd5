// Every document the application makes, of one synthetic dataset with all that can be long, many or missing in one.
// For the structural test and for the pages that people look at.

import type { Case } from '../../src-main/contract/cases.ts'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { DOCUMENT_IDS, type DocumentId } from '../../src-main/contract/documents.ts'
import { caseDocumentNames } from '../../src-main/contract/text/zh-CN/cases.ts'
import { gateTexts } from '../../src-main/contract/text/zh-CN/gates.ts'
import { documentNames } from '../../src-main/contract/text/zh-CN/official-documents.ts'
import { lackingMaterials } from '../../src-main/core/cases/perform-case.ts'
import { replyFacts } from '../../src-main/core/cases/reply-facts.ts'
import { incidentSheet } from '../../src-main/files/documents/cases/incident-sheet.ts'
import { supplementNotice } from '../../src-main/files/documents/cases/supplement-notice.ts'
import type { DocumentFacts } from '../../src-main/files/documents/document.ts'
import type { DocumentPart } from '../../src-main/files/documents/document-parts.ts'
import { makeDocument } from '../../src-main/files/documents/official/registry.ts'
import { documentFacts } from '../../src-main/files/packages/build-package.ts'
import { sources } from '../unit/packages/sample-package.ts'

export const DATE = '2026-03-10'
export const DROPPED = '联系人手机'

const LABELS = [
  '停车场编号',
  '停车场名称',
  '所在区县',
  '详细地址',
  '停车场类型',
  '泊位数（个）',
  '收费标准',
  '白天首小时收费（元）',
  '开放时间',
  '管理单位',
  '数据更新日期',
  '备注',
]

const ROWS = Array.from({ length: 24 }, (_, at) => [
  `WX${String(at + 1).padStart(5, '0')}`,
  `第${at + 1}公共停车场`,
  ['梁溪区', '滨湖区', '新吴区', '锡山区'][at % 4] ?? '',
  `示例路${at + 1}号`,
  at % 2 === 0 ? '路内' : '路外',
  String(20 + at * 3),
  '首小时收费，之后每半小时计费，夜间减半，节假日另行公布',
  (2 + (at % 3) * 0.5).toFixed(1),
  '00:00-24:00',
  '无锡市城市管理局',
  '2026-02-28',
  at % 5 === 0 ? '' : '正常开放',
])

const CATALOGUE = CatalogueSchema.parse({
  title: '无锡市公共停车场信息',
  publisher: { name: '无锡市城市管理局', uscc: '' },
  openAttribute: 'CONDITIONAL',
  openConditions: {
    recipient: '在本市从事停车诱导、出行服务的企业和科研机构',
    purpose: '停车诱导、出行规划和城市交通研究',
    scope: '不得用于识别车辆和个人，不得转让',
    other: '',
  },
  formats: ['CSV', 'XLSX', 'JSON', 'XML'],
  updateCycle: 'QUARTERLY',
  contact: '0510-80000000',
  identifier: '320200-CGJ-0007',
  description:
    '收录全市由城市管理部门备案的公共停车场的位置、类型、泊位数、收费标准和开放时间，来自停车管理系统，按季度更新，截至上季度末。',
  keywords: ['停车', '交通出行', '收费标准'],
  domains: ['transport', 'municipalFacilities'],
  theme: '城市管理',
  businessLine: '市政设施管理',
  industry: 'N',
  region: '320200',
  openForm: 'BOTH',
  dataUpdateDate: '2026-02-28',
  temporalCoverage: { start: '2025-01', end: '2026-02' },
  sourceSystem: '停车管理系统',
  rowCount: ROWS.length,
  securityGrade: 'g2',
  license: '开放数据利用协议',
  version: '3',
  fields: LABELS.map((label, at) => ({
    label,
    name: `field_${at + 1}`,
    type: at === 5 ? 'I' : at === 7 ? 'N' : at === 10 ? 'D' : 'C',
    length: at === 7 ? '4,1' : at === 10 ? '' : '40',
    primaryKey: at === 0,
    nullable: at === 11,
    nullMeaning: at === 11 ? '没有需要说明的情况' : '',
    unit: at === 5 ? '个' : at === 7 ? '元' : '',
    codeList:
      at === 4
        ? {
            name: '停车场类型代码',
            values: [
              { code: '1', label: '路内' },
              { code: '2', label: '路外' },
            ],
          }
        : null,
    description: `${label}，按停车管理系统登记的内容填写，长说明要能在单元格里自动换行而不被截断。`,
    example: '示例',
    grade: at === 3 ? 'g2' : 'g1',
    treatment: '',
  })),
})

const HASH = 'ab'.repeat(32)
const LAW = { title: '中华人民共和国数据安全法', article: '第二十一条' }

const EVIDENCE = { name: '用户来信扫描件.pdf', sha256: HASH }

export const REQUEST_CASE: Case = {
  id: 'c1',
  kind: 'REQUEST',
  datasetId: 'd1',
  title: '申请使用公共停车场信息开展停车诱导研究',
  content: '',
  from: '',
  receivedOn: '2026-03-02',
  column: '',
  rows: '',
  version: '',
  leak: false,
  request: {
    applicant: '示例大学交通学院',
    reason: '课题研究',
    kind: 'DATASET',
    until: '',
    outcome: '论文',
    scenario: '',
    promised: true,
    agreementSigned: false,
  },
  evidence: [],
  state: 'HANDLED',
  decision: 'REFUSED',
  handling: '申请的用途超出开放条件规定的范围，不能用于识别车辆。',
  legalBasis: '《中华人民共和国数据安全法》第二十一条',
  granted: null,
  reply: '',
  respondedOn: '2026-03-05',
  closedOn: '',
  due: { date: '2026-03-16', immediate: false, certain: true },
  steps: [],
  task: null,
}

export const LEAK_CASE: Case = {
  ...REQUEST_CASE,
  id: 'c2',
  kind: 'INFRINGEMENT',
  title: '备注列出现车主联系方式',
  content: '有用户来信说，下载的文件“备注”列里有车主的联系方式。',
  from: '市民来信',
  column: '备注',
  rows: '第 12 行、第 15 行',
  version: '2',
  leak: true,
  request: null,
  evidence: [EVIDENCE],
  decision: 'WITHDRAW',
  handling: '当日从平台撤下文件，通知接收方删除；对备注列重新脱敏，再次审查后开放。',
  legalBasis: '',
  steps: [
    { to: 'RECEIVED', at: '2026-03-02T01:10:00.000Z', person: '经办人甲', note: '' },
    { to: 'VERIFYING', at: '2026-03-02T01:30:00.000Z', person: '经办人甲', note: '逐行核对属实' },
    { to: 'HANDLED', at: '2026-03-02T03:00:00.000Z', person: '经办人甲', note: '' },
  ],
}

export function facts(draft = false): DocumentFacts {
  const base = sources('', {}, ROWS, LABELS)
  const gates = Object.entries(gateTexts).map(([id, text], at) => ({
    id,
    title: text.title,
    requirement: 'R36',
    passed: at % 9 !== 4,
    figure: text.figure.replace('{count}', at % 9 === 4 ? '2' : '0'),
    limit: text.limit,
    findings: [],
    place: 'export' as const,
    ...(at % 9 === 4 ? { exception: '上级平台要求保留原样，已与主管部门沟通' } : {}),
  }))
  return {
    ...documentFacts({
      ...base,
      draft,
      date: DATE,
      catalogue: CATALOGUE,
      gateReport: { passed: true, gates, approvals: [] },
    }),
    packageSha256: HASH,
    treatments: new Map([['详细地址', ['把「详细地址」只保留到街道']]]),
    filing: {
      from: 'UNCONDITIONAL',
      to: 'CONDITIONAL',
      reason: '近期发现有人批量下载后与其他数据结合识别车辆，需要限定使用对象和用途。',
      legalBasis: [LAW],
      effectiveDate: '',
      filingNumber: '',
      filingDate: '',
    },
    withdrawn: {
      date: DATE,
      person: '经办人甲',
      reason: LEAK_CASE.handling,
      packages: [
        {
          file: 'C:\\交付\\公共停车场信息.zip',
          sha256: HASH,
          builtAt: '2026-01-05T02:00:00.000Z',
          recipients: ['市公共数据开放平台', '区数据局'],
        },
        { file: '/交付/公共停车场信息（草稿）.zip', sha256: HASH, builtAt: '2025-10-08T02:00:00.000Z', recipients: [] },
      ],
    },
  }
}

export interface MadeDocument {
  readonly name: string
  /** Whether it speaks of the dataset in the two lines every document of a dataset has. */
  readonly headed: boolean
  readonly parts: readonly DocumentPart[]
}

export function everyDocument(): MadeDocument[] {
  return [...datasetDocuments(), ...caseDocuments()]
}

export function datasetDocuments(): MadeDocument[] {
  return DOCUMENT_IDS.map(id => ({
    name: documentNames[id],
    headed: id !== 'reply' && id !== 'withdrawal',
    parts: partsOf(id),
  }))
}

function partsOf(id: DocumentId): DocumentPart[] {
  const reply = replyFacts(REQUEST_CASE)
  const parts = makeDocument(id, { ...facts(), ...(reply && { reply }) })
  if (parts === null) throw new Error(`no ${id}`)
  return parts
}

function caseDocuments(): MadeDocument[] {
  const shared = {
    itemTitle: CATALOGUE.title,
    publisher: CATALOGUE.publisher.name,
    contact: CATALOGUE.contact,
    date: DATE,
  }
  const gone = [
    {
      id: 1,
      datasetId: 'd1',
      title: CATALOGUE.title,
      sha256: HASH,
      recipient: '市公共数据开放平台',
      purpose: '发布',
      medium: 'upload' as const,
      note: '',
      person: '经办人甲',
      at: '2026-01-06T01:00:00.000Z',
    },
  ]
  return [
    {
      name: caseDocumentNames.supplement,
      headed: false,
      parts: supplementNotice(
        { ...shared, one: { ...REQUEST_CASE, decision: 'RETURNED', handling: '请补齐后再提交。' } },
        lackingMaterials(REQUEST_CASE),
      ),
    },
    { name: caseDocumentNames.incident, headed: false, parts: incidentSheet({ ...shared, one: LEAK_CASE }, gone) },
  ]
}
