// Words of the table grid and its find bar.
// Nothing else.
export const gridText = {
  rowNumber: '行号',
  before: (value: string) => (value === '' ? '原来是空的' : `原来：${value}`),
  removed: '这一行会被去掉',
  empty: '没有可显示的行',
  loading: '正在读取…',
  find: '查找',
  findPlaceholder: '在表中查找',
  findNext: '下一处（Enter）',
  findPrevious: '上一处（Shift+Enter）',
  findClose: '关闭（Esc）',
  found: (row: string, column: string) => `第 ${row} 行 · ${column}`,
  notFound: '没有找到',
  searching: '正在查找…',
} as const

/** Chinese words for the grid library's own messages, by its keys. */
export const gridLocale: Record<string, string> = {
  loadingOoo: '正在读取…',
  noRowsToShow: '没有可显示的行',
  ariaRowToggleSelection: '按空格键选择这一行',
  ariaSkeletonCellLoading: '正在读取这一行',
  ariaSkeletonCellLoadingFailed: '这一行没有读出来',
  ariaLabelLoadingOverlay: '正在读取',
  ariaLabelNoRowsOverlay: '没有可显示的行',
}
