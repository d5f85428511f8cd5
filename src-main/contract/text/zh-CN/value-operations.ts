// What the operations on single values say to a person: text, numbers, codes, corrections and checks.
// One entry per operation id, in the form that operations.ts describes.
import type { OperationText } from './operations.ts'

const unknownValue = {
  label: '认不出的值',
  help: '不能按要求处理的值怎么办。保留时会计入“未能处理”。',
  choices: { keep: '保留原样', empty: '改为空白' },
}
const failedValue = {
  label: '没有通过时',
  help: '标记时会新增一列写明哪里不对，数据本身不动。搁置的行不进结果，但连同原因另存一份，随时可以查看；移除的行只计数。',
  choices: {
    mark: '在一列里标记出来',
    empty: '把不对的值改为空白',
    fix: '改正',
    setAside: '整行搁置，另存一份',
    removeRow: '移除这一行',
    onlyFailing: '只留下不对的行',
  },
}
const markColumn = { label: '标记写在哪一列', help: '没有这一列时自动新增；几步检查可以写在同一列里。' }
const unit = {
  millimetre: '毫米',
  centimetre: '厘米',
  metre: '米',
  li: '里',
  kilometre: '千米（公里）',
  squareMetre: '平方米',
  mu: '亩',
  hectare: '公顷',
  squareKilometre: '平方公里',
  gram: '克',
  jin: '斤',
  kilogram: '千克（公斤）',
  tonne: '吨',
  millilitre: '毫升',
  litre: '升',
  cubicMetre: '立方米',
  yuan: '元',
  tenThousandYuan: '万元',
  hundredMillionYuan: '亿元',
}
const onlySpelling = '不隐藏任何信息，只改写法。'

