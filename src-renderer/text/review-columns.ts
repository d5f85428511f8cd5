// Words of the reviewer's list of columns.
// Names of columns come from the request.
export const reviewColumnsText = {
  title: '列的去留',
  dropped: (count: number) => (count === 0 ? '来源的每一列都公开。' : `不公开的列 ${count} 个：`),
  untreated: (count: number) => (count === 0 ? '公开的列都作过处理。' : `没有作任何处理就公开的列 ${count} 个：`),
  note: '不公开的列只在这里和“数据项处理清单”里写明，不进入目录和随包文件。',
} as const
