// Words of the cleaning page: the grid's views and the run bar.
// Words only; nothing is decided here.
export const cleanText = {
  viewLabel: '表格内容',
  views: { source: '来源', compare: '前后对照', result: '结果' },
  viewHints: {
    source: '导入时的内容，永远不会被改动',
    compare: '着色的格是配方改过的，把鼠标停在上面看原来的值；划线的行会被删除',
    result: '运行配方后得到的表',
  },
  legendChanged: '改过的格',
  legendRemoved: '会删除的行',
  columnDropped: '运行后没有这一列',
  columnAdded: '新增的列',
  noSteps: '配方里还没有步骤，来源和结果一样。',
  problem: '配方里有一步不能运行，先改好右边标红的步骤。',
  resultStale: '配方改过之后还没有运行，“结果”要运行后才能看。',
} as const

export const runText = {
  run: '运行配方',
  runAgain: '重新运行',
  running: '正在运行',
  stop: '停止',
  fresh: '结果是最新的',
  leftOut: (numbers: readonly number[]) =>
    `结果是最新的，但跳过了第 ${numbers.join('、')} 步：表里没有它要的列，原因见右边标红的步骤`,
  stale: '现在的配方还没有结果',
  autoSoon: '马上自动运行',
  equation: { result: '结果', source: '来源', removed: '删除', added: '新增' },
  rows: (count: string) => `${count} 行`,
  showFault: '去看出错的那一格',
  notInformed: '运行完成后，这里会显示：结果 = 来源 − 删除 + 新增',
} as const
