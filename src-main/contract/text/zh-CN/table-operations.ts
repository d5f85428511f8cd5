// What the operations that look at the whole table say to a person.
// One entry per operation id, in the form that operations.ts describes.
import type { OperationText } from './operations.ts'

const blankKeys = {
  label: '用来比对的列全为空白时',
  help: '两行都没填证件号，不说明是同一个人。',
  choices: { keep: '不算重复，都保留', compare: '也算重复' },
}

export const tableOperations = {
  sortRows: {
    title: '排序',
    sentence: '按{columns}排序（{order}，{compare}）{reversed}',
    reversalRisk: '不隐藏任何信息，只改次序。',
    params: {
      order: { label: '次序', help: '空白的行总在最后。', choices: { up: '从小到大', down: '从大到小' } },
      compare: {
        label: '怎样比',
        help: '自动：数比大小，日期比先后，汉字按拼音。一个值只比前 200 个字。',
        choices: { auto: '自动', text: '都当文字，汉字按拼音', number: '比大小', date: '比先后' },
      },
      reversed: { label: '反过来排的列', help: '其中的列按相反的次序排。' },
    },
  },
  keepBest: {
    title: '重复行按规则留一行',
    sentence: '{columns}相同的行只留一行：{choice}',
    reversalRisk: '删掉的行不在结果里，无法还原。',
    params: {
      rule: {
        label: '留哪一行',
        help: '同样好的，留靠前的一行。',
        choices: {
          first: '留第一行',
          last: '留最后一行',
          mostComplete: '留填得最全的',
          newest: '留日期最新的',
          largest: '留数最大的',
        },
      },
      by: { label: '看哪一列', help: '比较日期或大小的列；空白和认不出的排在后面。' },
      blankKeys,
    },
  },
  pivot: {
    title: '几行变几列',
    sentence: '把「{nameColumn}」里的每种值变成一列，填入「{valueColumn}」，{columns}相同的并为一行',
    reversalRisk: '不隐藏任何信息，只改摆放；没有选作“并为一行”的其他列会去掉。',
    params: {
      nameColumn: { label: '哪一列变成列名', help: '例如“年份”“项目”。最多变成 1,000 列。' },
      valueColumn: { label: '哪一列是值', help: '填进新列的内容。' },
      several: {
        label: '一格有几个值时',
        help: '同一行同一列遇到几个值怎么办。',
        choices: { join: '用顿号连起来', first: '只取第一个', last: '只取最后一个', sum: '相加', count: '数个数' },
      },
    },
  },
  joinTable: {
    title: '从另一张表取列',
    sentence: '按{columns}到表“{input}”里查找，取来{take}，查不到的{missing}',
    reversalRisk: '不隐藏任何信息；取来的列可能让人更容易被认出。',
    params: {
      input: { label: '另外的表', help: '从文件或别的数据集添加，或选已添加过的；最多 200 万行。' },
      keys: { label: '那张表里对应的列', help: '按上面选列的次序逐个选；列名相同时可以不选。' },
      take: { label: '取来哪些列', help: '取来的列放在上面所选的列后面。' },
      existing: {
        label: '这些列已经有了时',
        help: '补空白：只填空白格，已有的值不动。',
        choices: { fill: '只补空白', replace: '用取来的代替', refuse: '不允许' },
      },
      missing: {
        label: '查不到的行',
        help: '留空白时会计入“未能处理”。',
        choices: { blank: '留空白', removeRow: '删除这一行' },
      },
      repeated: {
        label: '那张表里有几行对得上时',
        help: '每行只取一次，不会变成几行。',
        choices: { first: '取第一行', last: '取最后一行' },
      },
      compare: {
        label: '怎样算相同',
        help: '宽松比较时不计大小写、全角半角和前后空白。',
        choices: { loose: '宽松', exact: '一字不差' },
      },
    },
  },
  appendTable: {
    title: '接上另一张表',
    sentence: '把表“{input}”的行接在后面，按列名对齐',
    reversalRisk: '不隐藏任何信息，只改摆放。',
    params: {
      input: { label: '另外的表', help: '从文件或别的数据集添加，或选已添加过的。' },
      rename: { label: '列名不同的', help: '左边是那张表里的列名，右边是这张表里的列名。' },
      from: { label: '那张表里的列', help: '名字不同的列。' },
      to: { label: '对应本表的列', help: '放进这一列。' },
      columns: {
        label: '那张表多出来的列',
        help: '没有的列一律留空白。',
        choices: { all: '也要', present: '不要' },
      },
      sourceColumn: { label: '来源列', help: '加一列写明每行来自哪张表；不填就不加。' },
      ownName: { label: '原表在来源列里写什么', help: '接上的行写另外的表的名字。' },
    },
  },
  keepTop: {
    title: '只留最大或最小的几行',
    sentence: '按{columns}只留{order}的 {rows} 行{within}',
    reversalRisk: '其余的行不在结果里，无法还原。',
    params: {
      rows: { label: '留几行', help: '一样大的按原来的次序取，空白最后取。' },
      order: { label: '留哪一头', help: '日期最大就是最晚。', choices: { largest: '最大', smallest: '最小' } },
      within: { label: '每组各留', help: '选了列，就在这些列相同的行里各留几行；不选就是全表。' },
    },
  },
  drawRows: {
    title: '抽几行来看',
    sentence: '随机抽取 {rows} 行，次序不变',
    reversalRisk: '没抽到的行不在结果里，无法还原；谁被抽到不是秘密。',
    params: {
      rows: { label: '抽几行', help: '每一行被抽到的机会一样；行数不够时全留。' },
      lot: { label: '签号', help: '同一个签号每次抽到同样的行；换一个签号就重新抽。' },
    },
  },
  mergeDuplicates: {
    title: '合并重复行',
    sentence: '{columns}相同的行并成一行，以{leading}为准，空白互相补上',
    reversalRisk: '并掉的行不在结果里，无法还原。',
    params: {
      leading: {
        label: '以哪一行为准',
        help: '几行的值不一样时取它的值，并写进“冲突”列。',
        choices: { first: '第一行', last: '最后一行' },
      },
      conflictColumn: { label: '冲突写进哪一列', help: '新的列名；留空就不写。' },
      blankKeys,
    },
  },
  transposeRows: {
    title: '每几行变成一行',
    sentence: '把{columns}里每 {rows} 行并排成一行',
    reversalRisk: '不隐藏任何信息，只改摆放。',
    params: {
      rows: { label: '几行变成一行', help: '例如一个人占三行，就填 3。最后不够的留空白。' },
      names: { label: '新的列名', help: '先第一行的各列，再第二行的各列；不填就用原列名加序号。' },
    },
  },
  computeColumn: {
    title: '用公式算一列',
    sentence: '算出列「{name}」：{formula}',
    reversalRisk: '不隐藏任何信息；算出的值可能让人推出原来的值。',
    params: {
      name: { label: '列名', help: '新的列排在最后。' },
      formula: {
        label: '公式',
        help: '列名写在方括号里：[单价]*[数量]、如果([金额]>1000, "大额", "")、[姓] & [名]。全部函数见帮助（F1）里的“公式”。',
      },
      existing: {
        label: '已有这一列时',
        help: '代替时，算出的值写进原来的列。',
        choices: { refuse: '不允许', replace: '代替' },
      },
      onFail: {
        label: '算不出的行',
        help: '例如拿文字当数。会计入“未能处理”。',
        choices: { empty: '留空白', keep: '保留原值' },
      },
    },
  },
  splitPeriod: {
    title: '日期区间拆成起止',
    sentence: '把{columns}里的日期区间拆成「{fromColumn}」和「{toColumn}」',
    reversalRisk: '不隐藏任何信息，只改摆放。',
    params: {
      fromColumn: { label: '开始日期的列名', help: '写到哪一级算哪一级，不会编造。' },
      toColumn: { label: '结束日期的列名', help: '“至今”“起”的留空白。' },
      keepOriginal: { label: '保留原列', help: '不保留时，认不出的值放进开始日期的列。' },
    },
  },
  normalizePlate: {
    title: '统一车牌号',
    sentence: '把{columns}里的车牌号统一写成 苏B12345 的样子',
    reversalRisk: '不隐藏任何信息，只改写法。',
    params: {
      dot: { label: '加间隔点', help: '写成 苏B·12345。' },
      onFail: {
        label: '认不出的值',
        help: '保留时会计入“未能处理”。',
        choices: { keep: '保留原样', empty: '改为空白' },
      },
    },
  },
  mapDivisions: {
    title: '行政区划代码和名称互换',
    sentence: '把{columns}里的行政区划改写成{to}{looked}',
    reversalRisk: '改成省、市后，区县无法还原。',
    params: {
      to: {
        label: '改写成',
        help: '代码和名称都认，已撤销的也认。选“到区县”时，原值只写到省、市的就到省、市为止。',
        choices: {
          full: '省市名称',
          province: '省名',
          city: '市名',
          code: '六位代码（到市）',
          county: '省市区县名称',
          countyCode: '六位代码（到区县）',
        },
      },
      within: {
        label: '区县在哪些省市里找',
        help: '全国有几个“朝阳区”“西湖区”。写上这张表涉及的省、市，如“北京市”“浙江省杭州市”，就不会认错；留空表示全国，重名的算认不出。',
      },
      onFail: {
        label: '认不出的值',
        help: '保留时会计入“未能处理”。',
        choices: { keep: '保留原样', empty: '改为空白' },
      },
    },
  },
} as const satisfies Record<string, OperationText>

export const divisionWords = { within: '（在{places}里找）' } as const
export const sortWords = { reversed: '，其中{columns}反过来' } as const
export const keepBestWords = { by: '{rule}（看「{column}」）' } as const
export const tableWords = {
  within: '，{columns}相同的各留这么多',
  conflictColumn: '合并冲突',
  conflict: '{column}：{values}',
  against: ' / ',
  conflictMark: '；',
} as const
export const pivotWords = { joint: '、', blank: '（空白）' } as const
