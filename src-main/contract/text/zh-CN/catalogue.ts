// Words of the catalogue: names of its elements, labels of its code lists, and what is missing in an entry.
// Holds no rule; rules are in core/catalogue.
import type {
  DATA_FORMATS,
  DISCLOSURE_CLASSES,
  DOMAINS,
  FIELD_TYPES,
  HIGH_VALUE_TESTS,
  INDUSTRIES,
  LISTING_SOURCES,
  OPEN_ATTRIBUTES,
  OPEN_FORMS,
  RESOURCE_KINDS,
  SHARE_TYPES,
  UPDATE_CYCLES,
} from '../../catalogue.ts'
import type { GRADES } from '../../profile.ts'

type Labels<List extends readonly string[]> = Record<List[number], string>

export const openAttributeLabels: Labels<typeof OPEN_ATTRIBUTES> = {
  UNCONDITIONAL: '无条件开放',
  CONDITIONAL: '有条件开放',
  CLOSED: '不予开放',
}

export const openFormLabels: Labels<typeof OPEN_FORMS> = {
  DOWNLOAD: '文件下载',
  API: '接口调用',
  BOTH: '文件下载和接口调用',
}

export const resourceKindLabels: Labels<typeof RESOURCE_KINDS> = { DATASET: '数据集', INTERFACE: '接口' }

export const updateCycleLabels: Labels<typeof UPDATE_CYCLES> = {
  REALTIME: '实时',
  DAILY: '每日',
  WEEKLY: '每周',
  MONTHLY: '每月',
  QUARTERLY: '每季度',
  HALF_YEARLY: '每半年',
  YEARLY: '每年',
  BIENNIAL: '每两年',
  IRREGULAR: '不定期',
  STATIC: '不更新',
}

export const formatLabels: Labels<typeof DATA_FORMATS> = { CSV: 'CSV', XLSX: 'XLSX', JSON: 'JSON', XML: 'XML' }

export const fieldTypeLabels: Labels<typeof FIELD_TYPES> = {
  C: '字符型C',
  N: '数值型N',
  Y: '货币型Y',
  D: '日期型D',
  T: '日期时间型T',
  L: '逻辑型L',
  M: '备注型M',
  G: '通用型G',
  B: '双精度型B',
  I: '整型I',
  F: '浮点型F',
}

export const domainLabels: Labels<typeof DOMAINS> = {
  health: '卫生医疗',
  educationCultureTourism: '教育文旅',
  marketRegulation: '市场监管',
  livingServices: '生活服务',
  transport: '交通运输',
  housing: '住房建设',
  municipalFacilities: '市政管理',
  emergencySafety: '应急安全',
  publicCredit: '公共信用',
  urbanGovernance: '城市治理',
  socialSecurity: '社会保障',
  scienceFinance: '科技金融',
  naturalResources: '自然资源',
  environment: '生态环境',
  agriculture: '农业农村',
  meteorology: '气象',
}

export const industryLabels: Labels<typeof INDUSTRIES> = {
  A: '农、林、牧、渔业',
  B: '采矿业',
  C: '制造业',
  D: '电力、热力、燃气及水生产和供应业',
  E: '建筑业',
  F: '批发和零售业',
  G: '交通运输、仓储和邮政业',
  H: '住宿和餐饮业',
  I: '信息传输、软件和信息技术服务业',
  J: '金融业',
  K: '房地产业',
  L: '租赁和商务服务业',
  M: '科学研究和技术服务业',
  N: '水利、环境和公共设施管理业',
  O: '居民服务、修理和其他服务业',
  P: '教育',
  Q: '卫生和社会工作',
  R: '文化、体育和娱乐业',
  S: '公共管理、社会保障和社会组织',
  T: '国际组织',
}

export const shareTypeLabels: Labels<typeof SHARE_TYPES> = {
  UNCONDITIONAL_SHARE: '无条件共享',
  CONDITIONAL_SHARE: '有条件共享',
  NO_SHARE: '不予共享',
}

export const listingSourceLabels: Labels<typeof LISTING_SOURCES> = {
  DISCLOSURE: '政府信息公开',
  PORTAL: '门户网站',
  SHARING: '共享平台资源',
  BUSINESS_SYSTEM: '业务系统',
  RESOURCE_CATALOGUE: '公共数据资源目录',
}

export const disclosureClassLabels: Labels<typeof DISCLOSURE_CLASSES> = {
  PROACTIVE: '主动公开',
  ON_REQUEST: '依申请公开',
  NOT_DISCLOSED: '不予公开',
}

export const highValueLabels: Labels<typeof HIGH_VALUE_TESTS> = {
  livelihood: '与民生紧密相关',
  urgentNeed: '社会迫切需要',
  industryValue: '行业增值潜力显著',
  strategicValue: '产业战略意义重大',
}

export const gradeLabels: Labels<typeof GRADES> = {
  g1: '一般数据1级',
  g2: '一般数据2级',
  g3: '一般数据3级',
  g4: '一般数据4级',
  important: '重要数据',
  core: '核心数据',
}

