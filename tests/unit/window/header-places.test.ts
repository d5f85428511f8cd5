// The borders of the header, dragged over the rows of a preview.
// Rows are made up; no window.
import { describe, expect, it } from 'vitest'
import { headerPlaces, withHeaderPlaces } from '../../../src-renderer/pages/import/reading-choices.ts'

/** Two blank rows are missing between the third row and the fourth. */
const rows = [1, 2, 3, 6, 7].map(number => ({ number, cells: ['甲'], role: 'data' as const }))

describe('the borders of a header in the preview', () => {
  it('stand around the rows that are the header', () => {
    expect(headerPlaces({ rows, headerRows: [2, 3] })).toEqual([1, 3])
    expect(headerPlaces({ rows, headerRows: [6, 6] })).toEqual([3, 4])
  })

  it('stand on the first row where there is no header, and nowhere when it is not shown', () => {
    expect(headerPlaces({ rows, headerRows: null })).toEqual([0, 0])
    expect(headerPlaces({ rows, headerRows: [400, 401] })).toBeNull()
    expect(headerPlaces({ rows: [], headerRows: null })).toBeNull()
  })

  it('choose the numbered rows between them, or no header when nothing lies between', () => {
    expect(withHeaderPlaces({ header: 'auto', sheet: '一月' }, rows, 2, 4)).toEqual({ header: '3..6', sheet: '一月' })
    expect(withHeaderPlaces({ header: '1..1' }, rows, 1, 1)).toEqual({ header: 'none' })
  })
})
