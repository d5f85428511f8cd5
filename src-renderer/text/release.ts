// Words of the release: what is still missing, and what it is for.
// Titles of checks and reviews come from the engine.
export const releaseText = {
  build: '生成正式包',
  hint: '检查全部通过，评估、审查和处室意见都齐了：可以生成正式包，由您签名。登记发布之前还要报主管部门。',
  fileName: (title: string) => `${title}.zip`,
  missing: '生成正式包还缺',
  notChecked: '导出检查还没有做',
  gatesOpen: (count: number) => `${count} 项检查没有通过`,
  noResult: '还没有结果',
  nobody: '没有登录：正式包要由具名的人签名',
  goCatalogue: '去编目',
  goReview: '去审核',
  goSettings: '去设立账户',
  handOver: '登记交给了谁…',
} as const
