// What a profile's problems mean, by issue code.
// Holds no rule: when a problem occurs is decided in core/profiling, what repairs it in contract/issue-repairs.

export interface IssueText {
  title: string
  /** One sentence: what was found and why it matters. */
  explanation: string
}

export const issueTexts = {
  emptyToken: {
    title: '用文字或符号表示空值',
    explanation: '有些单元格写着“无”“-”“NULL”之类，实际没有值。统一成空白后才能正确统计。',
  },
  edgeBlanks: {
    title: '首尾有空白',
    explanation: '值的前面或后面有空格，看起来相同的值会被当成不同的值。',
  },
  innerBlanks: {
    title: '中间有多余空白',
    explanation: '文字中间夹了空格或全角空格，例如“张　三”。',
  },
  fullWidth: {
    title: '全角数字或字母',
    explanation: '数字、字母或符号用了全角写法，机器读不成数字和编号。',
  },
  invisibleCharacters: {
    title: '看不见的字符',
    explanation: '含零宽字符、控制字符或字节顺序标记，看不见却会让比对出错。',
  },
  lineBreaks: {
    title: '单元格内换行',
    explanation: '一个单元格里有多行文字，逐行读取的程序会读错。',
  },
  quoteMark: {
    title: '前面多了撇号',
    explanation: '值前面有一个撇号，是表格软件把数字存成文字时留下的。',
  },
  garbled: {
    title: '疑似乱码',
    explanation: '含替换符或私有区字符，可能是编码选错，也可能是生僻字没有正确转换。',
  },
  errorValue: {
    title: '公式错误值',
    explanation: '单元格里是 #N/A、#REF! 一类的公式错误，没有可用的内容。',
  },
  documentTypeMismatch: {
    title: '号码与证件类型不符',
    explanation: '同一行的“证件类型”说明是某种证件，但号码不是这种证件的写法，请核对是类型填错还是号码填错。',
  },
  precisionLost: {
    title: '号码精度丢失',
    explanation: '长号码被表格软件变成科学计数或末尾变成 000，丢掉的数字无法恢复，需回到原始系统重新导出。',
  },
  mixedTypes: {
    title: '与本列类型不符',
    explanation: '大多数值是同一类型，这些值不是。',
  },
  invalidDate: {
    title: '不存在的日期',
    explanation: '写法像日期，但这一天不存在，例如 2 月 30 日。',
  },
  futureDate: {
    title: '日期晚于今天',
    explanation: '日期在处理日之后，请核对是否录错。',
  },
  dateFormats: {
    title: '日期写法不统一',
    explanation: '日期不是“2020-06-09”的写法，同一天会被当成不同的值。',
  },
  dateSerial: {
    title: '日期变成了数字',
    explanation: '日期被存成表格软件的天数，例如 45292 就是 2024-01-01。',
  },
  partialDate: {
    title: '日期不完整',
    explanation: '只写到年或月，缺少具体日期。',
  },
  numberFormats: {
    title: '数字写法不统一',
    explanation: '数字带有千分位、货币符号、单位或大写金额，机器读不成数。',
  },
  invalidId: {
    title: '证件号码位数或写法不对',
    explanation: '既不是 18 位也不是 15 位的证件号码，无法当作号码使用。',
  },
  lookalikeId: {
    title: '证件号码校验不通过',
    explanation: '位数对，但校验码、日期或地区不对，多半是录入错误。它仍可能指向真实的人，照样要脱敏。',
  },
  oldId: {
    title: '15 位旧号码',
    explanation: '第一代身份证的 15 位号码，可以补成 18 位。',
  },
  idFormats: {
    title: '证件号码写法不统一',
    explanation: '号码里有空格、短横或小写 x。',
  },
  invalidUscc: {
    title: '统一社会信用代码不正确',
    explanation: '位数、字符或校验码不对（代码不用字母 I、O、S、V、Z）。',
  },
  oldOrganisationCode: {
    title: '9 位组织机构代码',
    explanation: '填的是 2015 年以前的组织机构代码，不是统一社会信用代码。',
  },
  codeFormats: {
    title: '代码写法不统一',
    explanation: '代码里有小写字母、空格或短横。',
  },
  invalidMobile: {
    title: '电话号码不正确',
    explanation: '不是 11 位手机号，也不是固定电话，或者号段没有分配。',
  },
  phoneFormats: {
    title: '手机号写法不统一',
    explanation: '手机号带有 +86、空格、短横，或者一格里有几个号码。',
  },
  invalidBankCard: {
    title: '银行卡号校验不通过',
    explanation: '位数或校验位不对，多半是录入错误，也可能是没有校验位的对公账号。',
  },
  sensitiveInFreeText: {
    title: '文字里夹带个人信息',
    explanation: '备注一类的文字里写有号码、姓名等个人信息，开放前必须删除或遮盖。',
  },
} satisfies Record<string, IssueText>

export type IssueCode = keyof typeof issueTexts

/** The text of an issue, or null for a code of another version. */
export function issueText(code: string): IssueText | null {
  return Object.hasOwn(issueTexts, code) ? issueTexts[code as IssueCode] : null
}
