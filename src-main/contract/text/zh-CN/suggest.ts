// Why a proposed recipe has its steps, and what it leaves to a person, in words a clerk understands.
// Holds no rule.

export const suggestTexts = {
  clean: '{column}：{issue}，共 {count} 处。',
  duplicates: '有 {count} 行与别的行完全相同。',
  direct: '{column}：{reason}按“{policy}”删除。',
  freeText: '{column}：{reason}文字里夹带的信息无法逐字保证删净，按“{policy}”删除整列。',
  birthYear: '{column}：出生日期只保留年份。',
  address: '{column}：地址只保留到街道、镇。',
  coordinate: '{column}：坐标保留两位小数，约一公里。',
  openQuasi: '{column}：{reason}能否公开要看与其他列组合后的重标识风险。',
  openSensitive: '{column}：{reason}有条件开放时请先确认协议和必要性。',
  openPublic: '{column}：{reason}',
  openStop: '{column}：{reason}不提出任何步骤。',
  openDecide: '{column}：{issue}，共 {count} 处，需要人来决定。',
}

export const policyTexts = { unconditional: '无条件开放', conditional: '有条件开放' }
