// Words of what comes along with a review request.
// Judges nothing.
export const materialText = {
  title: '随送审附上的材料',
  sample: (rows: string) => `结果的前 ${rows} 行`,
  columns: '结果的各列',
  risk: '攻击测试',
  catalogue: '目录信息',
  untreated: '（没有处理过）',
  name: '列',
  role: '角色',
  grade: '级别',
  reason: '定级理由',
  distinct: '不同的值',
  empty: '空值',
  identified: (people: string, rows: string) => `攻击了 ${rows} 行，认出 ${people} 行。`,
  noAttacks: '送审人没有附上攻击测试的结果；可以在本机重新运行并检查。',
  entry: {
    title: '名称',
    description: '摘要',
    publisher: '提供单位',
    openAttribute: '开放属性',
    conditions: '开放条件',
    updateCycle: '更新周期',
    contact: '联系方式',
    fields: '数据项',
  },
} as const
