// Why a proposed recipe has its steps, and what it leaves to a person, in words a clerk understands.
// Holds no rule.

export const suggestTexts = {
  clean: '{column}：{issue}，共 {count} 处。',
  duplicates: '有 {count} 行与别的行完全相同。',
  masked: '{column}：{reason}',
  openDecide: '{column}：{issue}，共 {count} 处，需要人来决定。',
}
