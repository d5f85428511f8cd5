// What operations, conditions and steps say to a person: titles, sentences, risks, parameter labels and problems.
// One entry per operation id; placeholders are `{columns}`, the parameters, and what the operation describes itself.
import type { ConditionTest, OperationGroup } from '../../recipe.ts'
import { countWithNoiseOperations } from './count-with-noise.ts'
import { deidentifyOperations } from './deidentify-operation.ts'
import { maskOperations } from './mask-operations.ts'
import { pseudonymTableOperation } from './pseudonym-table.ts'
import { smallCellOperations } from './small-cells.ts'
import { structureOperations } from './structure-operations.ts'
import { tableOperations } from './table-operations.ts'
import { valueOperations } from './value-operations.ts'

export interface ParameterText {
  label: string
  help: string
  /** Per allowed value of a choice. */
  choices?: Record<string, string>
}

export interface OperationText {
  title: string
  sentence: string
  /** What someone could still restore or guess from the new value. */
  reversalRisk: string
  params: Record<string, ParameterText>
}

const onFailClean = {
  label: '认不出的值',
  help: '写法认不出、或本身不可能（如 2 月 30 日）的值怎么办。保留时会计入“未能处理”。',
  choices: { keep: '保留原样', empty: '改为空白' },
}
const onFailMask = {
  label: '无法处理的值',
  help: '选“停止运行”最稳妥：不会让没处理的值混进结果。',
  choices: { stop: '停止运行', empty: '改为空白' },
}

