// Words of the frame: sections, dataset header, job bar, drop overlay.
// Page words live beside their pages' names.
import type { CallName } from '../../src-main/contract/contract.ts'
import type { Section } from '../state/navigation.ts'

export const sectionText = {
  workbench: '工作台',
  dataset: '数据集',
  templates: '模板库',
  ledger: '台账',
  review: '审核',
  audit: '审计',
  settings: '设置',
} as const satisfies Record<Section, string>

export const frameText = {
  productShort: '开放预处理',
  productLong: '公共数据工作台',
  sections: '主菜单',
  steps: '处理步骤',
  help: '帮助',
  version: (version: string) => `版本 ${version}`,
  offline: '完全离线，数据不出本机',
  backToList: '全部数据集',
  rename: '改名',
  renameLabel: '数据集名称',
  sourceFile: (file: string, sheet: string | null) => (sheet === null ? file : `${file} · ${sheet}`),
  newImport: '导入新表格',
  newFiles: (first: string, files: number) => (files > 1 ? `${first} 等 ${files} 个文件` : first),
  importInto: {
    append: (dataset: string) => `把新文件追加到“${dataset}”`,
    replace: (dataset: string) => `用新文件替换“${dataset}”的数据`,
  },
  dropHere: '松开鼠标导入；几个结构相同的表格可以一起拖进来',
  dropNothing: '没有拿到文件。请从文件夹里拖出表格文件，或用“选择文件”。',
  undone: '已撤销',
  redone: '已重做',
  nothingToUndo: '没有可撤销的了',
  nothingToRedo: '没有可重做的了',
  pageBroke: '这个页面出了错',
  pageBrokeFix: '数据都已自动保存。可以重新打开这个页面；如果一再出错，请把下面的技术细节交给维护人员。',
  reopen: '重新打开',
} as const

export { stageTexts as stageText } from '../../src-main/contract/text/zh-CN/stages.ts'

export const jobText = {
  waiting: '排队中',
  rate: (rate: string, unit: string) => `每秒 ${rate} ${unit}`,
  left: (time: string) => `约剩 ${time}`,
  done: (done: string, unit: string) => `${done} ${unit}`,
  doneOf: (done: string, total: string, unit: string) => `${done} / ${total} ${unit}`,
  cancel: '停止',
  dismiss: '知道了',
  failed: '没有完成',
  seconds: (seconds: string) => `${seconds} 秒`,
  minutes: (minutes: string, seconds: string) => `${minutes} 分 ${seconds} 秒`,
  hours: (hours: string, minutes: string) => `${hours} 小时 ${minutes} 分`,
  units: { rows: '行', bytes: '字节', steps: '步', columns: '列', files: '个文件', numbers: '个号码' },
} as const

const jobNames: Partial<Record<CallName, string>> = {
  'datasets.import': '导入表格',
  'files.inspect': '清点文件',
  'sources.survey': '核对各文件的列',
  'sources.import': '合并导入',
  'sources.update': '更新数据集',
  'sources.prepare': '比较新旧两版',
  'inputs.addDataset': '取来另一张表',
  'inputs.add': '添加另外的表',
  'profile.run': '体检',
  'scan.run': '查找遗留的敏感值',
  'attack.run': '攻击测试',
  'masking.html': '生成脱敏审阅页',
  'masking.write': '生成脱敏审阅页',
  'report.html': '生成体检报告',
  'report.write': '生成体检报告',
  'relations.run': '比较各列之间的关系',
  'risk.run': '计算重标识风险',
  'deidentify.prepare': '准备去标识',
  'deidentify.hierarchy': '整理层级',
  'deidentify.explore': '寻找去标识方案',
  'deidentify.rescue': '尽量少删记录',
  'deidentify.utility': '估计还能怎么用',
  'deidentify.risk': '计算重标识风险',
  'deidentify.readHierarchy': '读取层级文件',
  'deidentify.writeHierarchy': '写出层级文件',
  'singleOut.run': '查找能认出人的列',
  'run.start': '运行处理步骤',
  'run.write': '写出结果',
  'setAside.list': '查看搁置的行',
  'setAside.write': '导出搁置的行',
  'catalogue.propose': '根据数据填写目录',
  'gates.run': '检查开放条件',
  'package.build': '生成数据包',
  'package.verify': '校验数据包',
  'package.scan': '检查数据包',
}

export function jobName(call: string): string {
  const names: Readonly<Record<string, string | undefined>> = jobNames
  return names[call] ?? '处理数据'
}
