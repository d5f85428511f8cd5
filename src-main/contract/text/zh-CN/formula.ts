// The words of formulas: names and help of the functions, and what is said about a formula that cannot be read.
// The meaning of the functions stands in core/formula.

export interface FunctionText {
  /** As it is written: 如果(条件, 是的话, 不是的话) */
  form: string
  help: string
}

export const formulaFunctions = {
  如果: { form: '如果(条件, 是的话, 不是的话)', help: '条件成立取第二个，不成立取第三个。' },
  并且: { form: '并且(条件, 条件, …)', help: '全部成立才成立。' },
  或者: { form: '或者(条件, 条件, …)', help: '有一个成立就成立。' },
  不是: { form: '不是(条件)', help: '反过来。' },
  空白: { form: '空白(值)', help: '没有内容时成立。' },
  是数: { form: '是数(值)', help: '能读成数时成立，“1.2万元”也算。' },
  是日期: { form: '是日期(值)', help: '能读成日期时成立，各种写法都算。' },
  连接: { form: '连接(值, 值, …)', help: '把文字接在一起，等于用 & 相连。' },
  左边: { form: '左边(文字, 几个字)', help: '取开头几个字。' },
  右边: { form: '右边(文字, 几个字)', help: '取结尾几个字。' },
  中间: { form: '中间(文字, 从第几个, 几个字)', help: '从第几个字起取几个字，第一个字是 1。' },
  长度: { form: '长度(文字)', help: '有几个字。' },
  替换: { form: '替换(文字, 找什么, 换成什么)', help: '每一处都换。' },
  包含: { form: '包含(文字, 找什么)', help: '找得到时成立。' },
  去空白: { form: '去空白(文字)', help: '去掉首尾空白。' },
  大写: { form: '大写(文字)', help: '字母改为大写。' },
  小写: { form: '小写(文字)', help: '字母改为小写。' },
  取整: { form: '取整(数, 几位小数)', help: '四舍五入；小数位数不写就是 0。' },
  绝对值: { form: '绝对值(数)', help: '去掉负号。' },
  最大: { form: '最大(数, 数, …)', help: '空白不算。' },
  最小: { form: '最小(数, 数, …)', help: '空白不算。' },
  年: { form: '年(日期)', help: '四位年份。' },
  月: { form: '月(日期)', help: '1 到 12；日期没写到月时为空白。' },
  日: { form: '日(日期)', help: '1 到 31；日期没写到日时为空白。' },
  相差天数: { form: '相差天数(早的日期, 晚的日期)', help: '两个日期都要写到日。' },
  周岁: { form: '周岁(出生日期, 计算日期)', help: '按公历生日计算。' },
} as const satisfies Record<string, FunctionText>

/** `{at}` = which character of the formula, counted from 1. */
export const formulaProblems = {
  tooLong: '公式太长，最多 {most} 个字',
  tooDeep: '公式套得太深或太复杂，请分成几步',
  sign: '第 {at} 个字“{text}”看不懂',
  quote: '第 {at} 个字起的文字没有写完，缺少后引号',
  bracket: '第 {at} 个字起的列名没有写完，缺少“]”',
  end: '公式没有写完',
  expected: '第 {at} 个字“{text}”处应为“{wanted}”',
  extra: '第 {at} 个字“{text}”是多出来的',
  unknownFunction: '第 {at} 个字起的“{text}”不是能用的函数；列名要写在方括号里，例如 [金额]',
  arguments: '第 {at} 个字起的“{text}”应写成 {form}',
  column: '第 {at} 个字起的列「{text}」不存在',
} as const

export const formulaWords = { yes: '是', no: '否' } as const
