// What `inspect` tells a person about a file, and how rows and cells are called there and in the window.
// Decides nothing.
import type { SetAsideReason, StoredType } from '../../reading.ts'

export const setAsideWords = {
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

export const inspectWords = {
  file: '{format} 文件，{bytes} 字节{encoding}{delimiter}',
  encoding: '，编码 {encoding}（把握 {confidence}%）',
  delimiter: '，分隔符 {delimiter}',
  tab: '制表符',
  sheet: '工作表“{name}”',
  wholeFile: '全部内容',
  hidden: '（隐藏）',
  equation: '读取 {read} 行 = 保留 {kept} + 搁置 {setAside}',
  reasons: '（{reasons}）',
  reason: '{reason} {count}',
  header: '表头第 {first}–{last} 行（把握 {confidence}%），{columns} 列',
  headerOne: '表头第 {first} 行（把握 {confidence}%），{columns} 列',
  noHeader: '没有找到表头，{columns} 列',
  empty: '没有内容',
  unit: '，单位：{unit}',
  otherTable: '另有第 {table} 张表：{region}（{columns}）',
  hiddenParts: '隐藏的行 {rows} 行，隐藏的列 {columns} 列',
  separator: '、',
  types: {
    text: '文本',
    number: '数字',
    date: '日期时间',
    boolean: '是非',
    error: '错误值',
    empty: '空',
  } satisfies Record<StoredType, string>,
  typeCount: '{type} {count}',
  formulas: '公式 {count}',
  damaged: '其中 {count} 个超过 15 位的数字，制表程序保存时已经丢了末位',
  hiddenColumn: '隐藏列',
} as const