export const valueOperations = {
  replaceText: {
    title: '查找替换',
    sentence: '在{columns}里查找并替换（{pairs}，共 {count} 条）',
    reversalRisk: '一个新写法只来自一个旧写法时，可以反推出旧值。',
    params: {
      table: { label: '查找和替换', help: '右边留空就是删去。' },
      from: { label: '要找的', help: '值里的一段文字，或一个式样。' },
      to: { label: '换成', help: '留空就是删去。' },
      mode: {
        label: '按什么找',
        help: '式样用正则写法，例如 \\d+ 是一串数字；回溯引用和前后查找不支持。',
        choices: { text: '一字不差的文字', pattern: '式样' },
      },
      where: {
        label: '在哪里找',
        help: '只换开头、结尾，或整个值都相同才换。',
        choices: { anywhere: '任何位置', start: '只在开头', end: '只在结尾', whole: '整个值' },
      },
      ignoreCase: { label: '不分大小写', help: '按文字查找时，字母大小写不同也算找到。' },
    },
  },
  extractText: {
    title: '提取一部分',
    sentence: '{columns}只留下{part}',
    reversalRisk: '去掉的部分无法还原；留下的部分仍是原文。',
    params: {
      part: {
        label: '留下什么',
        help: '每个值里要留下的那一段。',
        choices: {
          digits: '一串数字',
          number: '一个数（可带小数、正负号）',
          letters: '一串字母',
          han: '一串汉字',
          between: '两个标记之间的文字',
          pattern: '符合式样的文字',
        },
      },
      from: { label: '起始标记', help: '例如“（”；留空表示从头开始。' },
      until: { label: '结束标记', help: '例如“）”；留空表示到末尾。' },
      pattern: { label: '式样', help: '正则写法，例如 [A-Z]{2}\\d{4}。' },
      which: {
        label: '有几处时',
        help: '“全部”会把各处依次连在一起。',
        choices: { first: '留第一处', last: '留最后一处', all: '全部' },
      },
      onFail: { ...unknownValue, label: '没有这一部分的值' },
    },
  },
  addText: {
    title: '加前后缀',
    sentence: '在{columns}的每个值前面加「{before}」、后面加「{behind}」',
    reversalRisk: onlySpelling,
    params: {
      before: { label: '前面加', help: '例如“320200”；不加就留空。' },
      behind: { label: '后面加', help: '例如“街道”；不加就留空。' },
      skipPresent: { label: '已有的不再加', help: '值本来就以它开头或结尾时不重复加。' },
    },
  },
  padText: {
    title: '补足位数',
    sentence: '{columns}不足 {length} 位的用「{sign}」{side}补足',
    reversalRisk: onlySpelling,
    params: {
      length: { label: '补到几位', help: '比它长的值不动，并计入“未能处理”。' },
      sign: { label: '用什么补', help: '一个字符，通常是 0。' },
      side: { label: '补在哪边', help: '表格软件吃掉的零在前面。', choices: { before: '在前面', behind: '在后面' } },
    },
  },
  changeCase: {
    title: '改字母大小写',
    sentence: '把{columns}里的字母改为{to}',
    reversalRisk: onlySpelling,
    params: {
      to: {
        label: '改为',
        help: '汉字和数字不受影响。',
        choices: { upper: '大写', lower: '小写', words: '单词首字母大写' },
      },
    },
  },
  toSimplified: {
    title: '繁体改简体',
    sentence: '把{columns}里的繁体字改为规范字',
    reversalRisk: onlySpelling,
    params: {},
  },
  roundNumber: {
    title: '四舍五入',
    sentence: '把{columns}里的数四舍五入到{to}',
    reversalRisk: '去掉的尾数无法还原。',
    params: {
      to: {
        label: '精确到',
        help: '值里有单位、千分位等写法时，先用“统一数字”。',
        choices: {
          thousands: '千位',
          hundreds: '百位',
          tens: '十位',
          ones: '个位',
          tenths: '一位小数',
          hundredths: '两位小数',
          thousandths: '三位小数',
        },
      },
      onFail: unknownValue,
    },
  },
  convertUnit: {
    title: '换算单位',
    sentence: '把{columns}从{from}换算成{to}，最多 {decimals} 位小数',
    reversalRisk: '不隐藏任何信息，只改单位（位数不够时末位会四舍五入）。',
    params: {
      from: { label: '原来的单位', help: '格子里写明单位的，以格子里的为准。', choices: unit },
      to: { label: '换算成', help: '必须是同一类单位，例如面积对面积。', choices: unit },
      decimals: { label: '最多几位小数', help: '末尾的零会去掉。' },
      onFail: unknownValue,
    },
  },
  mapCodes: {
    title: '国标代码转换',
    sentence: '把{columns}按{list}改写为{to}',
    reversalRisk: onlySpelling,
    params: {
      list: {
        label: '代码表',
        help: '代码、全称和常见说法都认得，例如 1、男、男性。',
        choices: {
          sex: '性别代码（GB/T 2261.1）',
          ethnicity: '民族代码（GB/T 3304）',
          maritalStatus: '婚姻状况代码（GB/T 2261.2）',
          education: '学历代码（GB/T 4658）',
        },
      },
      to: {
        label: '改写为',
        help: '国标名称如“男性”，常用名称如“男”。',
        choices: { code: '代码', name: '国标名称', short: '常用名称' },
      },
      onFail: { ...unknownValue, label: '代码表里没有的值' },
    },
  },
  fillFromColumn: {
    title: '用另一列填空白',
    sentence: '{columns}为空白时，填入同一行「{source}」的值',
    reversalRisk: '填补后分不清哪些原本是空白。',
    params: { source: { label: '从哪一列取', help: '取同一行的值；那一列也为空白时仍为空白。' } },
  },
  setCells: {
    title: '手工更正',
    sentence: '手工更正 {count} 个单元格',
    reversalRisk: onlySpelling,
    params: {
      cells: { label: '更正', help: '原值与记录的不同时不会改，并计入“未能处理”。' },
      row: { label: '行号', help: '原文件里的行号。' },
      column: { label: '列', help: '更正哪一列。' },
      old: { label: '原值', help: '更正时看到的值。' },
      new: { label: '新值', help: '改成的值。' },
    },
  },
  checkValues: {
    title: '检查取值',
    sentence: '检查{columns}是不是{rule}，没有通过的{onFail}',
    reversalRisk: '不隐藏任何信息。',
    params: {
      rule: {
        label: '应该是',
        help: '每个值要合的规矩。',
        choices: {
          number: '数',
          integer: '整数',
          date: '日期',
          length: '规定的长短',
          list: '清单里的值',
          pattern: '符合式样的文字',
          citizenId: '正确的身份证号',
          uscc: '正确的统一社会信用代码',
          phone: '手机或固定电话号码',
          bankCard: '正确的银行卡号',
        },
      },
      least: { label: '最小或最早', help: '数或日期的下限；没有就留空。' },
      most: { label: '最大或最晚', help: '数或日期的上限；没有就留空。' },
      minLength: { label: '最少几个字', help: '填 0 表示不限。' },
      maxLength: { label: '最多几个字', help: '留空表示不限。' },
      list: { label: '清单', help: '每行一个允许的值。' },
      pattern: { label: '式样', help: '整个值都要符合，例如 \\d{6}。' },
      blanks: { label: '空白', help: '没有填的格子算不算通过。', choices: { pass: '算通过', fail: '算没有通过' } },
      onFail: { ...failedValue, choices: { ...failedValue.choices, fix: '改成指定的值' } },
      replacement: { label: '改成', help: '没有通过的值统一改成它，例如“不详”。' },
      markColumn,
    },
  },
  checkOrder: {
    title: '检查先后大小',
    sentence: '检查{columns}不在「{later}」之后（按{kind}），没有通过的{onFail}',
    reversalRisk: '不隐藏任何信息。',
    params: {
      later: { label: '应当更晚或更大的列', help: '例如选中的是“开始日期”，这里选“结束日期”。' },
      kind: { label: '比什么', help: '两边都认得出才比较。', choices: { dates: '日期先后', numbers: '数的大小' } },
      equal: {
        label: '两者相同',
        help: '开始和结束是同一天算不算通过。',
        choices: { allowed: '算通过', fails: '算没有通过' },
      },
      onFail: { ...failedValue, choices: { ...failedValue.choices, empty: '把两个值都改为空白', fix: '把两个值对调' } },
      markColumn,
    },
  },
  declareBlanks: {
    title: '说明允许空白',
    sentence: '{columns}允许空白：{meaning}',
    reversalRisk: '不改动任何数据。',
    params: {
      meaning: {
        label: '空白表示什么',
        help: '会写进编目的数据项说明，例如“没有单位的自然人”。放行检查据此不把空白算作缺值。',
      },
    },
  },
  checkIdentity: {
    title: '用证号核对出生性别',
    sentence: '用{columns}里的身份证号核对出生日期和性别，对不上的{onFail}',
    reversalRisk: '不隐藏任何信息。',
    params: {
      birth: { label: '出生日期列', help: '不核对就留空。' },
      sex: { label: '性别列', help: '写“男”“男性”“1”都认得；不核对就留空。' },
      onFail: { ...failedValue, choices: { ...failedValue.choices, fix: '按身份证号改正，空白的补上' } },
      markColumn,
    },
  },
} as const satisfies Record<string, OperationText>