export const operations = {
  ...valueOperations,
  ...structureOperations,
  ...maskOperations,
  ...pseudonymTableOperation,
  ...tableOperations,
  ...deidentifyOperations,
  ...countWithNoiseOperations,
  ...smallCellOperations,
  normalizeText: {
    title: '规整文字',
    sentence: '把{columns}里的空格、全角半角和看不见的字符整理成统一写法',
    reversalRisk: '不隐藏任何信息，只改写法。',
    params: {
      trim: { label: '去掉首尾空白', help: '包括全角空格和换行。' },
      halfWidth: { label: '全角改半角', help: '数字、字母和符号改为半角，例如“１２Ａ”改为“12A”。' },
      punctuation: {
        label: '中文标点',
        help: '，：；！？（）六种标点的写法。',
        choices: { keep: '不改', half: '改为半角', full: '汉字旁改为全角' },
      },
      blanks: {
        label: '中间的空格',
        help: '值中间的空格怎么办。',
        choices: { keep: '不改', collapse: '连续的合并为一个', remove: '全部去掉' },
      },
      lineBreaks: {
        label: '单元格里的换行',
        help: '换行会让别的程序读错行，公开的数据最好没有。',
        choices: { keep: '不改', blank: '改为空格', remove: '去掉' },
      },
      removeInvisible: { label: '去掉看不见的字符', help: '零宽字符、控制字符等，肉眼看不见却会让比对出错。' },
    },
  },
  unifyEmpties: {
    title: '统一空值',
    sentence: '把{columns}里表示“没有”的写法（{tokens}）统一改为空白',
    reversalRisk: '不隐藏任何信息，只改写法。',
    params: { tokens: { label: '视为空值的写法', help: '每行一个。写“-”时，任意长短的横线都算。' } },
  },
  normalizeDate: {
    title: '统一日期',
    sentence: '把{columns}里的日期统一写成 {form} 的样子',
    reversalRisk: '不隐藏任何信息，只改写法（选年、月时会去掉更细的部分）。',
    params: {
      precision: {
        label: '写到哪一级',
        help: '原值没有写到这一级的，写到哪级算哪级，不会编造。',
        choices: {
          year: '年',
          month: '年月',
          day: '年月日',
          minute: '到分钟',
          second: '到秒',
          asWritten: '原来有多细就多细',
        },
      },
      serials: {
        label: '表格软件的日期序号',
        help: '像 44000 这样的数字是表格软件里存的日期。苹果电脑早期的文件用 1904 起算。',
        choices: { '1900': '按 1900 起算', '1904': '按 1904 起算', no: '不当作日期' },
      },
      order: {
        label: '“3/5/2024”怎么读',
        help: '年份在最后时，前两个数哪个是月。',
        choices: { no: '不猜，视为认不出', monthFirst: '先月后日', dayFirst: '先日后月' },
      },
      shortYears: {
        label: '两位年份',
        help: '像“98.5.1”这样的年份。',
        choices: { no: '不猜，视为认不出', read: '按下面的分界补全' },
      },
      pivot: { label: '两位年份的分界', help: '小于它的算 20××年，其余算 19××年。' },
      onFail: onFailClean,
    },
  },
  normalizeNumber: {
    title: '统一数字',
    sentence: '把{columns}里的数字统一写成普通数字，{unit}{rounding}',
    reversalRisk: '不隐藏任何信息，只改写法（限定小数位时会四舍五入）。',
    params: {
      unit: {
        label: '结果的单位',
        help: '“1.23万元”不带单位写是 12300，以万为单位写是 1.23。',
        choices: { one: '不带单位', thousand: '以千为单位', tenThousand: '以万为单位', hundredMillion: '以亿为单位' },
      },
      bareUnit: {
        label: '没写单位的数是多少',
        help: '列名写着“万元”、格子里只有数字时选“以万计”。',
        choices: { one: '就是它本身', thousand: '以千计', tenThousand: '以万计', hundredMillion: '以亿计' },
      },
      decimals: { label: '小数位数', help: '四舍五入到几位；留空表示原来几位就几位。' },
      percent: {
        label: '百分数',
        help: '“12%”写成什么。',
        choices: { fraction: '0.12', points: '12', reject: '视为认不出' },
      },
      approximate: {
        label: '“约 1200”这类约数',
        help: '带“约、左右、余”的数。',
        choices: { accept: '取其中的数', refuse: '视为认不出' },
      },
      units: { label: '其他单位字样', help: '数字后面可能带的字，例如“人”“平方米”，会被去掉。' },
      onFail: onFailClean,
    },
  },
  normalizeCode: {
    title: '规整证号代码',
    sentence: '把{columns}里的证号、代码改为大写，去掉空格和引号{upgrade}{verified}',
    reversalRisk: '不隐藏任何信息，只改写法。',
    params: {
      upgrade15: { label: '15 位身份证号补成 18 位', help: '按 19××年出生补全并算出校验码。' },
      removeDashes: { label: '去掉横线', help: '例如组织机构代码“00000000-0”改为“000000000”。' },
      verify: {
        label: '核对校验码',
        help: '按国家标准核对号码是否正确；身份证号一并认 15 位旧号和港澳台居民居住证号。',
        choices: { no: '不核对', uscc: '统一社会信用代码', citizenId: '身份证号' },
      },
      onFail: {
        label: '核对不上的值',
        help: '改为空白后，可再用“删除行”去掉这些记录。',
        choices: onFailClean.choices,
      },
    },
  },
  normalizePhone: {
    title: '统一电话号码',
    sentence: '把{columns}里的电话统一写成 13000000000 或 0510-80000000 的样子',
    reversalRisk: '不隐藏任何信息，只改写法。',
    params: {
      several: {
        label: '一格里有几个号码',
        help: '例如“13000000000/13000000001”。',
        choices: { all: '都保留', first: '只留第一个' },
      },
      separator: { label: '几个号码之间', help: '号码之间用什么隔开。' },
      onFail: onFailClean,
    },
  },
  mapValues: {
    title: '对照替换',
    sentence: '把{columns}里的值按对照表替换（{pairs}，共 {count} 条），表里没有的{otherwise}',
    reversalRisk: '一个新值只对应一个旧值时，可以反推出旧值。',
    params: {
      table: { label: '对照表', help: '左边是原来的写法，右边是改成的写法。' },
      compare: {
        label: '怎样算相同',
        help: '宽松比较时不计大小写、全角半角和前后空白。',
        choices: { loose: '宽松', exact: '一字不差' },
      },
      otherwise: {
        label: '表里没有的值',
        help: '对照表左边没有列出的值怎么办。',
        choices: { keep: '保留原样', empty: '改为空白', value: '改为指定的值' },
      },
      otherwiseValue: { label: '指定的值', help: '表里没有的值都改成它。' },
    },
  },
  fillEmpties: {
    title: '填补空白',
    sentence: '把{columns}里的空白格填为「{value}」',
    reversalRisk: '填补后分不清哪些原本是空白。',
    params: { value: { label: '填什么', help: '每个空白格都填同一个值，例如“未知”。' } },
  },
  renameColumn: {
    title: '列改名',
    sentence: '把{columns}列改名为「{name}」',
    reversalRisk: '不隐藏任何信息，只改列名。',
    params: { name: { label: '新列名', help: '不能与其他列重名。' } },
  },
  dropRows: {
    title: '删除行',
    sentence: '{rows}：{condition}',
    reversalRisk: '删掉的行不在结果里，无法还原。',
    params: {
      condition: { label: '条件', help: '按这个条件挑选行。' },
      which: {
        label: '删除哪些行',
        help: '',
        choices: { meeting: '符合条件的行', others: '其余的行，只留符合条件的' },
      },
    },
  },
  dropDuplicates: {
    title: '删除重复行',
    sentence: '{columns}相同的行只留第一行',
    reversalRisk: '删掉的行不在结果里，无法还原。',
    params: {
      blankKeys: {
        label: '用来比对的列全为空白时',
        help: '两行都没填证件号，不说明是同一个人。',
        choices: { keep: '不算重复，都保留', compare: '也算重复' },
      },
    },
  },
  dropColumn: {
    title: '删除列',
    sentence: '删除{columns}整列',
    reversalRisk: '删掉的列不在结果里，无法还原。',
    params: {},
  },
  pseudonymize: {
    title: '换成假名',
    sentence: '用密钥「{key}」（{hash}）把{columns}里的值换成{form}，相同的值得到相同的假名',
    reversalRisk:
      '没有密钥无法还原；拿到密钥的人可以逐个试出原值。相同假名能看出是同一个人，出现次数多的值还会被按频率猜到；“同样的字样”留下长短和写法，短的值会撞上别人的假名。',
    params: {
      key: { label: '密钥', help: '密钥的名字。密钥本身保存在密钥文件里，不会进入配方和数据包。' },
      alphabet: {
        label: '假名用什么字符',
        help: '同样的位数，字母和数字比十六进制更不易重复。',
        choices: { hex: '十六进制（0-9 a-f）', base32: '小写字母和数字', digits: '数字', shape: '与原值同样的字样' },
      },
      length: { label: '位数', help: '位数越多越不会让两个不同的值得到同一个假名，16 位通常够用。' },
      prefix: { label: '前缀', help: '加在假名前面，例如“P-”。' },
      hash: {
        label: '算法',
        help: '都是带密钥的摘要；要求使用国产密码算法时选 HMAC-SM3。',
        choices: { sha256: 'HMAC-SHA-256', sm3: 'HMAC-SM3' },
      },
      compare: {
        label: '怎样算相同的值',
        help: '宽松时不计全角半角、大小写、空格和横线，同一个号码的几种写法得到同一个假名。',
        choices: { exact: '一字不差', loose: '宽松' },
      },
    },
  },
  maskText: {
    title: '遮盖',
    sentence: '{columns}保留前 {keepFirst} 个、后 {keepLast} 个字，中间遮成 {signs} 个「{sign}」',
    reversalRisk: '保留的部分加上其他列，往往能猜出原值；不能代替去标识。',
    params: {
      keepFirst: { label: '保留前几个字', help: '值太短、保留后等于没遮时，整个遮掉。' },
      keepLast: { label: '保留后几个字', help: '身份证号的后四位含性别和顺序号，公开数据不宜保留。' },
      sign: { label: '用什么遮', help: '通常用星号。' },
      signs: { label: '遮成几个', help: '无论原来多长都遮成这么多个，免得从长短猜出内容。' },
    },
  },
  generalizeDate: {
    title: '日期放宽',
    sentence: '把{columns}里的日期只保留到{unit}',
    reversalRisk: '更细的部分无法还原，但与其他列合起来仍可能认出个人。',
    params: {
      unit: {
        label: '保留到',
        help: '越粗越安全。',
        choices: { decade: '十年', fiveYears: '五年', year: '年', quarter: '季度', month: '月' },
      },
      onFail: onFailMask,
    },
  },
  truncateAddress: {
    title: '地址截短',
    sentence: '把{columns}里的地址只保留到{to}',
    reversalRisk: '更细的部分无法还原；人少的街道、社区与其他列合起来仍可能认出个人。',
    params: {
      to: {
        label: '保留到',
        help: '越粗越安全。地址里没有写到这一级的，保留到上一级。',
        choices: { city: '市', county: '区县', town: '街道、镇', community: '社区、村', road: '道路' },
      },
      onFail: onFailMask,
    },
  },
  ageBand: {
    title: '出生日期改年龄段',
    sentence:
      '按 {referenceDate} 计算，把{columns}里的出生日期改为每 {width} 岁一段的年龄段，{topAge} 岁及以上并为一段',
    reversalRisk: '无法还原出生日期；人少的年龄段仍可能认出个人。',
    params: {
      referenceDate: { label: '计算年龄的日期', help: '例如数据统计截止的那一天，写成 2024-12-31。' },
      width: { label: '每段几岁', help: '越宽越安全。' },
      topAge: { label: '最高一段从几岁起', help: '高龄的人少，容易被认出，所以并为一段。' },
      onFail: onFailMask,
    },
  },
  truncateText: {
    title: '只留前几位',
    sentence: '{columns}只保留前 {length} 位',
    reversalRisk: '去掉的部分无法还原；留下的部分可能仍指向很小的地方。',
    params: { length: { label: '保留几位', help: '行政区划代码：2 位到省，4 位到市，6 位到县区，9 位到街道。' } },
  },
} as const satisfies Record<string, OperationText>

