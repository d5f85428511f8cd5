// Words of the reporting dates of the plan, and of the limits of the checks.
// Names of limits come from contract/text.
export const milestonesText = {
  sentence: '工作要点里写明的报送、上传期限。到期前 60 天在工作台上倒数；随标准模板来的在这里只看不改。',
  add: '添加日期',
  empty: '还没有报送日期。照当年的工作要点填上，例如“6 月 30 日前报送开放清单”。',
  column: { date: '日期', title: '要做什么', place: '适用地区', note: '说明', source: '来自' },
  own: '本单位填写',
  remove: '删除',
} as const

export const limitsText = {
  title: '检查的限值',
  sentence: '检查按这些数判定。改动要写明理由，理由印在质量报告里；保护人的限值只能更严，标准模板定了的不能比它宽。',
  column: { name: '限值', usual: '通常', template: '模板', used: '现在用', act: '' },
  change: '改',
  changeName: (name: string) => `改“${name}”`,
  reset: '恢复通常',
  resetName: (name: string) => `把“${name}”恢复为通常的数`,
  percent: '改为（百分数，如 95）',
  number: '改为',
  reason: '理由',
  because: (reason: string, person: string, on: string) => `${reason}（${person}，${on}）`,
  unset: '—',
  stricter: { higher: '越高越严', lower: '越低越严' },
} as const
