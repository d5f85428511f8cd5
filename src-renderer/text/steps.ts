// Words of the eight work steps: their names, states, and the one sentence each shows.
// Decides no state; state/step-states.ts does.
import type { WorkStep } from '../state/navigation.ts'

export const stepText = {
  import: '导入',
  examine: '体检',
  clean: '清洗',
  mask: '脱敏',
  deidentify: '去标识',
  catalogue: '编目',
  review: '审核',
  export: '导出',
} as const satisfies Record<WorkStep, string>

export const stepStateText = {
  done: '已完成',
  todo: '要做',
  notNeeded: '不需要',
  later: '以后再做',
} as const

export const stepSentence = {
  imported: (rows: string, setAside: string) => `${rows} 行 · 搁置 ${setAside}`,
  importedWhole: (rows: string) => `${rows} 行`,
  examined: (columns: string) => `${columns} 列已逐值检查`,
  notExamined: '还没有逐列检查',
  afterExamine: '先做体检',
  stepsRun: (steps: string) => `${steps} 个步骤，已运行`,
  stepsNotRun: (steps: string) => `${steps} 个步骤，还没运行`,
  noCleaning: '有问题才要做',
  noMasking: '有敏感列就要做',
  noDeidentification: '逐人记录才要做',
  catalogueNotBegun: '还没有填写',
  catalogueMissing: (missing: string) => `还差 ${missing} 项`,
  catalogueDone: '必填项已填齐',
  reviewLater: '送审，看审查结论',
  exportNothing: '还没有检查开放条件',
  exportGates: (passed: string, total: string) => `条件满足 ${passed}/${total}`,
  exported: (draft: boolean) => (draft ? '已生成草稿包' : '已生成数据包'),
} as const
