// What the operations on columns and rows say to a person.
// One entry per operation id, in the form that operations.ts describes.
import type { OperationText } from './operations.ts'

const notTaken = '不能与留下的列重名。'

export const structureOperations = {
  splitColumn: {
    title: '一列拆成几列',
    sentence: '把{columns}拆成几列：{names}',
    reversalRisk: '不隐藏任何信息，只改摆放。',
    params: {
      names: { label: '新的列名', help: `至少两个，每行一个。${notTaken}` },
      by: {
        label: '怎样拆',
        help: '多出来的部分留在最后一列，不会丢。',
        choices: { separator: '按分隔符', widths: '按位数' },
      },
      separator: { label: '分隔符', help: '例如“-”“/”或一个空格。' },
      widths: { label: '每列几位', help: '例如 6、8；最后一列取余下的。' },
      trim: { label: '去掉首尾空白', help: '拆出来的每一段都去掉首尾空白。' },
      keepOriginal: { label: '保留原列', help: '不保留时，新列代替原来的列。' },
    },
  },
  mergeColumns: {
    title: '几列并成一列',
    sentence: '把{columns}依次并成「{name}」',
    reversalRisk: '不隐藏任何信息，只改摆放。',
    params: {
      name: { label: '新的列名', help: notTaken },
      separator: { label: '中间用什么隔开', help: '可以留空。' },
      blanks: { label: '空白的列', help: '跳过时不会多出分隔符。', choices: { skip: '跳过', keep: '也占一个位置' } },
      keepOriginals: { label: '保留原来的列', help: '不保留时，新列代替原来的几列。' },
    },
  },
  addColumn: {
    title: '新增一列',
    sentence: '新增列「{name}」{content}',
    reversalRisk: '不隐藏任何信息。',
    params: {
      name: { label: '新列名', help: '不能与其他列重名。' },
      copyOf: { label: '复制哪一列', help: '新列排在它旁边；不复制就留空。' },
      value: { label: '每行都填', help: '例如数据所属的年份；可以留空。' },
    },
  },
  addSerial: {
    title: '新增序号列',
    sentence: '在最前面新增序号列「{name}」，从 {from} 开始',
    reversalRisk: '不隐藏任何信息。',
    params: {
      name: { label: '新列名', help: '不能与其他列重名。' },
      from: { label: '从几开始', help: '第一行的序号。' },
      digits: { label: '补足到几位', help: '前面补零；填 0 表示不补。' },
    },
  },
  fillDown: {
    title: '用上一行的值填空白',
    sentence: '{columns}为空白时，填入上面最近一行的值',
    reversalRisk: '填补后分不清哪些原本是空白。',
    params: {},
  },
  keepFirst: {
    title: '只留前几行',
    sentence: '只留前 {rows} 行',
    reversalRisk: '其余的行不在结果里，无法还原。',
    params: { rows: { label: '留几行', help: '按此时的次序，从第一行数起。' } },
  },
  reorderColumns: {
    title: '调整列的次序',
    sentence: '把{columns}排到{place}',
    reversalRisk: '不隐藏任何信息，只改摆放。',
    params: {
      place: {
        label: '排到',
        help: '选中的列按选择的先后排列，其余各列次序不变。',
        choices: { first: '最前面', last: '最后面' },
      },
    },
  },
  splitRows: {
    title: '一格多值拆成多行',
    sentence: '{columns}里用{separators}隔开的几个值，每个值拆成一行',
    reversalRisk: '不隐藏任何信息，只改摆放。',
    params: {
      separators: { label: '分隔符', help: '每行一个；遇到其中任何一个都拆开。' },
      trim: { label: '去掉首尾空白', help: '拆出来的每个值都去掉首尾空白。' },
    },
  },
  unpivot: {
    title: '横排改竖排',
    sentence: '把{columns}改成两列：列名放进「{nameColumn}」，值放进「{valueColumn}」',
    reversalRisk: '不隐藏任何信息，只改摆放。',
    params: {
      nameColumn: { label: '列名放进', help: '例如“年份”。' },
      valueColumn: { label: '值放进', help: '例如“金额”。' },
      keepBlanks: { label: '空白的也成行', help: '不选时，空白的格子不产生行。' },
    },
  },
} as const satisfies Record<string, OperationText>
