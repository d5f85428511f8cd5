// A clerk changes the tree of a hierarchy by hand; whatever the changes, it stays a hierarchy of the same values.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelTable } from '../../../src-main/core/deidentification/encoding/level-table.ts'
import {
  canMove,
  groupsAbove,
  levelAdded,
  levelRemoved,
  moved,
  renamed,
} from '../../../src-renderer/pages/deidentify/hierarchy-edits.ts'

const jobs = [
  ['护士', '医护', '专业', '*'],
  ['医生', '医护', '专业', '*'],
  ['教师', '教育', '专业', '*'],
  ['保安', '后勤', '其他', '*'],
]

describe('one change', () => {
  it('a value dragged into another group takes on all that is above it', () => {
    expect(moved(jobs, 0, '教师', '后勤').rows[2]).toEqual(['教师', '后勤', '其他', '*'])
    expect(moved(jobs, 0, '教师', '后勤').rows[0]).toEqual(jobs[0])
  })

  it('a group moves with everything in it', () => {
    const { rows } = moved(jobs, 1, '医护', '其他')
    expect(rows.slice(0, 2)).toEqual([
      ['护士', '医护', '其他', '*'],
      ['医生', '医护', '其他', '*'],
    ])
  })

  it('a name nobody has makes a new group beside the old one', () => {
    expect(moved(jobs, 0, '护士', '护理').rows[0]).toEqual(['护士', '护理', '专业', '*'])
  })

  it('a name that is there joins the two groups', () => {
    expect(renamed(jobs, 1, '教育', '后勤').rows[2]).toEqual(['教师', '后勤', '其他', '*'])
  })

  it('where there is nothing between the values and the top, a level is put in first', () => {
    const flat = [
      ['男', '*'],
      ['女', '*'],
    ]
    expect(canMove(flat, 0)).toBe(false)
    expect(groupsAbove(flat, 0)).toEqual([])
    const { rows } = levelAdded(flat)
    expect(rows).toEqual([
      ['男', '男', '*'],
      ['女', '女', '*'],
    ])
    expect(canMove(rows, 0)).toBe(true)
    expect(levelRemoved(rows, 1).rows).toEqual(flat)
  })
})

type Edit = { kind: 'move' | 'rename' | 'add' | 'remove'; level: number; from: number; to: number; fresh: boolean }

function applied(rows: readonly (readonly string[])[], { kind, level, from, to, fresh }: Edit) {
  const height = (rows[0]?.length ?? 0) - 1
  const at = height < 2 ? 0 : level % (height - 1)
  const label = rows[from % rows.length]?.[at] ?? ''
  const name = (of: number) => (fresh ? `新${to}` : (rows[to % rows.length]?.[of] ?? ''))
  if (kind === 'add') return height >= 6 ? rows : levelAdded(rows).rows
  if (kind === 'remove') return height < 2 ? rows : levelRemoved(rows, 1 + at).rows
  if (kind === 'move') return canMove(rows, at) ? moved(rows, at, label, name(at + 1)).rows : rows
  return at === 0 ? rows : renamed(rows, at, label, name(at)).rows
}

it('after any changes the values are the same and equal labels still have equal labels above', () => {
  const edit = fc.record({
    kind: fc.constantFrom('move', 'rename', 'add', 'remove' as const),
    level: fc.nat(5),
    from: fc.nat(20),
    to: fc.nat(20),
    fresh: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), edits => {
      const rows = edits.reduce<readonly (readonly string[])[]>(applied, jobs)
      const table = levelTable({ column: '职业', rows: rows.map(row => [...row]) })
      expect([...table.codeOf.keys()]).toEqual(jobs.map(([value]) => value))
      expect(table.labels.at(-1)).toEqual(['*'])
    }),
    { numRuns: 300 },
  )
})
