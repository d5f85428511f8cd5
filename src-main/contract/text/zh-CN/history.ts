// Labels that the engine itself gives to states of the recipe history.
// Labels of edits come from the window.
export const historyLabels = {
  imported: '导入',
  replaced: '换成配方文件里的步骤',
  inputAdded: '添加另外的表“{name}”',
} as const

/** What a table is called in one line when it came from more than one file. */
export const sourceNames = {
  sheets: (file: string, sheets: number) => `${file}（${sheets} 个工作表）`,
  result: '“{name}”的处理结果',
  files: (first: string, files: number) => `${first} 等 ${files} 个文件`,
} as const
