// Words of the release: what is still missing, and what it is for.
// Titles of checks and reviews come from the engine.
export const releaseText = {
  build: '生成正式包',
  hint: '检查全部通过，三项审查都针对这一份结果签了字：可以生成正式包，由您签名。',
  fileName: (title: string) => `${title}.zip`,
  missing: '生成正式包还缺',
  notChecked: '导出检查还没有做',
  gatesOpen: (count: number) => `${count} 项检查没有通过`,
  noResult: '还没有结果',
  nobody: '没有登录：正式包要由具名的人签名',
  goReview: '去审核',
  goSettings: '去设立账户',
  handOver: '登记交给了谁…',
} as const
