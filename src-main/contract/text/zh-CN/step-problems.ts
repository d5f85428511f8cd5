// Why a step, one of its parameters or its condition cannot be used.
// Holds no names of operations: see operations.

/** Why parameters cannot be used; `{title}` operation, `{label}` parameter, `{value}` what is wrong. */
export const parameterProblems = {
  missing: '“{title}”缺少“{label}”',
  unknown: '“{title}”没有“{value}”这个设置',
  wrongType: '“{title}”的“{label}”填得不对，应为{value}',
  tooSmall: '“{title}”的“{label}”太小或太短，至少为 {value}',
  tooBig: '“{title}”的“{label}”太大或太长，最多为 {value}',
  wrongChoice: '“{title}”的“{label}”只能是：{value}',
  wrongForm: '“{title}”的“{label}”写法不对',
  notADivision: '“{title}”的“{label}”里认不出这个省或市：{value}',
  notADate: '“{title}”的“{label}”不是日期：{value}',
  contradiction: '“{title}”的“{label}”里「{value}」写了两种不同的结果',
  columnTaken: '“{title}”的“{label}”与现有的列重名：{value}',
  nothingGiven: '“{title}”的“{label}”没有填',
  tooFew: '“{title}”的“{label}”至少要填 {value} 项',
  notANumber: '“{title}”的“{label}”不是数：{value}',
  otherDimension: '“{title}”不能在不同类的单位之间换算，请检查“{label}”',
  tooManyValues: '“{title}”的“{label}”里有超过 {value} 种不同的值，请检查是否选错了列',
  formula: '“{title}”的“{label}”：{value}',
  notInTable: '“{title}”的“{label}”：另外的表里没有列「{value}」',
  tooManyRows: '“{title}”要整个记住另外的表，最多 {value} 行，请先删去用不到的行',
  noColumnLeft: '“{title}”不能把所有列都删掉',
} as const

export const parameterTypes = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组设置',
  other: '其他内容',
} as const

export const stepProblems = {
  unknownOperation: '这个版本没有名为“{op}”的操作',
  tooFewColumns: '“{title}”至少要选 {count} 列',
  tooManyColumns: '“{title}”最多选 {count} 列',
  duplicateColumn: '“{title}”里重复选了列「{column}」',
  duplicateId: '有两步用了同一个编号“{id}”',
  scopeNotAllowed: '“{title}”会改变表的行或列的样子，不能只对部分行进行',
  conditionValueMissing: '条件“{test}”没有填要比较的值',
  conditionNotNumber: '条件里的“{value}”不是数字',
  conditionNotDate: '条件里的“{value}”不是日期',
} as const

/** Why a pattern of the condition 符合式样 is refused. */
export const patternProblems = {
  tooLong: '式样太长：{value}',
  tooLarge: '式样太复杂，请写得简单些：{value}',
  unsupported: '式样里用了不支持的写法（回溯引用、前后查找、\\b）：{value}',
  syntax: '式样写法有误：{value}',
} as const