export const catalogueLabels = {
  title: '目录名称',
  fields: '完整数据项',
  publisher: '开放主体',
  uscc: '统一社会信用代码',
  openAttribute: '开放属性',
  openConditions: '开放条件',
  formats: '数据格式',
  resourceKind: '数据类型',
  updateCycle: '更新周期',
  contact: '联系方式',
  identifier: '目录编码',
  description: '摘要',
  keywords: '标签',
  domains: '所属领域',
  theme: '资源主题',
  businessLine: '业务条线',
  industry: '所属行业',
  region: '区划代码',
  openForm: '开放方式',
  releaseDate: '首次发布日期',
  modifiedDate: '目录更新日期',
  dataUpdateDate: '数据更新日期',
  temporalCoverage: '时间范围',
  spatialCoverage: '空间范围',
  sourceSystem: '来源系统',
  authoritativeSource: '数源单位',
  shareType: '共享类型',
  listingSource: '清单来源',
  disclosureClass: '信息公开类别',
  highValue: '高价值',
  highValueNote: '高价值说明',
  rowCount: '数据量',
  fileCount: '文件数',
  interfaceCount: '接口数',
  fileSize: '文件大小',
  securityGrade: '安全级别',
  deidentificationLevel: '去标识级别',
  license: '使用协议',
  relatedItems: '关联资源代码',
  templateVersion: '模板版本',
  version: '版本',
  closedReason: '不予开放的理由',
  legalBasis: '不予开放的依据',
  recipient: '对象',
  purpose: '用途',
  scope: '适用范围',
  other: '其他条件',
  secureEnvironment: '只在安全环境内使用',
} as const

export const noConditions = '无'

/** Words of a data item's description that state, with the ground after them, why an identifying value may be published by law. */
export const lawfullyPublicMark = '依法公开'

export const catalogueProblems = {
  titleMissing: '请填写目录名称。',
  titleTooLong: '目录名称不超过 100 个字，现有 {length} 个字。',
  titleBlanks: '目录名称前后不能有空格。',
  titleBracket: '目录名称末尾不要带括号说明。',
  titleSystem: '目录名称不能用系统、平台、数据库或文件的名字，建议写成“地域+对象+信息”，例如“无锡市公共停车场信息”。',
  fieldsMissing: '还没有数据项。请先点“从数据填写”，让数据项与结果的列一一对应。',
  fieldLabelMissing: '第 {number} 个数据项没有中文名称。',
  fieldLabelTwice: '数据项“{label}”出现了不止一次。',
  fieldNameInvalid: '数据项“{label}”的字段名“{name}”不对：以字母或下划线开头，只用字母、数字和下划线。',
  fieldNameTwice: '字段名“{name}”出现了不止一次。',
  fieldLengthInvalid: '数据项“{label}”的数据长度要写成“位数”或“位数,小数位数”。',
  fieldDescriptionMissing: '请为数据项“{label}”写一句说明。',
  fieldNullMeaningMissing: '数据项“{label}”允许为空，请写明空着表示什么。',
  fieldCodeListEmpty: '数据项“{label}”的代码表没有名称或没有代码。',
  fieldCodeTwice: '数据项“{label}”的代码表中，代码“{code}”出现了不止一次。',
  publisherMissing: '请填写开放主体的全称。',
  usccInvalid: '开放主体的统一社会信用代码不对，应为 18 位且校验码相符。',
  openAttributeMissing: '请选择开放属性：无条件开放、有条件开放或不予开放。',
  conditionsMissing: '有条件开放要写明开放条件：对象、用途、适用范围或其他条件。',
  conditionsNotAllowed: '无条件开放不能设开放条件；请清空条件，或改为有条件开放。',
  closedReasonMissing: '不予开放要写明理由。',
  legalBasisMissing: '不予开放要写明法律、法规或规章依据（名称和条款）。',
  legalBasisIncomplete: '第 {number} 条依据要同时写明名称和条款。',
  formatsMissing: '请选择数据格式。',
  resourceKindMissing: '请选择数据类型：数据集或接口。',
  updateCycleMissing: '请选择更新周期。',
  updateCycleNoteMissing: '更新周期为不定期时，请说明什么情况下更新。',
  contactMissing: '请填写联系方式：办公电话或办公邮箱。',
  contactMobile: '联系方式不能用手机号，请改为办公电话或办公邮箱。',
  dateInvalid: '{element}“{date}”不是真实日期，应写成 YYYY-MM-DD。',
  periodInvalid: '时间范围的两端写成 2025、2025-01 或 2025-01-31 的样子。',
  periodTurned: '时间范围的起点晚于终点。',
  contactUnclear: '联系方式里没有认出办公电话或邮箱，例如 0510-80000000。',
} as const
export type CatalogueProblem = keyof typeof catalogueProblems

/** First words for the description of columns of these kinds or types; the person completes them. */
export const fieldDescriptions = {
  date: '日期，格式为 YYYY-MM-DD。',
  datetime: '日期和时间，格式为 YYYY-MM-DD HH:MM:SS。',
  uscc: '组织的统一社会信用代码，18 位，见 GB 32100-2015。',
  orgCode: '组织机构代码，见 GB 11714-1997。',
  divisionCode: '行政区划代码，见 GB/T 2260。',
  postcode: '邮政编码，6 位数字。',
  landline: '办公电话，含区号。',
  sex: '性别，见 GB/T 2261.1-2003。',
  ethnicity: '民族，见 GB/T 3304-1991。',
  coordinate: '坐标。',
} as const

/** Joined to a description where the column has few values. */
export const valuesSentence = '取值：{values}。'

/** In front of the description of a column that a step fills with made-up values. */
export const syntheticSentence = '合成数据，不是原始数据，不能用来了解具体的人和事。'
