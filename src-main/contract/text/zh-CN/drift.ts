// What a file has that the former one had not, in words a clerk understands.
// Holds no rule and no figure.
import type { ColumnType } from '../../profile.ts'

export const driftTexts = {
  rows: '行数：上一期 {before}，这一期 {after}（{change}）',
  rowsMore: '多 {percent}%',
  rowsFewer: '少 {percent}%',
  rowsSame: '相同',
  added: '新出现的列「{column}」：配方没有处理它，会原样留在结果里',
  addedSensitive: '新出现的列「{column}」含有{kinds}：配方没有处理它，请先到“脱敏”里处理',
  missing: '少了「{column}」这一列',
  renamedByName: '少了「{from}」，多了「{to}」：名字相近，多半是改了名',
  renamedByContent: '少了「{from}」，多了「{to}」：内容同样，多半是改了名',
  retyped: '「{column}」上一期是{before}，这一期是{after}',
  newCodes: '「{column}」出现上一期没有的值：{values}，共 {count} 个，{rows} 行',
  goneCodes: '「{column}」这一期没有出现：{values}',
  newKinds: '「{column}」里新出现了{kinds}：请检查脱敏步骤是否还够用',
  shiftSome: '「{column}」的分布有变化（PSI {psi}，0.1 以下为稳定）',
  shiftLarge: '「{column}」的分布变化很大（PSI {psi}，超过 0.25）',
  blank: '「{column}」的空白从 {before}% 变为 {after}%',
  listMark: '、',
  quoted: '“{value}”',
  none: '与上一期相比没有需要留意的变化。',
}

export const columnTypeTexts: Readonly<Record<ColumnType, string>> = {
  empty: '空列',
  integer: '整数',
  decimal: '小数',
  date: '日期',
  datetime: '日期和时间',
  time: '时间',
  boolean: '是非',
  code: '代码',
  text: '文字',
}