/** What the steps of a group are about. */
export const operationGroups = {
  text: '文字',
  number: '日期和数字',
  code: '代码和号码',
  blank: '空白',
  row: '行',
  column: '列',
  check: '检查',
  mask: '脱敏',
} as const satisfies Record<OperationGroup, string>

/** Parts of sentences that operations fill in. */
export const operationWords = {
  listMark: '、',
  andMore: '{list} 等 {count} 项',
  column: '「{column}」',
  blankValue: '空白',
  allColumns: '所有列都',
  noColumns: '（未选列）',
  yes: '是',
  no: '否',
  rounding: '，保留 {decimals} 位小数',
  upgrade15: '，15 位身份证号补成 18 位',
  verified: { keep: '，核对校验码，不对的保留并计数', empty: '，核对校验码，不对的改为空白' },
  pair: '「{from}」→「{to}」',
  constant: '改为「{value}」',
  scoped: '{sentence}（只处理这些行：{condition}）',
  disabled: '{sentence}（已停用）',
  copied: '，复制「{column}」的值',
  filledWith: '，每行都填「{value}」',
  leftBlank: '，先留空白',
  between: '「{from}」与「{until}」之间的文字',
  checkColumn: '检查结果',
  checkFailed: '{columns}没有通过检查',
  clauseMark: '；',
  clustering: '合并近似写法',
  facets: '筛选',
  droppedRows: { meeting: '删除符合条件的行', others: '只留符合条件的行' },
  unknownTitle: '未知操作 {op}',
  unknownSentence: '这个版本没有名为“{op}”的操作',
  pseudonymForms: { fixed: ' {length} 位假名（{alphabet}）', shape: '字样相同的假名' },
  dateForms: {
    year: '2020',
    month: '2020-06',
    day: '2020-06-09',
    minute: '2020-06-09 14:22',
    second: '2020-06-09 14:22:31',
    asWritten: '2020-06-09（有时间的带时间）',
  },
} as const

