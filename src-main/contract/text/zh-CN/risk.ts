// What figures of risk mean, in sentences for people who never heard of them.
// Computes nothing; every figure is filled in.
export const riskLevels = {
  1: '还能直接认出人',
  2: '直接标识没有了，但几列合起来认出人的可能性过高',
  3: '几列合起来认出人的可能性在限度之内',
  4: '没有能用来认人的列，或只有汇总数据',
} as const

export const riskGrounds = {
  level: '去标识化效果 {level} 级：{meaning}。',
  direct: '这些列本身就能认出人：{columns}。请先在“脱敏”里删除或处理。',
  noQuasi: '没有指出任何能合起来认人的列。',
  classes: '按 {columns} 看，全表分成 {classes} 组，最小的一组有 {k} 条。',
  gatePassed: '{release}要求每组至少 {needed} 条（单条被认出的可能性不超过 {threshold}），最小的一组为 {max}，符合。',
  gateFailed:
    '{release}要求每组至少 {needed} 条（单条被认出的可能性不超过 {threshold}），最小的一组为 {max}，有 {share} 的记录超出，不符合。',
  overallPublic: '人人都能拿到数据，按一定有人尝试计算，总风险 {risk}。',
  overall: '有人尝试的可能性按 {probability} 计算，总风险 {risk}。',
  source: '依据 {standard}，数值版本 {version}，来源：未经标准原文核对，可由主管部门修改。',
} as const
