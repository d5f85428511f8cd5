// The figures of the examination screen.
// Every figure is a plain sum of what the profile counted.
import { describe, expect, it } from 'vitest'
import { repairFor } from '../../../src-main/contract/issue-repairs.ts'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { columnQuality, tableQuality } from '../../../src-main/contract/quality.ts'

function column(part: Partial<ColumnProfile>): ColumnProfile {
  return {
    name: '证件号码',
    type: 'code',
    length: { min: 18, max: 18 },
    rows: 100,
    empty: 0,
    emptyTokens: [],
    distinct: 100,
    unique: 100,
    min: null,
    max: null,
    mean: null,
    top: [],
    patterns: [],
    semantics: [],
    role: 'none',
    grade: 'g1',
    gradeReason: '',
    issues: [],
    ...part,
  }
}
const issue = (code: string, count: number) => ({ code, count, rows: [1] })

describe('the figures of a column', () => {
  it('counts blanks and spelled empties as empty, errors as wrong, the rest as valid', () => {
    const quality = columnQuality(
      column({
        empty: 10,
        emptyTokens: [{ token: '无', count: 5 }],
        issues: [issue('emptyToken', 5), issue('errorValue', 3)],
      }),
    )
    expect(quality).toEqual({ rows: 100, empty: 15, wrong: 3, valid: 82 })
  })

  it('counts an ID that Excel rounded once, though it is told of as lost digits and as a failed check', () => {
    const rounded = column({ issues: [issue('precisionLost', 4), issue('lookalikeId', 6)] })
    expect(columnQuality(rounded).wrong).toBe(6)
  })

  it('calls a value with an odd spelling valid', () => {
    expect(columnQuality(column({ issues: [issue('fullWidth', 20)] })).wrong).toBe(0)
  })
})

describe('the five dimensions', () => {
  it('come from cells and rows that were counted, and timeliness is not guessed', () => {
    const profile = {
      rows: 100,
      duplicateRows: 2,
      columns: [
        column({ empty: 20, issues: [issue('lookalikeId', 8), issue('idFormats', 4)] }),
        column({ name: '备注', issues: [issue('sensitiveInFreeText', 9)] }),
      ],
    }
    expect(tableQuality(profile)).toEqual({
      complete: { part: 180, whole: 200 },
      accurate: { part: 172, whole: 180 },
      consistent: { part: 176, whole: 180 },
      unique: { part: 98, whole: 100 },
      timely: null,
    })
  })
})

describe('the repair button', () => {
  it('adds a step that upgrades 15-digit IDs', () => {
    expect(repairFor(column({}), 'oldId')).toEqual({
      kind: 'step',
      step: { op: 'normalizeCode', columns: ['证件号码'], params: { upgrade15: true }, enabled: true },
    })
  })

  it('leaves it to the clerk what happens to IDs that fail their check', () => {
    expect(repairFor(column({}), 'lookalikeId')).toEqual({ kind: 'decide', place: 'clean' })
  })

  it('offers nothing for a date in the future, which only the source can put right', () => {
    expect(repairFor(column({}), 'futureDate')).toBeNull()
  })

  it('keeps the apostrophe of a name in the hands of the clerk', () => {
    expect(repairFor(column({ name: '姓名', type: 'text' }), 'quoteMark')).toEqual({ kind: 'decide', place: 'clean' })
  })
})
