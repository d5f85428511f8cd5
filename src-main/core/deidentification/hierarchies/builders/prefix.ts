// Hierarchies of codes: fewer first characters, or more characters hidden, from level to level.
// Says nothing of what a code means.
import type { HierarchySpec } from '../../../../contract/hierarchies.ts'
import { fill } from '../../../../contract/text/describe-error.ts'
import { levelNames } from '../../../../contract/text/zh-CN/hierarchies.ts'
import { type ReadyHierarchy, ruled } from '../hierarchy.ts'
import { checkOrder } from './steps.ts'

export function prefixHierarchy({ keeps }: Extract<HierarchySpec, { kind: 'prefix' }>, column: string): ReadyHierarchy {
  checkOrder(keeps, 'down', column)
  const names = keeps.map(count => fill(levelNames.keep, { count }))
  return ruled([levelNames.raw, ...names, levelNames.all], value =>
    keeps.map(count => [...value].slice(0, count).join('')),
  )
}

export function maskHierarchy(
  { hides, from }: Extract<HierarchySpec, { kind: 'mask' }>,
  column: string,
): ReadyHierarchy {
  checkOrder(hides, 'up', column)
  const names = hides.map(count => fill(from === 'start' ? levelNames.hideStart : levelNames.hideEnd, { count }))
  return ruled([levelNames.raw, ...names, levelNames.all], value => {
    const characters = [...value]
    return hides.map(count =>
      characters.map((one, at) => (hidden(at, characters.length, count, from) ? '*' : one)).join(''),
    )
  })
}

function hidden(at: number, length: number, count: number, from: 'start' | 'end'): boolean {
  return from === 'start' ? at < count : at >= length - count
}
