// Words of the gates: what each asks, its limit, and what a finding says.
// Holds no rule; rules are in core/gates.

import type { FIELD_TYPES } from '../../catalogue.ts'

export interface GateText {
  title: string
  /** The rule it comes from, as documents print it; 细则 = 锡政规〔2024〕7号. */
  basis: string
  /** Filled with the exact count. */
  figure: string
  limit: string
}

export const gateTexts = {
  requiredElements: { title: '目录必填要素齐全', basis: '细则第十一条', figure: '{count} 处缺失或有误', limit: '0 处' },
  openAttribute: { title: '开放属性合规', basis: '细则第七条', figure: '{count} 处不合规', limit: '0 处' },
  gradeFitsAttribute: {
    title: '数据项安全级别与开放属性相称',
    basis: '细则第十二条',
    figure: '{count} 个数据项级别过高',
    limit: '0 个',
  },
  fieldsMatch: { title: '数据项与结果的列一一对应', basis: '细则第十一条', figure: '{count} 处不一致', limit: '0 处' },
  consistency: {
    title: '目录与数据相符（行数、格式、日期）',
    basis: '细则第十一条',
    figure: '{count} 处不符',
    limit: '0 处',
  },
  wrongValues: { title: '无错值', basis: '细则第十三条（一）', figure: '{count} 个错值', limit: '0 个' },
  emptyValues: {
    title: '无空值',
    basis: '细则第十三条（一）',
    figure: '{count} 个空值未说明',
    limit: '0 个（数据项声明允许为空并写明含义的除外）',
  },
  duplicates: { title: '无重复值', basis: '细则第十三条（一）', figure: '{count} 行重复', limit: '0 行' },
  leftoverIdentifiers: {
    title: '没有遗留的直接标识',
    basis: '细则第十三条、第十七条',
    figure: '{count} 处',
    limit: '0 处',
  },
  suspectedIdentifiers: {
    title: '没有疑似的直接标识',
    basis: '细则第十三条、第十七条',
    figure: '{count} 处',
    limit: '0 处',
  },
  maskingPolicy: {
    title: '脱敏强度不低于策略',
    basis: '细则第十三条、第十七条',
    figure: '{count} 列不符',
    limit: '0 列',
  },
  kAnonymity: {
    title: '几列合起来认不出人',
    basis: '细则第二十二条；GB/T 42460-2023',
    figure: '{count} 条记录所在的组过小',
    limit: '每组不少于规定的人数',
  },
  protectedValues: {
    title: '同组的人不会一起泄露敏感内容',
    basis: '细则第二十二条；GB/T 37964-2019',
    figure: '{count} 条记录所在的组不符',
    limit: '配方里承诺的每一项都成立',
  },
  restorable: {
    title: '处理过的列不能还原',
    basis: '细则第十三条、第二十条',
    figure: '{count} 种办法能还原',
    limit: '0 种',
  },
  consistentPersons: {
    title: '同一个人的各列处理后不矛盾',
    basis: '细则第十三条',
    figure: '{count} 对列互相矛盾',
    limit: '0 对',
  },
  secrecyMarks: { title: '没有密级或内部标志', basis: '细则第十七条、第二十二条', figure: '{count} 处', limit: '0 处' },
  machineReadable: { title: '机器可读', basis: '细则第十三条（三）', figure: '{count} 处妨碍读取', limit: '0 处' },
  csvPresent: { title: '提供 CSV 格式', basis: '细则第十三条（三）', figure: '缺少 {count} 种', limit: '必须有 CSV' },
  contact: {
    title: '联系方式为办公电话或邮箱',
    basis: '细则第五条、第十一条',
    figure: '{count} 处有误',
    limit: '0 处',
  },
  formulaCells: {
    title: '类似公式的单元格',
    basis: '细则第二十二条',
    figure: '{count} 个（在 xlsx 中已按文本写入，CSV 保持原样）',
    limit: '不限，须知情',
  },
} as const satisfies Record<string, GateText>
export type GateId = keyof typeof gateTexts

/** What a value of a data item's type looks like, in words of every day. */
export const fieldTypeWords = {
  C: '文字',
  N: '数字',
  Y: '金额（数字）',
  D: '日期（如 2024-01-31）',
  T: '日期和时间（如 2024-01-31 08:30:00）',
  L: '是或否',
  M: '文字',
  G: '文字',
  B: '数字',
  I: '整数',
  F: '数字',
} as const satisfies Record<(typeof FIELD_TYPES)[number], string>