/** Values that operations write into the data. */
export const ageBands = { band: '{from}-{to}岁', oneYear: '{from}岁', top: '{from}岁及以上' } as const

export const conditionTests = {
  empty: '{column}为空白',
  notEmpty: '{column}不为空白',
  equals: '{column}等于「{value}」',
  notEquals: '{column}不等于「{value}」',
  contains: '{column}含有「{value}」',
  notContains: '{column}不含「{value}」',
  startsWith: '{column}以「{value}」开头',
  endsWith: '{column}以「{value}」结尾',
  in: '{column}是{values}之一',
  notIn: '{column}不是{values}中的任何一个',
  matches: '{column}符合式样「{value}」',
  greaterThan: '{column}大于 {value}',
  atLeast: '{column}不小于 {value}',
  lessThan: '{column}小于 {value}',
  atMost: '{column}不大于 {value}',
  before: '{column}早于 {value}',
  after: '{column}晚于 {value}',
  since: '{column}不早于 {value}',
  upTo: '{column}不晚于 {value}',
  notNumber: '{column}填了内容但不是数字',
  notDate: '{column}填了内容但不是日期',
  hasProblem: '{column}有这些问题：{values}',
} as const satisfies Record<ConditionTest, string>

export const conditionJoints = { all: '，并且', any: '，或者' } as const
