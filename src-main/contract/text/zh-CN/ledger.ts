// Words of the ledger, the calendar file and the release notes.
// Holds no rule.
import { catalogueLabels } from './catalogue.ts'

/** Elements whose changes are told, under the names the form uses. */
export const entryElementLabels = {
  ...catalogueLabels,
  updateCycleNote: '更新周期说明',
  exceptions: '检查的例外',
} as const

export const fieldElementLabels = {
  name: '的字段名',
  type: '的类型',
  length: '的长度',
  primaryKey: '是否主键',
  nullable: '是否可为空',
  nullMeaning: '的空值含义',
  codeList: '的代码表',
  unit: '的单位',
  description: '的说明',
  example: '的示例',
  grade: '的安全级别',
} as const

export const ledgerWords = {
  field: '数据项',
  had: '有',
  none: '（空）',
  sheet: '数据台账',
  title: '公共数据开放台账',
  columns: [
    '序号',
    '目录名称',
    '开放主体',
    '状态',
    '开放属性',
    '待生效',
    '安全级别',
    '所属领域',
    '业务条线',
    '资源主题',
    '开放方式',
    '更新周期',
    '数据更新日期',
    '下次更新',
    '逾期天数',
    '数据量',
    '最近数据包',
  ],
  disputed: '职责争议',
  updateEvent: '更新数据：{title}',
  updateEventText: '承诺的更新周期：{cycle}。数据更新日期：{date}。',
  assessEvent: '重新评估：{title}',
  assessEventText: '上次评估：{date}。',
  milestoneEvent: '{place}：{title}',
  caseEvent: '{kind}：{title}',
  caseEventText: '{rule}。收到日期：{date}。',
  notesTitle: '{title} 版本说明',
  notesVersion: '版本 {version}，{date}，{person}',
  notesRows: '数据量：{rows} 条（{change}）。',
  notesFirst: '首次生成数据包，数据量：{rows} 条。',
  notesMore: '比上一版多 {count} 条',
  notesFewer: '比上一版少 {count} 条',
  notesSame: '与上一版相同',
  notesData: '数据的变化：增加 {added} 行，删除 {removed} 行，修改 {changed} 行。',
  notesEntry: '目录的变化：',
  notesNoEntry: '目录没有变化。',
  notesLine: '· {label}：由“{before}”改为“{after}”',
  notesAdded: '· 新增{label}',
  notesRemoved: '· 去掉{label}',
  notesEmpty: '还没有生成过数据包，没有版本可说明。',
} as const
