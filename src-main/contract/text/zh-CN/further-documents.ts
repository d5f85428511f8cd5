// Words of the documents that go beside a package: list of treatments for reviewers, use agreement with application form.
// Holds no rule; the official forms are in official-documents.ts.
import type { DocumentId } from '../../documents.ts'

/** What a document lacks before it can be made. */
export const documentNeeds = {
  result: '先运行配方，有了结果才能生成。',
  interface: '开放方式里没有接口调用。',
  filing: '没有要备案的属性变更。',
  conditional: '只有“有条件开放”的数据需要。',
  withdrawn: '没有撤回过。',
  case: '在台账的“办理事项”里生成。',
} as const
export type DocumentNeed = keyof typeof documentNeeds

/** What each document is for, in half a sentence. */
export const documentPurposes: Record<DocumentId, string> = {
  confirmation: '九项要素和数据项，盖章确认',
  openingList: '开放内容、形式、周期和属性',
  filing: '开放属性改得更严时报主管部门',
  interface: '参数、分页、返回码和示例',
  dictionary: '每个数据项的含义和代码表',
  quality: '各项指标、检查结果和各列情况',
  processing: '做过哪些处理，行数怎样对上',
  opinion: '三项审查签署盖章',
  treatment: '包括没有公开的列，只给审查人',
  agreement: '有条件开放的条件、协议和申请表',
  withdrawal: '撤回的理由、涉及的数据包和接收方',
  reply: '答复申请、纠错、侵权告知',
}

export const treatmentTexts = {
  title: '数据项处理清单',
  sheet: '处理清单',
  forReviewers: '仅供审查使用，不随数据包公开',
  published: '一、公开的数据项',
  publishedColumns: ['序号', '数据项', '字段名', '安全级别', '处理方法'],
  untreated: '未作脱敏或去标识',
  dropped: '二、不公开的列',
  droppedColumns: ['序号', '列', '说明'],
  droppedWords: '来源中有，公开的文件里没有',
  noneDropped: '来源的每一列都公开。',
  note: '不公开的列只写在本清单里，不写入目录、数据字典和其他随包文件（细则第十一条、第十七条）。',
} as const

export const agreementTexts = {
  title: '公共数据开放利用协议（样式）',
  sheet: '利用协议',
  warning: '样式，以主管部门发布的正式文本为准',
  provider: '甲方（开放主体）',
  user: '乙方（利用主体）',
  data: '一、数据和条件',
  promises: '二、乙方承诺',
  promiseLines: [
    '1. 提交的申请材料真实、完整。',
    '2. 在批准的对象、用途、范围和期限内使用，不转让、不转借，不用于其他目的。',
    '3. 不尝试识别数据中的个人，不与其他数据结合来识别个人；发现能识别个人的，立即停止使用并告知甲方。',
    '4. 采取与数据级别相称的安全措施；发生泄露的，立即补救并告知甲方和主管部门。',
    '5. 利用成果注明数据来源和获取日期。',
    '6. 甲方撤回数据的，停止使用并删除全部副本，书面告知删除情况。',
  ],
  signing: '三、签署',
  providerSeal: '甲方（盖章）：',
  userSeal: '乙方（签字或者盖章）：',
  basis: '依据：《无锡市公共数据开放实施细则》（锡政规〔2024〕7号）第七条、第十四条、第十五条。',

  applicationTitle: '有条件开放公共数据使用申请表',
  applicationSheet: '申请表',
  application: '一、申请内容',
  applicationTitleField: '申请标题',
  applicant: '申请人',
  contact: '联系方式',
  reason: '申请事由',
  kind: '申请类型',
  kindChoices: '□ 数据集　　□ 接口',
  until: '使用期限',
  outcome: '成果形式',
  scenario: '应用场景',
  promise: '二、承诺',
  promiseWords: '本单位（本人）承诺：所填内容真实；合法合规使用数据，落实安全责任；同意签署开放数据利用协议。',
  applicantSeal: '申请人（签字或者盖章）：',
  handling: '三、办理',
  providerOpinion: '开放主体意见（同意的写明用途和使用范围；不同意的写明理由和依据）：',
} as const
