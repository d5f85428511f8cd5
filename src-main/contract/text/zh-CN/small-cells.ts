// What the operation for small cells of aggregate tables says to a person, and the words of its form on the page.
// One entry per operation id, in the form that operations.ts describes.
import type { OperationText } from './operations.ts'

export const smallCellOperations = {
  hideSmallCells: {
    title: '隐去汇总表里过小的数',
    sentence: '汇总表按{dimensions}统计，{columns}里小于 {least} 的数隐去，并隐去能把它推算出来的数',
    reversalRisk: '隐去的数不能从合计推算出来；知道其中一部分人的人仍可能猜出一个范围。',
    params: {
      dimensions: { label: '按哪些列统计', help: '每行说的是什么：区县、年份、类别。写着“合计”“小计”的行当作合计行。' },
      least: { label: '最少人数', help: '1 到这个数以下的人数隐去；一般 3，敏感的内容 5 或 10。' },
      across: { label: '横向的合计列', help: '上面选的各列加起来等于它；没有就不选。' },
      sum: { label: '金额等总数列', help: '与“最大的一家”一起用：一家占得太多时隐去。' },
      largest: { label: '最大的一家', help: '总数里最大的一份是多少。' },
      share: { label: '一家最多占', help: '超过这个比例就隐去；0.85 即 85%。' },
      mark: { label: '隐去后写成', help: '', choices: { '*': '*', '**': '**', '…': '…' } },
    },
  },
} as const satisfies Record<string, OperationText>

export const smallCellWords = {
  tooLong: '隐去过小的数：汇总表超过 {most} 行，不能整体核对；请先拆成几份',
  revealed:
    '隐去过小的数：第 {row} 行“{column}”总能从合计推算出来，旁边已经没有可以一起隐去的数；请先删除合计行或合计列，或合并类别',
} as const
