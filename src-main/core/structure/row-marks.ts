// The words by which a row says that it is not a record: totals, notes, signatures, units.
// Looks at one row's words; whether the rest of the row agrees is decided by row-classifier.ts.
import { compact, firstFilled, isBlank, type StructureRow, textOf } from './cells.ts'

const subtotalMark =
  /^(?:本页|本表|本栏|本组|分组|部门|单位|本日|本月|本季|本季度|本年|本期)?小计$|^本[页日月季](?:度)?(?:合计|总计|累计)$|^(?:page)?sub-?total$/iu
const totalMark =
  /^(?:本年|本年度|本期|全部|全年|全国|全市|全省|全区|总)?(?:合计|总计|共计|总合计|累计)$|^(?:grand)?totals?$/iu
/** "无锡市小计", "财务科合计": ends like a total, but may be the name of an indicator. */
const namedTotal = /^.{1,18}(?:小计|合计|总计)$/u

export type TotalMark = { kind: 'subtotal' | 'total'; named: boolean }

/** The mark a first cell carries; null = none. Brackets with a unit and a closing colon do not count. */
export function totalMarkOf(text: string): TotalMark | null {
  // Every mark has one of these; nearly no first cell of a record has.
  if (text.length > 40 || !(text.includes('计') || /total/iu.test(text))) return null
  const word = compact(text)
    .replace(/[(（][^()（）]*[)）]$/u, '')
    .replace(/^[-—*·.、]+|[:：\-—*]+$/gu, '')
  if (subtotalMark.test(word)) return { kind: 'subtotal', named: false }
  if (totalMark.test(word)) return { kind: 'total', named: false }
  if (!namedTotal.test(word)) return null
  return { kind: word.endsWith('小计') ? 'subtotal' : 'total', named: true }
}

const noteWords =
  '备?注|附注|注释|说明|备注说明|填表说明|填报说明|制表说明|填表人|填报人|填报单位|制表人?|制单人?|审核人?|审批人?|复核人?|负责人|单位负责人|部门负责人|分管领导|领导签字|签字|盖章|经办人|联系人|联系电话|联系方式|填报日期|填报时间|填表日期|填表时间|制表日期|制表时间|打印人|打印日期|打印时间|导出人|导出日期|导出时间|统计人|统计时间|数据来源|资料来源|来源|出处|notes?|sources?'
const notePattern = new RegExp(`^[*※★]?(?:${noteWords})(?:\\d+|[一二三四五六七八九十]|[(（]\\d+[)）])?[:：]`, 'iu')
const numberedNote = /^[*※★]?(?:备?注|说明)(?:\d+|[一二三四五六七八九十])[、.．\s]/u
const pageMark =
  /^(?:第\d+页)?[,，/]?(?:共\d+页)$|^第\d+页$|^共(?:计)?\d+(?:条|行|项|户|人)(?:记录|数据)?$|^[-—]\d+[-—]$/u
const labelled = /^[^:：]{1,12}[:：]/u

/** The row speaks about the table: every filled cell is a note, a signature or a "label：value", and the first is a known one. */
export function isNoteRow(row: StructureRow, first: number): boolean {
  const text = compact(textOf(row[first]))
  const page = pageMark.test(text)
  if (!page && !notePattern.test(text) && !numberedNote.test(text)) return false
  const others = row.slice(first + 1).filter(cell => !isBlank(cell))
  return page ? others.length <= 1 : others.every(cell => labelled.test(compact(textOf(cell))))
}

const unitPattern = /^[(（]?(?:金额|计量|货币|数量|统计|面积)?单位[:：]([^:：]{1,10}?)[)）]?$/u

/** What a row above the header says the figures are in ("单位：万元" → 万元); null = nothing. */
export function unitOf(row: StructureRow): string | null {
  for (const cell of row) {
    const unit = isBlank(cell) ? undefined : unitPattern.exec(compact(textOf(cell)))?.[1]
    if (unit !== undefined) return unit
  }
  return null
}

export function isUnitRow(row: StructureRow): boolean {
  return unitOf(row) !== null
}

const rulingText = /^(?:([-=_~*─━═—])\1{2,}|[+|├┼┤┌┬┐└┴┘╔═╦╗╠╬╣╚╩╝─━-]{3,})$/u

/** A line drawn with characters: nothing but dashes and the like, three or more in each filled cell. */
export function isRulingRow(row: StructureRow): boolean {
  const first = firstFilled(row)
  return first >= 0 && row.every(cell => isBlank(cell) || rulingText.test(compact(textOf(cell))))
}

const titleWord = /[:：]|(?:表|名单|清单|目录|台账|一览|汇总|统计|报告)(?:[(（].*[)）])?$|\d{4}年|^\d+$|^附[件表]/u

/** Reads like a title line rather than like the name of a group of columns. */
export function isTitleLike(text: string): boolean {
  const word = compact(text)
  return word.length > 24 || titleWord.test(word)
}

const sentence = /[。；;！!？?]|[，,].{4,}|^[*※★#]|[:：]/u

/** A remark in a sentence, as opposed to a short value. */
export function isRemark(text: string): boolean {
  const word = text.trim()
  return word.length >= 8 && sentence.test(word)
}
