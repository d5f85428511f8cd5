// Words of backups: why one cannot be used, and what the command line says of one.
// Decides nothing.
export const backupFaults = {
  foreign: '不是本程序的备份',
  head: '文件开头已损坏',
  broken: '内容被改动、缺失或没有写完',
  path: '里面有不属于工作文件夹的文件',
} as const

export const backupWords = {
  made: '备份已做好并读回核对：{file}（{bytes} 字节，{datasets} 个数据集，{events} 条留痕记录）。请与备份口令分开保管。',
  checked: '备份完好：{madeAt} 由 {person} 制作，{datasets} 个数据集，{events} 条留痕记录首尾相接。',
  restored: '备份已核对并恢复到 {folder}：{datasets} 个数据集，{events} 条留痕记录。',
  program: '程序自动',
} as const
