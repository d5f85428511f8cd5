// What the operation for counts with noise says to a person.
// One entry per operation id, in the form that operations.ts describes.
import type { OperationText } from './operations.ts'

export const countWithNoiseOperations = {
  countWithNoise: {
    title: '带噪声的计数',
    sentence: '整张表改成按{columns}计数，每个数加差分隐私噪声（ε = {epsilon}，一般差 {error} 以内）',
    reversalRisk: '看不出任何一个人在不在表里；同一批人的数据每公布一次，ε 就要加起来算。',
    params: {
      key: { label: '密钥', help: '噪声由它决定，不知道密钥的人猜不出噪声。' },
      epsilon: { label: '隐私预算 ε', help: '越小越保密、噪声越大；常用 0.1 到 2。' },
      perPerson: { label: '一个人最多有几行', help: '一人一行填 1；一个人可能有多行时填最多的行数，噪声会相应加大。' },
      values: {
        label: '各列的全部取值',
        help: '按列的顺序各写一份取值表，每种组合都会计数，没有人的也会；不写时只列数据里有的组合，人数太少的组合不列出。',
      },
      delta: { label: '露出单个人的概率上限 δ', help: '只用于不写取值表时：某个组合只因一个人而出现的概率不超过它。' },
      countColumn: { label: '计数列的名称', help: '结果里新的一列。' },
    },
  },
} as const satisfies Record<string, OperationText>

export const noisyCountWords = {
  countColumn: '人数',
  notListed: '带噪声的计数：列“{column}”里的“{value}”不在写明的取值里；请补上这个取值，或先清洗',
} as const
