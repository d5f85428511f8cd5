// Words of the drawer with the rows that checks set aside.
// Words only; nothing is decided here.
export const asideText = {
  open: '搁置的行',
  title: '检查搁置的行',
  intro: '这些行没有通过检查，不在结果里，也没有丢：改好来源或改了检查，重新运行就回来。',
  working: '正在找出这些行…',
  stop: '停止',
  none: '每一行都通过了检查，没有搁置任何行。',
  step: (number: number, rows: string) => `第 ${number} 步 · ${rows} 行`,
  stepLabel: '哪一步搁置的',
  noneHere: '这一步没有搁置任何行。',
  write: '导出这些行…',
  written: (file: string) => `已写出：${file}`,
  close: '关闭',
} as const
