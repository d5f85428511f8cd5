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
    sentence: '{columns}相同的行里，{choice}',
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
    sentence: '按{columns}到表“{input}”里查找，取来{take}{missing}',
    reversalRisk: '不隐藏任何信息；取来的列可能让人更容易被认出。',
    params: {
      input: { label: '另外的表', help: '先添加的另外一张表的名字，最多 200 万行。' },
      keys: { label: '那张表里对应的列', help: '与上面选的列一一对应；名字相同时可以不填。' },
      take: { label: '取来哪些列', help: '那张表里的列名，每行一个。' },
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
      input: { label: '另外的表', help: '先添加的另外一张表的名字。' },
      rename: { label: '列名不同的', help: '左边是那张表里的列名，右边是这张表里的列名。' },
      columns: {
        label: '那张表多出来的列',
        help: '没有的列一律留空白。',
        choices: { all: '也要', present: '不要' },
      },
      sourceColumn: { label: '来源列', help: '加一列写明每行来自哪张表；不填就不加。' },
      ownName: { label: '原表在来源列里写什么', help: '接上的行写另外的表的名字。' },
    },
  },
} as const satisfies Record<string, OperationText>

export const sortWords = { reversed: '，其中{columns}反过来' } as const
export const keepBestWords = { by: '{rule}（看「{column}」）' } as const
export const pivotWords = { joint: '、', blank: '（空白）' } as const
