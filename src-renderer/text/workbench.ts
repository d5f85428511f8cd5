// Words of the workbench and the list of datasets.
// Nothing of the steps inside a dataset.
export const workbenchText = {
  title: '工作台',
  greeting: '从一个表格开始，到一个可以开放的数据包。',
  dropTitle: '把表格拖到这里',
  dropHint: '支持 Excel、WPS 表格、CSV 和文本表格。文件只在本机读取，不会改动原文件。',
  choose: '选择文件',
  samplesTitle: '试一试示例数据',
  samplesHint: '用随软件附带的示例表格走一遍，里面的人和事都是虚构的。',
  waiting: '接下来做什么',
  waitingNone: '手头的数据集都已走完流程。',
  recent: '我的数据集',
  all: '全部数据集',
  nextStep: (step: string) => `继续：${step}`,
  nextReason: (sentence: string) => sentence,
} as const

export const listText = {
  title: '数据集',
  sentence: '每个数据集是一个导入的表格，连同它的处理步骤、结果和目录信息。',
  empty: '还没有数据集。导入一个表格就有了。',
  name: '名称',
  source: '来源文件',
  rows: '行数',
  columns: '列数',
  steps: '进度',
  gates: '开放条件',
  changed: '最近改动',
  open: '打开',
  more: '更多操作',
  remove: '删除',
  removeTitle: (name: string) => `删除“${name}”？`,
  removeText: '导入的数据、处理步骤、结果和目录信息都会从工作文件夹里删除，不能撤销。原来的表格文件不受影响。',
  removed: '已删除',
  notChecked: '未检查',
  search: '按名称或文件名查找',
  noMatch: '没有符合的数据集',
} as const
