// Words that many screens share.
// Nothing that belongs to one screen only.
import type { SetAsideReason } from '../../src-main/contract/reading.ts'

export const commonText = {
  product: '公共数据开放预处理工作台',
  cancel: '取消',
  close: '关闭',
  save: '保存',
  saved: '已保存',
  loading: '正在读取…',
  working: '正在处理',
  retry: '再试一次',
  technicalDetail: '技术细节（供维护人员查看）',
  none: '无',
  rows: (count: string) => `${count} 行`,
  columns: (count: string) => `${count} 列`,
} as const

export const setAsideText = {
  title: '标题',
  header: '表头',
  blank: '空行',
  subtotal: '小计',
  total: '合计',
  footnote: '说明',
  repeatedHeader: '重复表头',
  unitLine: '单位行',
  comment: '注释行',
  hidden: '隐藏行',
  ruling: '分隔线',
  otherTable: '另一张表',
} as const satisfies Record<SetAsideReason, string>

export { gradeLabels as gradeText, roleLabels as roleText } from '../../src-main/contract/text/zh-CN/kinds.ts'
