// Words that many screens share.
// Nothing that belongs to one screen only.
import type { Grade, Role } from '../../src-main/contract/profile.ts'
import type { SetAsideReason } from '../../src-main/contract/reading.ts'

export const commonText = {
  product: '公共数据开放预处理工作台',
  cancel: '取消',
  close: '关闭',
  save: '保存',
  saved: '已保存',
  loading: '正在读取…',
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
} as const satisfies Record<SetAsideReason, string>

export const gradeText = {
  g1: '一级',
  g2: '二级',
  g3: '三级',
  g4: '四级',
  important: '重要',
  core: '核心',
} as const satisfies Record<Grade, string>

export const roleText = {
  direct: '直接标识',
  quasi: '间接标识',
  sensitive: '敏感',
  none: '普通',
} as const satisfies Record<Role, string>
