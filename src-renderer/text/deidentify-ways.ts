// Words of the ways of de-identification beside one level per column: group by group, keeping who would be left out, averages, and demands
// on the table as a whole. Says what each way costs; no figure stands here that is not computed.
import type { GroupMeasure } from '../../src-main/contract/deidentify.ts'

export const deidentifyWaysText = {
  title: '怎样放粗',
  names: { optimal: '全表统一', mondrian: '逐组放粗' },
  hints: {
    optimal: '每列一个级别，全表写法一样，各期可以对照。会证明损失最小。',
    mondrian:
      '把记录一组一组分开，每组只放粗到凑够人数为止：范围更窄，不删记录，但各组写法不一样，每期的范围也会变。同一批人每期都公开时，请用“全表统一”，否则几期的范围一对照就会变窄。',
  },
  relaxed: '同样的值也可以分到两组',
  relaxedHint: '组更小、范围更窄；同一个值会出现在几种范围里。',
  found: (groups: string) => `分成 ${groups} 组，再分下去就凑不够人数或达不到其他要求。`,
  inGroups: '每组单独放粗，只放粗到本组凑够为止；同一组里写法一样。',
  replay: '每次运行都按当时的数据重新分组，分法由数据决定，同样的数据得到同样的组。结果会再数一遍，达不到要求就停止。',
  none: '即使把全表当成一组也达不到要求。请降低要求，或检查“不能被推断”的列。',
  least: '至少放粗到',
  leastHint: '每组都不会写得比这一级更细。',
  shown: '公开时写',
  shownRange: '放粗后的值',
  measures: {
    mean: '本组的平均数',
    median: '本组的中位数',
    mode: '本组最常见的值',
  } satisfies Record<GroupMeasure, string>,
  shownHint: '同一组的人写同一个数，合计不变样；不是数字的列只能写最常见的值。',
  decimals: '小数位',
  demands: '对全表的要求',
  demandsSet: (count: number) => `对全表的要求（${count} 项）`,
  demandsFewer: '收起对全表的要求',
  average: '平均每个人被认出的可能不超过',
  averageHint: '群数除以记录数。10% 就是平均每群至少 10 人。',
  unique: '独一无二的记录不超过',
  uniqueHint: '只在上面不要求人数（1 人）时有用：有几个人一样的要求时，本来就没有独一无二的。',
  off: '不要求',
  counts: {
    title: '只公布人数',
    sentence: '不公布逐人的记录，只公布各种情况有多少人，每个数加一点噪声（差分隐私）：谁在不在表里都看不出来。',
    add: '加一步：带噪声的计数',
    change: '改这一步',
  },
  rescue: {
    title: '少删一些',
    start: '尽量少删',
    running: '正在给要删的记录另找级别……',
    stop: '停止',
    hint: (rows: string) => `这个方案要删 ${rows} 条。可以只把这些记录再放粗一些，能凑够人数的就留下。`,
    found: (kept: string, left: string) => `再放粗后能留下 ${kept} 条，只删 ${left} 条。`,
    nothing: '这些记录怎样放粗都凑不够人数，只能删去。',
    use: '这样做',
    loss: (before: string, after: string) => `信息损失 ${before} → ${after}。`,
    cost: '留下的记录写得比别的粗，同一列里会有几种粗细。级别写进配方，每期照此处理，仍凑不够的才删。',
  },
} as const
