// Words of what people still have to do before a release, and of the declaration of an aggregate table.
// What is missing is said by the engine.

export const approvalsText = {
  title: '还要由人完成',
  sentence: '草稿包不需要这些。“报主管部门”在登记发布之前要有，其余在生成正式包之前要有。',
  summary: (done: number, all: number) => (done === all ? '都已完成' : `${all} 项中完成 ${done} 项`),
  agree: (office: string) => `${office}同意`,
  opinion: '意见',
  agreeNote: '对当前的数据和目录表示同意；之后改动任何一样，同意即失效。两个处室要由两个人分别表示。',
  twoOffices: '业务处室和信息化处室都要同意',
} as const

export const aggregateText = {
  title: '汇总表',
  sentence: '每行说的是一组人（如“梁溪区，12 人”）时在这里声明，检查会核对过小的数和能推算出来的数。',
  is: '这是汇总表',
  dimensions: '按哪些列统计',
  counts: '写着人数的列',
  total: '金额等总数列',
  largest: '最大的一家',
  across: '横向的合计列',
  acrossNote: '选了它，就表示各人数列加起来等于它。',
  none: '没有',
  hide: '加一步：隐去过小的数',
  hideLabel: '隐去过小的数',
  hidden: '已加到配方里，运行后再检查。',
  needed: '请至少选一列统计依据和一列人数。',
} as const
