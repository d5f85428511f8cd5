// How alike two column headers are, to propose a column for one that a recipe misses.
// Proposes only; the person decides.
import { judgedForm } from '../values/normalize-text.ts'

const SIGNS = /[\s()（）[\]【】_\-—/、,，.。:：*]/g

function plainHeader(header: string): string {
  return judgedForm(header).toLowerCase().replace(SIGNS, '')
}

function pairs(text: string): Map<string, number> {
  const characters = [...text]
  const counts = new Map<string, number>()
  for (let at = 0; at + 1 < characters.length; at += 1) {
    const pair = `${characters[at]}${characters[at + 1]}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** Sørensen–Dice over neighbouring character pairs, 0–1; one containing the other counts at least 0.7. */
export function headerSimilarity(left: string, right: string): number {
  const a = plainHeader(left)
  const b = plainHeader(right)
  if (a === b) return 1
  if (a === '' || b === '') return 0
  const contained = a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a)) ? 0.7 : 0
  const inA = pairs(a)
  const inB = pairs(b)
  let shared = 0
  for (const [pair, count] of inA) shared += Math.min(count, inB.get(pair) ?? 0)
  const total = [...a].length + [...b].length - 2
  return Math.max(contained, total <= 0 ? 0 : (2 * shared) / total)
}

const CLOSE = 0.5

/**
 * A different candidate for each missing header, the most alike first. null when none is at least half alike.
 */
export function proposeMapping(missing: readonly string[], offered: readonly string[]): Record<string, string | null> {
  const mapping: Record<string, string | null> = Object.fromEntries(missing.map(name => [name, null]))
  const scored = missing
    .flatMap(name => offered.map(candidate => ({ name, candidate, score: headerSimilarity(name, candidate) })))
    .filter(({ score }) => score >= CLOSE)
    .sort((a, b) => b.score - a.score)
  const taken = new Set<string>()
  for (const { name, candidate } of scored) {
    if (mapping[name] !== null || taken.has(candidate)) continue
    mapping[name] = candidate
    taken.add(candidate)
  }
  return mapping
}
