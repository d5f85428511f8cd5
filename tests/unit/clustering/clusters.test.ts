// Values that are one thing in several spellings, as agency tables hold them, and values that only look so.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClusterMethod } from '../../../src-main/contract/clusters.ts'
import { findClusters } from '../../../src-main/core/clustering/cluster.ts'
import { boundedDistance, closePairs } from '../../../src-main/core/clustering/edit-distance.ts'

const clusters = (values: readonly string[], method: ClusterMethod) =>
  findClusters(
    values.map((value, at) => ({ value, count: values.length - at })),
    method,
  ).map(cluster => cluster.values.map(({ value }) => value))

describe('values with the same key', () => {
  it.each<[ClusterMethod, string[]]>([
    ['spelling', ['无锡市（梁溪区）', '无锡市(梁溪区)', '無錫市 梁溪區']],
    ['spelling', ['第三中学', '第3中学', '第３ 中学']],
    ['spelling', ['十二月', '12月']],
    ['spelling', ['Wuxi New District', 'new district, WUXI']],
    [
      'organisation',
      ['无锡市华明电子有限公司', '华明电子有限责任公司', '江苏省无锡市华明电子股份有限公司', '华明电子（普通合伙）'],
    ],
    ['place', ['梁溪', '梁溪区']],
    ['place', ['崇安寺街道', '崇安寺街道办事处', '崇安寺']],
    ['sound', ['滨湖区', '宾湖区', '濱湖区']],
  ])('by %s: %j', (method, values) => {
    expect(clusters(values, method).map(cluster => cluster.toSorted())).toEqual([values.toSorted()])
  })

  it.each<[ClusterMethod, string[]]>([
    ['spelling', ['第一小学', '第二小学']],
    ['organisation', ['无锡市', '无锡市公司']],
    ['place', ['城中', '城东区']],
    ['sound', ['新吴区', '锡山区']],
  ])('but not, by %s: %j', (method, values) => {
    expect(clusters(values, method)).toEqual([])
  })
})

describe('values few characters apart', () => {
  it('unites slips of the keyboard with the form most rows use', () => {
    const values = ['无锡市自然资源和规划局', '无锡市自然资源与规划局', '无锡市自然资源和规化局', '江阴市教育局']
    expect(clusters(values, 'distance')).toEqual([values.slice(0, 3)])
  })

  it.each([
    [['无锡市第一人民医院', '无锡市第二人民医院']],
    [['中山路12号楼北侧', '中山路13号楼北侧']],
    [['滨湖区东风社区居委会', '滨湖区西风社区居委会']],
    [['王小明', '王晓明']],
    [['甲级资质等级证书', '乙级资质等级证书']],
  ])('keeps apart what differs by a number, a direction or a name: %j', values => {
    expect(clusters(values, 'distance')).toEqual([])
  })

  it('makes no chains: each value joins one proposed form', () => {
    const values = ['某某路街道办事处', '某某路接道办事处', '某某路接到办事处']
    const found = clusters(values, 'distance').flat()
    expect(new Set(found).size).toBe(found.length)
  })
})

describe('the index of close pairs', () => {
  const words = fc.array(
    fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '𠅤'), maxLength: 7 }).map(text => [...text]),
    { maxLength: 12 },
  )

  it('finds exactly the pairs that comparing everything with everything finds', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(1, 2), (values, limit) => {
        const found: string[] = []
        closePairs(values, { limitOf: () => limit, mayPair: () => true }, (left, right) =>
          found.push(`${left} ${right}`),
        )
        const expected = values.flatMap((left, at) =>
          values.flatMap((right, other) =>
            other > at && boundedDistance(left, right, limit) <= limit ? [`${at} ${other}`] : [],
          ),
        )
        expect([...new Set(found)].toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 500 },
    )
  })

  it('measures as the textbook does', () => {
    const textbook = (a: readonly string[], b: readonly string[]): number => {
      if (a.length === 0 || b.length === 0) return a.length + b.length
      if (a[0] === b[0]) return textbook(a.slice(1), b.slice(1))
      return 1 + Math.min(textbook(a.slice(1), b), textbook(a, b.slice(1)), textbook(a.slice(1), b.slice(1)))
    }
    const word = fc.array(fc.constantFrom('a', 'b', '汉'), { maxLength: 5 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        expect(boundedDistance(a, b, limit)).toBe(Math.min(textbook(a, b), limit + 1))
      }),
    )
  })
})
