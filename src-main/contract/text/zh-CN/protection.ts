// What a condition on groups asks for, in words a clerk understands.
// One entry per condition of contract/deidentify.
export const conditionWords = {
  distinct: '“{column}”每组至少 {l} 种值',
  entropy: '“{column}”每组的值足够分散（熵多样性不低于 {l}）',
  recursive: '“{column}”每组最常见的值不过分集中（递归多样性 c={c}，l={l}）',
  alpha: '“{column}”每组里同一个值的占比不超过 {alpha}',
  equalDistance: '“{column}”每组与全表的分布相差不超过 {t}',
  orderedDistance: '“{column}”每组与全表的分布相差不超过 {t}（按值的先后计）',
  hierarchicalDistance: '“{column}”每组与全表的分布相差不超过 {t}（按值的层级计）',
  kAnonymity: '每组至少 {k} 条',
  kMap: '每组在人群里至少 {k} 人',
  presence: '每组占人群的比例在 {min} 到 {max} 之间',
  averageRisk: '平均被认出的可能不超过 {max}',
  sampleUniques: '独一无二的记录占比不超过 {max}',
} as const
