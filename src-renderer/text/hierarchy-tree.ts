// Words of the tree in which a hierarchy is changed by hand.
// Says what a change does to new data as well.
export const hierarchyTreeText = {
  hint: '拖到别的组就移过去，箭头也行，还能移到新的一组；铅笔改名，改成已有的名字就合并。',
  tableHint: '现在是逐值对照表：新数据里没见过的值会让运行停下，不会漏过。',
  tooMany: (most: string) => `值超过 ${most} 种，只能看；要逐个改，请存成文件，改好再读入。`,
  blank: '（空白）',
  everything: '*（全部隐去）',
  rename: (label: string) => `给“${label || '（空白）'}”改名`,
  move: (label: string) => `把“${label || '（空白）'}”移到另一组`,
  moveTo: '移到哪一组',
  newGroup: '或新组的名字',
  apply: '移过去',
  cancel: '取消',
  more: (shown: string, count: string) => `再显示 ${shown} 项（还有 ${count} 项）`,
  addLevel: '加一级',
  removeLevel: (level: string) => `去掉“${level}”这一级`,
  removeLevelMenu: '去掉一级',
} as const
