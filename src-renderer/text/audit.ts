// Words of the audit timeline.
// Names of acts as people say them; an act without a name shows its code.
export const auditText = {
  title: '审计',
  sentence: '谁在什么时候做了什么，逐条记下，只增不改；每条都带前一条的指纹，改动任何一条都查得出来。',
  verify: '核对记录',
  verified: (events: string) => `核对完毕：${events} 条记录首尾相接，没有被改动。`,
  broken: (seq: string) => `第 ${seq} 条记录对不上：它或它前面的记录被改动过。请保留现场并联系管理人员。`,
  seq: '序号',
  at: '时间',
  person: '操作人',
  action: '做了什么',
  dataset: '数据集',
  detail: '内容',
  hash: '指纹',
  nobody: '未填写姓名',
  empty: '还没有记录。导入第一个表格后，这里会有第一条。',
  removedDataset: '已删除的数据集',
  total: (total: string) => `共 ${total} 条`,
} as const

const actions: Readonly<Record<string, string | undefined>> = {
  'dataset.imported': '导入表格',
  'dataset.renamed': '改名',
  'dataset.removed': '删除数据集',
  'datasets.import': '导入表格',
  'datasets.rename': '改名',
  'datasets.remove': '删除数据集',
  'recipe.saved': '修改处理步骤',
  'recipe.save': '修改处理步骤',
  'recipe.undo': '撤销一步',
  'recipe.redo': '重做一步',
  'recipe.goTo': '回到以前的步骤',
  'recipe.replace': '换用配方',
  'run.start': '运行处理步骤',
  'run.write': '写出结果',
  'profile.run': '体检',
  'scan.run': '查找遗留的敏感值',
  'catalogue.save': '修改目录信息',
  'catalogue.propose': '根据数据填写目录',
  'gates.run': '检查开放条件',
  'package.build': '生成数据包',
  'settings.save': '修改设置',
  'keys.create': '新建密钥',
}

export function actionText(action: string): string {
  return actions[action] ?? action
}
