// Words of the goal of de-identification beyond the number of people: protected columns and the people around.
// Says what a demand means for a person; the definitions are the engine's.
import type { Distance } from '../../src-main/contract/deidentify.ts'

export const deidentifyGoalText = {
  protectedTitle: (column: string) => `“${column}”不能被推断`,
  distinct: '每组至少几种值',
  closeness: '与全表分布最多相差',
  off: '不要求',
  more: '更多要求',
  fewer: '收起',
  set: (count: number) => `另有 ${count} 项要求`,
  alpha: '同一种值最多占',
  alphaHint: '一组里某种值占得太多，就等于说出了这组人的情况。',
  entropy: '取值要匀，至少相当于几种一样多的值',
  entropyHint: '只有种数够还不行：九成是同一种值，等于没混。',
  recursive: '最多的值，少于第几多起各值之和的几倍',
  recursiveFrom: '从第几多起',
  recursiveTimes: '几倍',
  recursiveHint: '例如从第 2 多起、3 倍：最多的一种少于其余合计的 3 倍。',
  distance: '“相差”怎样算',
  distances: {
    equal: '各值之间同样远',
    ordered: '按先后：相邻的近',
    hierarchical: '按层级：同一类的近',
  } satisfies Record<Distance, string>,
  order: '先后顺序（由低到高，每行一个）',
  orderHint: '全是数字就不用填，按大小排。',
  orderFill: '填入表里的值',
  hierarchyHint: '层级在“3 每列怎样放粗”里看和改；只用来算远近，这一列本身不放粗。',
  population: {
    title: '和外面的人比',
    hint: '手里有周围全部人口的表（同名列）时，可以要求放粗后每组在全部人口里也有足够的人。',
    add: '使用人口表',
    remove: '不用人口表',
    table: '人口表',
    kMap: '每组在人口里至少几人',
    presence: '组里的人占人口里同样的人',
    presenceMin: '占比至少',
    presenceMax: '占比至多',
    presenceHint: '占比太高，等于说“这样的人几乎都在表里”。',
    incomplete: '请选一张人口表，并至少填一项要求。',
  },
} as const
