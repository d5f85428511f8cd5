// What a closer look at the columns of a table found, in sentences a clerk understands; for the window and for reports.
// Counts nothing.
import type { CharacterClass } from '../../distribution.ts'
import type { LeakKind, LeftOutReason } from '../../relations.ts'
import type { TimelessReason } from '../../timeliness.ts'

export const leakTexts = {
  birthInId: {
    title: '身份证号里有出生日期',
    advice: '第 7 到 14 位就是出生日期。只处理出生日期那一列不够，身份证号也要处理。',
  },
  sexInId: { title: '身份证号里有性别', advice: '第 17 位单数为男、双数为女。留着身份证号，删掉性别也没有用。' },
  ageInId: { title: '身份证号可算出年龄', advice: '由第 7 到 14 位的出生日期可以算出年龄。' },
  placeInId: { title: '身份证号里有行政区划', advice: '前 6 位是首次登记地的区划代码。' },
  ageInBirth: { title: '出生日期可算出年龄', advice: '两列说的是同一件事，脱敏时要一起处理，精度要一致。' },
  partOf: { title: '一列的内容写在另一列里', advice: '只遮盖其中一列，另一列仍然会说出来。' },
} as const satisfies Record<LeakKind, { title: string; advice: string }>

export const leftOutTexts = {
  direct: '直接标识符，本来就要处理',
  constant: '所有行都一样',
  ownNumber: '几乎每行一个值，是这张表自己的编号',
  notPersonal: '看起来与人无关；若外人能知道，请自己加入',
  beyondLimit: '列太多，先看更可能认出人的列',
} as const satisfies Record<LeftOutReason, string>

export const characterTexts = {
  digit: '数字',
  letter: '字母',
  han: '汉字',
  sign: '标点符号',
  blank: '空格',
  fullWidth: '全角字符',
  other: '其他字符',
} as const satisfies Record<CharacterClass, string>

export const quantileTexts: Readonly<Record<string, string | undefined>> = {
  '0': '最小',
  '0.05': '5%',
  '0.25': '25%',
  '0.5': '中位数',
  '0.75': '75%',
  '0.95': '95%',
  '1': '最大',
}

/** The formula of timeliness with its figures. */
export const timelyFormulaText =
  '更新周期 {cycle} 天 ÷ “{column}”里最新的日期 {newest} 距今 {age} 天；未过一个周期算 100%'

export const timelessTexts = {
  noCycle: '目录里还没有填更新周期',
  noPace: '更新周期是不定期或静态，没有应更新的期限',
  noDate: '表里没有说明数据新旧的日期列',
} as const satisfies Record<TimelessReason, string>

export const examinationTexts = {
  title: '数据体检报告',
  sheet: '体检报告',
  madeOn: '体检日期：{date}',
  summary: '一、五个方面',
  summaryColumns: ['方面', '数值', '计算方法'],
  dimensions: {
    complete: ['完整', '有值的格数 ÷ 全部格数；空白和“无”“-”“NULL”等写法都算空值'],
    accurate: ['准确', '未见错的格数 ÷ 有值的格数；错值指校验不符、日期不存在、公式错误、乱码、精度丢失'],
    consistent: ['一致', '写法统一的格数 ÷ 有值的格数'],
    unique: ['唯一', '1 − 重复行数 ÷ 行数，重复行数 = 行数 − 不同的行数'],
    timely: ['时效', '更新周期 ÷ 最新日期距今的天数，未过一个周期算 100%'],
  },
  notYet: '暂不可算',
  problems: '二、问题清单',
  problemColumns: ['列', '问题', '处数', '依据', '示例行（源文件行号）', '建议'],
  noProblems: '没有发现问题。',
  columns: '三、各列情况',
  gradeRules: '分级规则版本：{version}',
  columnColumns: ['列', '种类', '角色', '级别', '不同值', '空值', '理由'],
  relations: '四、列与列的关系',
  relationColumns: ['由这一列', '可得知', '说明', '相符'],
  noRelations: '没有发现一列会说出另一列。',
  dependencyNote: '有 {wrong} 行与多数不符（{error}）',
  dependencyExact: '没有例外',
  together: '两列数字一同变化：皮尔逊 r = {pearson}，斯皮尔曼 ρ = {spearman}（{rows} 行）',
  follows: '同一个“{from}”总对应同一个“{to}”',
  singleOut: '五、能认出人的列',
  singleOutColumns: ['列的组合', '独一无二的行', '占比', '不足 5 行的', '区分度', '分离度'],
  singleOutNote: '区分度 = 不同组合数 ÷ 行数；分离度 = 能区分开的行对 ÷ 全部行对。',
  notExamined: '尚未查看。',
  noValues: '本报告不含任何单元格的内容，只有列名、行号和数量。',
  judged: '（人工改定）',
  operation: '修复步骤：{title}',
  byPerson: {
    clean: '由人判断：在“清洗”里改正、清空或删除这些行',
    mask: '由人判断：在“脱敏”里遮盖或删除这一列',
  },
  bySource: '软件无法修复，请来源单位核对原始数据',
  share: '{part} / {whole}',
} as const