export const gateFindings = {
  gradeTooHigh: '数据项“{label}”为{grade}，{attribute}时不能发布；请先脱敏或删除该列。',
  columnWithoutField: '结果的列“{column}”在目录中没有对应的数据项。',
  fieldWithoutColumn: '数据项“{label}”在结果中没有对应的列。',
  fieldTwice: '数据项“{label}”在目录中有 {count} 个，只能有一个。',
  fieldOrder: '数据项的顺序与结果的列不同，从“{label}”起。',
  rowCountMissing: '目录没有写数据量，结果有 {rows} 行。',
  rowCountDiffers: '目录写的数据量是 {stated} 行，结果有 {rows} 行。',
  countsDoNotAdd:
    '行数对不上：读入 {read}，搁置 {setAside}，来源 {source}，删除 {removed}，增加 {added}，结果 {result}。',
  profileStale: '质量检查看的是 {profiled} 行，结果有 {rows} 行，请重新检查。',
  interfaceNotProduced: '目录写的是接口，数据包中没有接口文档和样例数据；请改为数据集、文件下载。',
  wrongType: '目录写的是{type}，这个值不是；请清洗这一列，或改数据项的类型。',
  tooLongForField: '超过数据项声明的长度 {length}。',
  notInCodeList: '不在代码表“{list}”中。',
  emptyUndeclared: '空值；请补全，或在目录中声明允许为空并写明含义。',
  emptyWithoutMeaning: '空值；数据项允许为空但没有写明空着表示什么。',
  emptyKey: '主键不能为空。',
  duplicateRow: '与前面的某一行完全相同。',
  duplicateKey: '主键与前面的某一行相同。',
  identifier: '{kind}：{excerpt}',
  identifierUnlisted: '另有 {count} 处个人信息未逐一列出。',
  attackFound: '{sentence}可以这样改：{repair}。',
  attackFoundOnly: '{sentence}',
  contradiction: '{sentence}；这两列要一起处理。',
  secrecyMark: '密级或内部标志：{excerpt}',
  secrecyMarkInEntry: '目录文字中有密级或内部标志。',
  groupLimit: '每组至少 {needed} 条',
  noisyCounts: '每行是一组人的计数，加了差分隐私噪声（ε = {epsilon}）',
  noPeople: '没有发现能合起来认人的列',
  smallestGroup: '按{columns}看，最小的一组 {k} 条',
  smallGroup: '{columns}都相同的只有 {size} 条，要求至少 {needed} 条；请在“去标识”里放粗。',
  suppressedGroup: '被隐去（*）的记录只有 {rows} 条，自成一组也太小；请在去标识步骤里选择删除这些记录。',
  quasiFree: '“{column}”也能用来认人，却没有参加去标识：不算它时最小的一组是 {safe} 条，算上它只有 {k} 条。',
  quasiUntreated: '“{column}”能与别的列合起来认人，还没有去标识。',
  nothingProtected: '配方没有为任何列承诺',
  promisesKept: '{all} 项承诺，{kept} 项成立',
  promiseBroken: '{condition}：有 {rows} 条记录所在的组不符；请在“去标识”里放粗，或放宽要求。',
  promiseBrokenByStars:
    '{condition}：把 * 当作一个值或任意值时，有 {rows} 条记录不符；请在去标识步骤里选择删除凑不够的记录。',
  promiseBrokenByFree: '“{column}”没有参加去标识：不算它时{conditions}成立，算上它就不成立。',
  noColumns: '结果没有列。',
  noRows: '结果没有数据行。',
  headerMissing: '第 {number} 列没有列名。',
  headerTwice: '列名“{column}”出现了不止一次。',
  headerLineBreak: '列名“{column}”中有换行。',
  headerBlanks: '列名“{column}”前后有空格。',
  tooManyColumns: '结果有 {columns} 列，xlsx 最多 {limit} 列。',
  tooLongForFile: '单元格超过 xlsx 的上限 32767 字。',
  csvMissing: '数据格式中没有 CSV；静态数据以 CSV 为先。',
  formulaLike: '以 = + - @ 等开头，表格软件可能当作公式。',
} as const
export type GateFindingId = keyof typeof gateFindings
