// Words of the panel that says how easily people could be found again: by whom, in which groups, and with which other tables.
// No figure stands here that is not computed.
import { formatNumber } from '../ui/number-text.tsx'

const people = (count: number) => `${formatNumber(count)} 人`

export const deidentifyRiskText = {
  title: '4 还能认出多少人',
  sentence: '用各种办法数一遍：知道某人在表里的人、不知道的人、想认出尽量多的人，以及手里另有一张表的人。',
  stage: '算哪一张表',
  stages: { before: '去标识之前', after: '运行后的结果' },
  needsRun: '先运行配方，才有结果可算。',
  needsColumns: '请先在“1”里选出能合起来认人的列。',
  options: '和别的表一起看',
  start: '计算',
  again: '重新计算',
  stop: '停止',
  running: '正在计算……',
  stale: '选项改过了，下面是改之前的结果。',
  none: '不看',
  addFile: '从文件添加…',
  otherSource: (name: string) => `${name}（原表）`,
  otherResult: (name: string) => `${name}（结果）`,
  population: '周围全部人口的表',
  populationSize: '表里的人出自多少人',
  populationSizeHint: '不知道全部人是谁、只知道人数时，按三种模型估计有多少人独一无二。',
  previous: '上次公开的表',
  previousHint: '两次一比，多一个人或少一个人的群会暴露是谁来了、谁走了。',
  other: '外人可能有的表',
  otherHint: '列名要相同。看有多少条能和它一一对上。',
  attackers: {
    title: '谁来认',
    max: '最容易的',
    average: '平均',
    atRisk: '超过限度的',
    prosecutor: '知道这人在表里',
    journalist: '不知道在不在',
    upperBound: '（没有人口表，按最坏算）',
    marketer: '想认出尽量多人',
  },
  groups: (classes: number, k: number, uniques: number, share: string) =>
    `分成 ${formatNumber(classes)} 群，最小的一群 ${people(k)}；独一无二的 ${formatNumber(uniques)} 条（${share}）。`,
  map: (kMap: number, min: string, max: string) =>
    `对照人口表：每一群在人口里最少有 ${people(kMap)}；表里的人占人口里同样的人 ${min} 到 ${max}。`,
  beyond: (groups: number) =>
    `有 ${formatNumber(groups)} 群比人口表里同样的人还多，说明人口表不全，上面的数字会偏乐观。`,
  apart: (columns: string) =>
    `${columns}在两张表里没有一个相同的写法，对不上不等于认不出：那张表的写法可能更细或更粗，也可能是逐组放粗的结果。`,
  brought: '另外的表先按去标识步骤的级别放粗，再来对照：外人也会这样做。',
  estimate: {
    title: '全部人口里独一无二的，估计',
    sentence: (population: number, uniques: string, share: string, model: string) =>
      `${people(population)}里，估计有 ${uniques} 人的这几项与谁都不同（占 ${share}，按${model}）。`,
    models: { pitman: '皮特曼模型', zayatz: '扎亚茨模型', snb: '负二项模型' },
    unsolved: '无解',
    each: (name: string, value: string) => `${name}：${value}`,
    hint: '抽样不到一成用皮特曼模型，否则取扎亚茨和负二项中较小的；是估计，不是计数。',
  },
  sensitive: {
    title: '不能被推断的列',
    distinct: '一群里最少几种值',
    entropy: '相当于几种一样多',
    alpha: '一种值最多占',
    closeness: '与全表最多相差',
  },
  columns: {
    title: '哪一列最能认人',
    distinction: '不同的值占',
    separation: '能分开的两条占',
    hint: '“能分开的两条占”越高，这一列越能把人分开；先放粗它最有效。',
  },
  smallest: '在最小的群里的记录（行号）',
  difference: {
    title: '和上次公开的表比',
    sentence: (classes: number, unchanged: number) =>
      `两次合起来 ${formatNumber(classes)} 群，${formatNumber(unchanged)} 群没有变。`,
    exposed: (one: number, two: number, exposed: number) =>
      exposed === 0
        ? '没有哪一群只多了或少了一两个人。'
        : `${formatNumber(one)} 群差 1 人，${formatNumber(two)} 群差 2 人：知道谁来了或走了的人，能对上这 ${people(exposed)}。`,
    moved: (appeared: number, vanished: number) =>
      `新出现 ${formatNumber(appeared)} 群，消失 ${formatNumber(vanished)} 群。`,
    allNew: '没有一群两次都有：两次的放粗级别可能不同，请用同样的级别再比。',
  },
  linkage: {
    title: '和外人的表对照',
    sentence: (rows: number, matched: number, share: string) =>
      `${formatNumber(rows)} 条里有 ${formatNumber(matched)} 条（${share}）在那张表里找得到同样的人。`,
    unique: (unique: number) =>
      unique === 0 ? '没有一条是一对一对上的。' : `${formatNumber(unique)} 条一对一对上：等于写出了姓名。`,
    toFew: (rows: number) => `${formatNumber(rows)} 条在不到 5 人的群里被对上。`,
  },
  suppressed: {
    title: '隐去的记录（*）怎样理解',
    sentence: (rows: number) => `有 ${formatNumber(rows)} 条含“*”。三种理解下最小的一群：`,
    ownClass: '“*”算一种值',
    anyValue: '“*”可能是任何值',
    removed: '去掉这些记录',
    unknown: '算不出',
  },
  release: '按哪种开放方式判断，跟“2 目标”里选的一样。',
} as const
