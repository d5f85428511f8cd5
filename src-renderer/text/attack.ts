// Words of the attack suite, the policies to choose from and the reviewer's page on the masking page.
// Sentences about findings come from the engine.

export { waysText } from '../../src-main/contract/text/zh-CN/attacks.ts'

export const attackText = {
  title: '像攻击者一样试一遍',
  intro: '用公开的知识攻击运行后的结果：猜遮住的号码、试算哈希、拿公开的列还原处理过的列、和另一张表对照。',
  run: '开始攻击测试',
  again: '重新测试',
  stop: '停止',
  running: (done: string) => `正在测试…${done}`,
  needResult: '请先运行配方，再测试结果。',
  against: '假定对方手里有',
  nobody: '没有别的表',
  holds: (rows: string) => `攻击了 ${rows} 行，没有认出任何人。`,
  broken: (identified: string, rows: string) => `攻击了 ${rows} 行，认出了 ${identified} 行。请改好再导出。`,
  weak: (rows: string) => `攻击了 ${rows} 行，没有认出任何人，但有几处要留意。`,
  part: (attacked: string, rows: string) => `表有 ${rows} 行，按整张表均匀取了 ${attacked} 行来攻击。`,
  head: { verdict: '结论', attack: '攻击', found: '发现', repair: '怎样改' },
  candidates: (least: string, median: string) => `每条还剩可能：最少 ${least} 种，一般 ${median} 种`,
  goTo: (row: string) => `看第 ${row} 行`,
  repaired: '按攻击测试的建议修改',
  contradictions: '处理后互相矛盾的列',
  left: '每列还要猜多少',
  leftHead: { column: '列', before: '原有可能', left: '还剩可能', sentence: '说明' },
} as const

export const reviewPageText = {
  open: '审阅页',
  pdf: 'PDF（可打印）',
  html: '网页',
  revealed: 'PDF，写出原值（会留下记录）',
  fileName: (dataset: string, extension: string) => `${dataset}-脱敏审阅页.${extension}`,
  saved: '审阅页已保存',
  reveal: '打开所在文件夹',
} as const

export const policyText = {
  open: '按建议处理',
  hint: '选一种开放方式或本单位的模板，程序按它给每一列提一个做法，您逐项看过再采用',
  title: '按开放方式处理',
  nothing: '没有需要处理的列：敏感的列都已经有处理方式了。',
  undecided: '要由您决定的',
  addFile: '加入本单位的策略文件…',
  apply: (count: number) => `采用这 ${count} 项`,
  label: (policy: string) => `按“${policy}”处理`,
} as const
