// Words the program proposes for an entry: what a column holds, what the table is, the names of standard code lists.
// Facts only; what a column means to the office is for a person to add.

/** After the column's name. */
export const columnWords = {
  integer: '{name}，整数{unit}{key}。',
  decimal: '{name}，数值，最多 {decimals} 位小数{unit}{key}。',
  boolean: '{name}，是或否{key}。',
  time: '{name}，时刻{key}。',
  code: '{name}，代码，最长 {length} 位{key}。',
  text: '{name}，文字，最长 {length} 个字{key}。',
  unit: '，单位：{unit}',
  key: '，每条记录各不相同',
} as const

export const tableWords = {
  description: '{title}，共 {rows} 条，包括{labels}。',
  more: '{labels}等 {count} 个数据项',
  few: '{labels} {count} 个数据项',
  period: '数据时间：{period}。',
  to: '{start} 至 {end}',
} as const

export const codeListNames = {
  sex: '人的性别代码（GB/T 2261.1-2003）',
  ethnicity: '民族代码（GB/T 3304-1991）',
  maritalStatus: '婚姻状况代码（GB/T 2261.2-2003）',
  education: '学历代码（GB/T 4658-2006）',
} as const

export const copyRefusals = {
  self: '不能从自己现在的内容复制。',
  version: '没有第 {no} 版。',
} as const
