// Words of closing a dataset: its data are erased, a record stays.
// Decides nothing.
export const closingText = {
  close: '关闭并销毁原始数据…',
  title: (name: string) => `关闭“${name}”`,
  note: '销毁这个数据集的全部密钥：来源、结果、画像、配方和历史从此谁也打不开，不能恢复。留下一条记录：名称、来源文件和校验值、行数、理由、生成过的数据包。别处的备份和已经交出去的文件不受影响。',
  reason: '关闭的理由',
  sure: (name: string) => `请输入数据集名称“${name}”以确认`,
  doIt: '关闭并销毁',
  done: (keys: string) => `已关闭：销毁密钥 ${keys} 把，记录见“审计 → 已关闭的数据集”`,
} as const
