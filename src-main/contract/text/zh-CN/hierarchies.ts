// What generalised values are called, what the levels of a hierarchy are, and what can be wrong with one.
// Labels stand in released files: they must read well for people and be the same for the same value everywhere.
export const hierarchyLabels = {
  /** ～ instead of a hyphen: spreadsheet programs read 10-19 as a day. */
  band: '{from}～{to}',
  below: '{to}以下',
  from: '{from}及以上',
  ageBand: '{from}-{to}岁',
  ageFrom: '{from}岁及以上',
  age: '{from}岁',
  quarter: '{year}-Q{quarter}',
  firstHalf: '{year}上半年',
  secondHalf: '{year}下半年',
  years: '{from}～{to}年',
  others: '其他',
  all: '*',
} as const

export const hierarchyKinds = {
  age: '年龄段',
  date: '日期',
  division: '行政区划',
  interval: '数值段',
  edges: '金额段',
  prefix: '编码前几位',
  mask: '遮盖若干位',
  order: '按顺序合并相邻值',
  priority: '保留常见值，其余归“其他”',
  table: '逐值对照表',
} as const

export const levelNames = {
  raw: '原值',
  all: '全部隐去',
  width: '每 {width} 一段',
  ageWidth: '{width} 岁一段',
  month: '到月',
  quarter: '到季度',
  halfYear: '到半年',
  year: '到年',
  fiveYears: '五年一段',
  decade: '十年一段',
  town: '到镇街',
  county: '到县区',
  city: '到市',
  province: '到省',
  bands: '{count} 段',
  keep: '前 {count} 位',
  hideStart: '遮前 {count} 位',
  hideEnd: '遮后 {count} 位',
  together: '每 {count} 个并为一组',
  frequent: '保留 {count} 个',
  level: '第 {level} 级',
} as const

export const hierarchyFaults = {
  widths: '“{column}”的段宽 {width} 不是前一级 {before} 的整数倍，粗细两级会互相交叉；请改成整数倍，例如 5、10、20。',
  order: '“{column}”各级应从细到粗：第 {level} 级不比前一级粗。',
  edges: '“{column}”第 {level} 级的界限应从小到大，并且都在前一级的界限之中。',
  limits: '“{column}”的下限应小于上限。',
  noRows: '“{column}”的层级文件里没有内容；每行写一个值，原值在前，越往后越粗，用分号隔开。',
  twice: '“{column}”的列表里“{value}”出现了两次（第 {row} 个）；请只留一个。',
  tooManyRows: '“{column}”的层级文件超过 {limit} 行。',
  uncovered: '列“{column}”有 {count} 个值不在层级里，例如：{examples}。请在层级中补上，或先在“清洗”里改正这些值。',
} as const
