// Words of backups in the settings.
// Decides nothing.
export const backupText = {
  title: '备份与换电脑',
  sentence:
    '把整个工作文件夹（数据、配方、目录、密钥、账户、留痕）写成一个加密文件，写完读回核对。换电脑时，在新电脑上打开它恢复。',
  make: '备份…',
  check: '核对备份…',
  restore: '从备份恢复…',
  makeTitle: '备份整个工作文件夹',
  makeHint: '请另设一个备份口令，与备份文件分开保管；忘了这个口令，备份就打不开了。',
  checkTitle: '核对一份备份',
  checkHint: '打开备份，逐页、逐块、逐条留痕地核对，不改动任何内容。',
  restoreTitle: '从备份恢复到这里',
  restoreHint: '这里还是空的，可以恢复。核对无误后，重新启动程序就生效；留痕里会记下从哪一份备份恢复。',
  restoreUsed: '这里已经有数据或账户。要恢复备份，请在新电脑或新的工作文件夹里打开程序。',
  passphrase: '备份口令',
  passphraseHint: '程序自动做的备份没有口令，空着即可。',
  checkThis: '核对',
  next: '选择位置并备份',
  choose: '选择备份文件',
  fileName: (day: string) => `openprep-${day}.opbackup`,
  made: (size: string, datasets: string, events: string) =>
    `已备份并读回核对：${size}，${datasets} 个数据集，${events} 条留痕`,
  checked: (at: string, by: string, datasets: string, events: string) =>
    `备份完好：${at} 由 ${by} 制作，${datasets} 个数据集，${events} 条留痕首尾相接。`,
  restored: (datasets: string) => `备份核对无误（${datasets} 个数据集）。请重新启动程序，恢复即告完成。`,
  restart: '重新启动',
  program: '程序自动',
  automatic: '程序自动做的备份',
  automaticHint: '每次升级改动存储格式之前自动留一份，最多三份，只能在这台电脑的这个文件夹里打开。',
  automaticLine: (version: string, size: string, file: string) => `升级前（格式 ${version}），${size}，${file}`,
} as const
