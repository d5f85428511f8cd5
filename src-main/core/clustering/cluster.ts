// Groups of values that are probably one thing spelled in several ways, with the form proposed for all.
// Proposes only: a person decides, and the decision becomes a mapping step.
import type { Cluster, ClusterDistance, ClusterMethod } from '../../contract/clusters.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { closePairs } from './edit-distance.ts'
import { type Fingerprint, fingerprintOf } from './fingerprint.ts'
import { alikePairs } from './jaro-winkler.ts'

type CountedValue = Cluster['values'][number]

/** A form with blanks around it or full-width digits is nobody's choice. */
const untidy = (value: string) => (judgedForm(value) === value ? 0 : 1)

/**
 * The form proposed for all is the first: most frequent; then tidy; then the longer, which usually is the fuller one; then by code
 * points, so that results do not depend on order.
 */
function byWeight(a: CountedValue, b: CountedValue): number {
  if (a.count !== b.count) return b.count - a.count
  const tidier = untidy(a.value) - untidy(b.value)
  if (tidier !== 0) return tidier
  if (a.value.length !== b.value.length) return b.value.length - a.value.length
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
}

function clusterOf(values: readonly CountedValue[]): Cluster {
  const sorted = values.toSorted(byWeight)
  return { values: sorted, proposed: sorted[0]?.value ?? '' }
}

/** Clusters that touch most rows first. */
function inOrder(clusters: readonly Cluster[]): Cluster[] {
  const rows = ({ values }: Cluster) => values.slice(1).reduce((sum, { count }) => sum + count, 0)
  return clusters.toSorted((a, b) => rows(b) - rows(a) || (a.proposed < b.proposed ? -1 : 1))
}

function byFingerprint(values: readonly CountedValue[], method: Fingerprint): Cluster[] {
  const groups = new Map<string, CountedValue[]>()
  for (const value of values) {
    const key = fingerprintOf(value.value, method)
    if (key === '') continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return [...groups.values()].filter(group => group.length > 1).map(clusterOf)
}

/**
 * Differences that make another thing, not another spelling: numbers, ordinals, directions. 第一小学 is one character away from 第二小学.
 */
const TELLING = /[\d〇零一二三四五六七八九十百千两甲乙丙丁戊己庚辛壬癸东南西北中上下左右前后内外大小新老男女a-z]/iu

/** What a value says besides its wording, in order: values are only alike when this is the same. */
function tellingOf(characters: readonly string[]): string {
  return characters.filter(character => TELLING.test(character)).join('')
}

/** Three characters are a person's name as a rule: one changed character is another person. */
const SHORTEST = 5
/** From here on two characters may differ. */
const LONG = 14

function toleranceOf(length: number): number {
  if (length < SHORTEST) return 0
  return length < LONG ? 1 : 2
}

/** Jaro–Winkler similarity of values that are taken for one thing spelled freely. */
const ALIKE = 0.94

type Pairs = (each: (heavy: number, light: number) => void) => void

/** Which values are close, in their order of weight; values are only close when what they tell besides their wording is the same. */
function pairsOf(texts: readonly (readonly string[])[], distance: ClusterDistance): Pairs {
  const telling = texts.map(tellingOf)
  const mayPair = (left: number, right: number) => telling[left] === telling[right]
  switch (distance) {
    case 'usual':
      return each => closePairs(texts, { limitOf: toleranceOf, mayPair }, each)
    case 'one':
      return each => closePairs(texts, { limitOf: length => Math.min(1, toleranceOf(length)), mayPair }, each)
    case 'alike': {
      const long = texts.map(text => (text.length < SHORTEST ? [] : text))
      return each => alikePairs(long, { least: ALIKE, mayPair }, each)
    }
    default:
      return distance satisfies never
  }
}

/** Every value joins the most frequent one it is close to; no chains, so that A–B–C never unites A and C. */
function byDistance(values: readonly CountedValue[], distance: ClusterDistance): Cluster[] {
  const sorted = values.toSorted(byWeight)
  const texts = sorted.map(({ value }) => [...fingerprintOf(value, 'spelling')])
  const neighbours = new Map<number, Set<number>>()
  pairsOf(
    texts,
    distance,
  )((heavy, light) => {
    const known = neighbours.get(heavy)
    if (known === undefined) neighbours.set(heavy, new Set([light]))
    else known.add(light)
  })
  const taken = new Set<number>()
  const groups: CountedValue[][] = []
  for (const [heavy, one] of sorted.entries()) {
    if (taken.has(heavy)) continue
    const free = [...(neighbours.get(heavy) ?? [])].filter(light => !taken.has(light))
    if (free.length === 0) continue
    for (const light of free) taken.add(light)
    groups.push([one, ...free.flatMap(light => sorted[light] ?? [])])
  }
  return groups.map(clusterOf)
}

/** `values` distinct, with their numbers of rows; blanks are left out. Clusters that touch most rows come first. */
export function findClusters(
  values: readonly CountedValue[],
  method: ClusterMethod,
  distance: ClusterDistance = 'usual',
): Cluster[] {
  const filled = values.filter(({ value }) => value !== '')
  return inOrder(method === 'distance' ? byDistance(filled, distance) : byFingerprint(filled, method))
}
