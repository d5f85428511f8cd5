// Words that many screens share.
// Nothing that belongs to one screen only.

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

export { setAsideWords as setAsideText } from '../../src-main/contract/text/zh-CN/inspect.ts'
export { gradeLabels as gradeText, roleLabels as roleText } from '../../src-main/contract/text/zh-CN/kinds.ts'
