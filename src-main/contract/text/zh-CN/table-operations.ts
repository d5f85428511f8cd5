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
} as const satisfies Record<string, OperationText>

export const sortWords = { reversed: '，其中{columns}反过来' } as const
export const keepBestWords = { by: '{rule}（看「{column}」）' } as const
export const pivotWords = { joint: '、', blank: '（空白）' } as const
