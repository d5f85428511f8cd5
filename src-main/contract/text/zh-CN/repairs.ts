// What each repair of a gap between columns does, as the words of a button.
// Says what is done, never that it is enough: the attacks are tried again afterwards.
export const repairWords = {
  drop: (column: string) => `删除“${column}”`,
  toYear: (column: string) => `“${column}”只保留到年`,
  ageBand: (column: string) => `“${column}”改成年龄段`,
  shortAddress: (column: string) => `“${column}”只留到区县`,
  fewerDigits: (column: string, digits: number) => `“${column}”只留前 ${digits} 位`,
  mailDomain: (column: string) => `“${column}”只留 @ 后面`,
  pseudonym: (column: string, key: string) => `“${column}”换成假名（密钥“${key}”）`,
  alike: (column: string, sibling: string, key: string) => `“${column}”和“${sibling}”一样处理（同一把密钥“${key}”）`,
} as const
