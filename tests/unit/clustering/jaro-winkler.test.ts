// How alike texts are by Jaro and Winkler, and which of a list are found alike.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findClusters } from '../../../src-main/core/clustering/cluster.ts'
import { alikePairs, jaroWinkler } from '../../../src-main/core/clustering/jaro-winkler.ts'

const similarity = (left: string, right: string) => jaroWinkler([...left], [...right])

describe('the similarity of two texts', () => {
  // The examples of Winkler 1990 and the US Census Bureau's strcmp95.
  it.each([
    ['MARTHA', 'MARHTA', 0.9611],
    ['DIXON', 'DICKSONX', 0.8133],
    ['DWAYNE', 'DUANE', 0.84],
    ['JONES', 'JOHNSON', 0.8324],
    ['ABC', 'XYZ', 0],
  ])('%s and %s: %d', (left, right, expected) => {
    expect(similarity(left, right)).toBeCloseTo(expected, 4)
  })

  it('is the same both ways, 1 for equal texts, and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
        expect(similarity(left, left)).toBe(1)
        expect(similarity(left, right)).toBeCloseTo(similarity(right, left), 10)
        expect(similarity(left, right)).toBeGreaterThanOrEqual(0)
        expect(similarity(left, right)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('values of a list', () => {
  const counted = (values: readonly string[]) => values.map((value, at) => ({ value, count: values.length - at }))

  it('are found alike where letters changed places, which no count of changed letters finds', () => {
    const offices = ['行政审批服务管理中心', '行政审批服务中心管理', '太湖新城建设指挥部']
    expect(findClusters(counted(offices), 'distance', 'usual')).toEqual([])
    expect(findClusters(counted(offices), 'distance', 'alike').map(({ proposed }) => proposed)).toEqual([offices[0]])
  })

  it('are never alike where numbers or directions differ, or the names are short', () => {
    const apart = [
      '无锡市第一实验小学',
      '无锡市第二实验小学',
      '张晓明',
      '张小明',
      '太湖东大道服务站',
      '太湖西大道服务站',
    ]
    expect(findClusters(counted(apart), 'distance', 'alike')).toEqual([])
  })

  it('need one character less or more to be close, when one is all that is allowed', () => {
    const names = [
      '江苏太湖水务工程建设有限责任公司',
      '江苏太湖水务工程建投有限责任公司',
      '江苏太湖水利工程建投有限责任公司',
    ]
    const sizes = (distance: 'one' | 'usual') =>
      findClusters(counted(names), 'distance', distance).map(({ values }) => values.length)
    expect(sizes('one')).toEqual([2])
    expect(sizes('usual')).toEqual([3])
  })

  it('are compared in time that grows with the list, though all begin alike', () => {
    let asked = 0
    const values = Array.from({ length: 5000 }, (_, at) => [...`无锡市太湖新城${at.toString(7)}号商铺`])
    const mayPair = () => {
      asked += 1
      return false
    }
    alikePairs(values, { least: 0.9, mayPair }, () => undefined)
    expect(asked).toBeLessThan(values.length * 3 * 16)
  })
})
