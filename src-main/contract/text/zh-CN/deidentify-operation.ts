// What the de-identification step says to a person: its sentence, its parameters, and why it stops.
// One entry per operation id, in the form that operations.ts describes.
import type { OperationText } from './operations.ts'

export const deidentifyOperations = {
  deidentify: {
    title: '去标识',
    sentence: '把{columns}{how}，{k}{protected}{risk}{suppressed}',
    reversalRisk: '放粗和隐去的内容不在结果里，无法还原；知道此人在表中的人，最多只能把他认到一组里。',
    params: {
      levels: { label: '各列的层级', help: '每列怎样放粗、放粗到第几级；逐组放粗时，写的是至少放粗到第几级。' },
      strategy: {
        label: '怎样放粗',
        help: '全表统一：每列一个级别，各期的写法一样。逐组：每组只放粗到凑得够为止，范围更窄，但每期的范围会变。',
        choices: { optimal: '全表统一', mondrian: '逐组', 'mondrian-relaxed': '逐组，可拆开同样的值' },
      },
      further: {
        label: '凑不够的再放粗',
        help: '按定好的级别凑不够的记录，依次按这里的级别再放粗，能凑够的就留下。',
      },
      k: { label: '同样的记录至少有几条', help: '无条件开放一般为 20，有条件开放一般为 5；1 是不要求。' },
      sensitive: {
        label: '不能被推断的列',
        help: '每组里至少有几种值、分散到什么程度、与全表的差距不超过多少。',
      },
      population: {
        label: '人群表',
        help: '配方里另一张表的名字，列名相同；写明每组在人群里至少几人，或占人群的比例。',
      },
      microaggregate: { label: '改成组内平均的列', help: '这些列不写区间，写每组的平均数、中位数或最常见的值。' },
      maxAverage: { label: '平均被认出的可能不超过', help: '组数除以记录数；换了数据后超过就停止。空着是不要求。' },
      maxUnique: {
        label: '独一无二的记录不超过',
        help: '单独成组的记录所占的比例；换了数据后超过就停止。空着是不要求。',
      },
      limit: { label: '最多隐去的比例', help: '换了数据后，凑不够的记录超过这个比例就停止，不产生结果。' },
      suppressed: {
        label: '凑不够的记录',
        help: '删除最稳妥；显示成 * 时，这些记录自成一组，人数少时仍不安全。',
        choices: { drop: '整行删除', star: '放粗的列改成 *' },
      },
    },
  },
} as const satisfies Record<string, OperationText>

export const deidentifyWords = {
  drop: '；凑不够的整行删除',
  star: '；凑不够的改成 *',
  furtherDrop: '；凑不够的先再放粗，仍凑不够的整行删除',
  furtherStar: '；凑不够的先再放粗，仍凑不够的改成 *',
  nothingSuppressed: '；不删记录',
  optimal: '放粗',
  mondrian: '逐组放粗',
  'mondrian-relaxed': '逐组放粗',
  groups: '使同样的记录至少有 {k} 条',
  noGroups: '不要求同样的记录有几条',
  average: '，平均被认出的可能不超过 {max}',
  unique: '，独一无二的不超过 {max}',
  averageRisk: '放粗后平均每个人被认出的可能是 {found}，要求不超过 {max}',
  sampleUniques: '放粗后独一无二的记录占 {found}，要求不超过 {max}',
  wholeTableFails: '即使把全表当成一组也达不到要求，请降低要求，或多放几条记录',
  furtherIncomplete: '“凑不够的再放粗”里，列“{column}”没有写级别，或级别不存在',
  furtherNeedsLevels: '“凑不够的再放粗”只和“全表统一”一起用；逐组放粗本来就不删记录',
  protected: '，并且{columns}不能被推断',
  levelMissing: '列“{column}”没有说明放粗到第几级',
  levelTooHigh: '列“{column}”的层级最多到第 {height} 级，写的是第 {level} 级',
  levelTwice: '列“{column}”的级别写了两次，或不是这一步的列',
  microaggregateStray: '列“{column}”不是这一步放粗的列，不能改成组内的平均',
  microaggregateNumber: '列“{column}”里的“{value}”不是数字，不能求平均；请改用“最常见的值”',
  notSettled: '反复删去不符合的组之后仍有组不符合，请降低要求或放得更粗',
  sensitiveTreated: '列“{column}”既要放粗又要保护，只能选一样',
  tooManySuppressed:
    '按定好的级别放粗后，{rows} 条里有 {suppressed} 条（{share}）凑不够每组 {k} 条的要求，最多只允许 {allowed} 条',
} as const
