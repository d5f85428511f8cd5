// What the judgement of a recipe against a masking policy says.
// Holds no rule; rules are data in resources/policies.

export const policyWords = {
  met: '「{column}」（{title}）：{done}，符合“{policy}”。',
  gone: '「{column}」（{title}）：不在结果里，符合“{policy}”。',
  untreated: '「{column}」（{title}）：没有处理就进了结果的「{result}」列。“{policy}”要求{wanted}。',
  weaker: '「{column}」（{title}）：{done}，强度低于“{policy}”的要求。应改为{wanted}。',
  drop: '删除整列',
  method: '{title}',
  methodLimited: '{title}（{limits}）',
  atLeast: '{label}至少 {value}',
  atMost: '{label}至多 {value}',
  oneOf: '{label}为{values}',
  limitMark: '，',
  wantedMark: '，或',
  doneMark: '，再',
  doneNothing: '没有做脱敏',
  yes: '是',
  no: '否',
} as const
