// Words of the page a reviewer reads about the masking of a table: headings and fixed sentences.
// What steps and attacks say stands in their own words.

export const maskingPageTexts = {
  title: '脱敏审阅页',
  about: '{dataset}　　{date}　　结果 {rows} 行',
  policy: '脱敏要求：{policy}（{version}）',
  policyMet: '各列都达到要求。',
  policyUnmet: '有 {count} 列没有达到要求：',
  rules: '一、每一步怎样处理',
  ruleHead: ['列', '处理前', '处理后', '别人还差多少'],
  noRules: '配方里没有脱敏步骤。',
  untreated: '二、原样公开的列',
  untreatedHead: ['列', '识别为', '作用', '级别'],
  noUntreated: '没有原样公开的列。',
  attacks: '三、试过的攻击',
  attackHead: ['结论', '攻击', '说明'],
  noAttacks: '还没有试过攻击。',
  contradictions: '四、处理后互相矛盾的列',
  noContradictions: '没有发现。',
  gone: '不公开',
  blank: '空',
  hidden: '（已遮）',
  rawHidden: '“处理前”只露出第一个字；要看原值，请由有权查看的人另行打印。',
  rawShown: '本页写有处理前的原值，只供审查，不得外传。',
  limited: '攻击按 {rows} 行进行。',
} as const
