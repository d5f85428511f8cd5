// Copying a block of cells into Excel or WPS.
// Only the choice and its text; the grid itself is tested in the window.
import { describe, expect, it } from 'vitest'
import { isInside, isWide, rangeText, rowsOf } from '../../../src-renderer/ui/grid-range.ts'

const place = (row: number, column: number) => ({ row, column })
const rows = [
  ['1', '张三', '320205190001010006'],
  ['2', '李四\n（代）', '说"好"'],
]

describe('a block of cells', () => {
  it('may be drawn in any direction', () => {
    const upwards = { anchor: place(9, 4), end: place(3, 1) }
    expect(rowsOf(upwards)).toEqual({ first: 3, last: 9 })
    expect(isInside(upwards, 5, 2)).toBe(true)
    expect(isInside(upwards, 5, 5)).toBe(false)
  })

  it('is more than the one cell that has the focus', () => {
    expect(isWide({ anchor: place(1, 1), end: place(1, 1) })).toBe(false)
    expect(isWide({ anchor: place(1, 1), end: place(1, 2) })).toBe(true)
  })

  it('pastes as tab-separated cells, keeping line breaks inside theirs', () => {
    const text = rangeText({ anchor: place(0, 2), end: place(1, 1) }, rows)
    expect(text).toBe('张三\t320205190001010006\r\n"李四\n（代）"\t"说""好"""')
  })

  it('copies one cell as it stands', () => {
    expect(rangeText({ anchor: place(1, 2), end: place(1, 2) }, [rows[1] ?? []])).toBe('说"好"')
  })
})
