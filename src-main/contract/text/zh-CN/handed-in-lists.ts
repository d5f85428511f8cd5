// Words by which opening lists and confirmation forms of bodies are read, and what is said of lines that cannot be.
// Headers are compared without width, blanks, line breaks and what stands in brackets.

/** Elements a list or form may state, each with the headers it is known by; the first that fits counts. */
export const LIST_HEADERS = {
  title: ['目录名称', '数据目录名称', '数据集名称', '开放目录名称', '信息资源名称', '资源名称', '开放数据集名称'],
  publisher: ['开放主体', '单位名称', '提供单位', '报送单位', '责任单位', '数据提供单位', '部门', '单位', '开放单位'],
  listNo: ['参考清单序号', '清单序号', '对应参考清单序号', '参考目录序号'],
  description: ['开放内容', '摘要', '内容摘要', '目录摘要', '资源摘要', '内容描述'],
  fields: ['数据项', '完整数据项', '信息项', '数据项名称', '字段', '开放数据项'],
  openForm: ['开放形式', '开放方式'],
  openAttribute: ['开放属性', '开放类型'],
  openConditions: ['开放条件'],
  formats: ['数据格式', '资源格式', '文件格式'],
  resourceKind: ['数据类型', '资源类型'],
  updateCycle: ['更新周期', '更新频率', '更新频度'],
  planned: ['计划开放时间', '拟开放时间', '开放时间', '计划完成时间'],
  domains: ['所属重点领域', '所属领域', '重点领域', '数据领域', '领域'],
  businessLine: ['业务条线'],
  theme: ['资源主题', '主题'],
  sourceSystem: ['来源系统', '信息系统', '系统名称'],
  rowCount: ['数据量', '记录数', '数据条数'],
  identifier: ['目录编码', '资源代码', '信息资源代码', '目录代码'],
  dataUpdateDate: ['数据更新日期', '更新日期', '最近更新时间'],
  version: ['版本'],
  closedReason: ['不能公开的理由', '不予开放的理由', '不能开放的理由', '不开放理由'],
  legalBasis: ['不能公开的依据', '不予开放的依据', '不能开放的依据', '不开放依据'],
  contact: ['联系方式', '办公电话', '联系电话', '电话'],
} as const
export type ListElement = keyof typeof LIST_HEADERS

/** What bodies write for the code lists of the entry besides the labels themselves; the first row that is contained counts. */
export const LIST_WORDS = {
  openAttribute: {
    UNCONDITIONAL: ['无条件开放', '无条件', '普遍开放', '完全开放'],
    CONDITIONAL: ['有条件开放', '有条件', '受限开放', '授权开放', '限制开放'],
    CLOSED: ['不予开放', '不开放', '禁止开放', '不能开放'],
  },
  resourceKind: {
    INTERFACE: ['接口', 'api'],
    DATASET: ['数据集', '文件', '数据表', '库表'],
  },
  updateCycle: {
    REALTIME: ['实时'],
    DAILY: ['每日', '每天', '按日', '日更新', '按天', '日'],
    WEEKLY: ['每周', '按周', '周更新', '周'],
    QUARTERLY: ['每季度', '每季', '按季', '季度', '季'],
    HALF_YEARLY: ['每半年', '半年'],
    MONTHLY: ['每月', '按月', '月度', '月'],
    BIENNIAL: ['每两年', '两年', '每二年'],
    IRREGULAR: ['不定期', '不定时', '自定义', '适时'],
    STATIC: ['不更新', '静态', '一次性', '无更新'],
    YEARLY: ['每年', '按年', '年度', '年'],
  },
  openForm: { file: ['下载', '文件', '数据集'], api: ['接口', 'api'] },
  formats: {
    XLSX: ['xlsx', 'xls', 'excel', 'et', '电子表格'],
    CSV: ['csv'],
    JSON: ['json'],
    XML: ['xml'],
  },
} as const

/** A row that closes a table: a note, a seal box, a sum. */
export const LIST_END =
  /^(?:依据|说明|填表说明|填报说明|备注|注|合计|总计|小计|单位（?\(?盖章|填表人|负责人|填报人|审核人|填表日期)/

export const handedInTexts = {
  unreadElement: '“{element}”写着“{value}”，认不出',
  formatsStrange: '“数据格式”里的“{value}”不是可机读格式',
  twice: '与第 {row} 行是同一个目录',
  noPublisher: '没有写开放主体',
  noTitleColumn: '工作簿里没有找到“目录名称”和其他目录要素的表头',
  noLines: '表头下面没有任何一行目录',
  tooLong: '表格超过 {limit} 行，不像是清单',
} as const
