// 证件类型 decides row by row what a 证件号码 is: columns of mixed documents are read as what they declare.
import { describe, expect, it } from 'vitest'
import { declaredKinds, judgeDeclared, typeColumnOf } from '../../../src-main/core/detection/document-types.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { DocumentCheck } from '../../../src-main/core/profiling/document-check.ts'
import { createColumnScanner } from '../../../src-main/core/profiling/scan-column.ts'
import { unitsOfTexts } from '../../../src-main/core/table/column-units.ts'

describe('the type of a document', () => {
  it.each([
    ['居民身份证', '320205190001010006', 'citizenId18', true],
    ['身份证', '320211000101000', 'citizenId15', true],
    ['身份证', '320205190001010005', 'citizenId18', false],
    ['普通护照', 'E00000000', 'passportCn', true],
    ['公务护照', 'PE0000000', 'passportCnOfficial', true],
    ['台湾居民来往大陆通行证', '00000001', 'taiwanPermit', true],
    ['台胞证', '0000000001(A)', 'taiwanPermit', true],
    ['港澳居民来往内地通行证', 'H0000000001', 'hkMacauHomePermit', true],
    ['往来港澳通行证', 'C00000000', 'hkMacauExitPermit', true],
    ['港澳台居民居住证', '81000019000101000X', 'hmtResidencePermit', true],
    ['外国人永久居留身份证', '932840190001010003', 'foreignPr', true],
    ['军官证', '军字第00000000号', 'militaryId', true],
    ['统一社会信用代码', '91320200MA00000073', 'uscc', true],
    ['111', '320205190001010006', 'citizenId18', true],
    ['414', 'E00000000', 'passportCn', true],
  ])('%s makes %s a %s', (type, number, kind, valid) => {
    expect(judgeDeclared(number, type)).toEqual({ kind, valid })
  })

  it('declares nothing where it says 其他, and refuses a number of another shape', () => {
    expect(declaredKinds('其他')).toBeNull()
    expect(judgeDeclared('E00000000', '身份证')).toBeNull()
    expect(judgeDeclared('320205190001010006', '护照')).toBeNull()
  })

  it('is found by the nearest column with the same beginning', () => {
    const columns = ['姓名', '证件类型', '证件号码', '监护人证件类型', '监护人证件号码', '手机号']
    expect(typeColumnOf('证件号码', columns)).toBe('证件类型')
    expect(typeColumnOf('监护人证件号码', columns)).toBe('监护人证件类型')
    expect(typeColumnOf('手机号', columns)).toBeNull()
    expect(typeColumnOf('证件号码', ['姓名', '证件号码'])).toBeNull()
  })
})

describe('a column of mixed documents', () => {
  const types = ['身份证', '护照', '台胞证', '台胞证', '身份证']
  const numbers = ['320205190001010006', 'E00000000', '00000001', '', 'E00000001']
  const rows = [2, 3, 4, 5, 6]

  it('is scanned row by row for what each row declares, the eight digits of a Taiwan permit too', () => {
    const findings = createColumnScanner('证件号码')({ ...unitsOfTexts(numbers), codes: null }, rows, { types })
    expect(findings.map(({ row, kind, valid }) => [row, kind, valid])).toEqual([
      [2, 'citizenId18', true],
      [3, 'passportCn', true],
      [4, 'taiwanPermit', true],
      [6, 'passportCn', true],
    ])
  })

  it('shows the declared kinds in the profile and names the rows that do not fit', () => {
    const profiler = createColumnProfiler('证件号码')
    profiler.add(numbers, rows)
    const check = new DocumentCheck()
    check.add(numbers, types, rows)
    const profile = check.applyTo(profiler.finish())
    expect(profile.semantics.filter(({ confidence }) => confidence !== 'possible').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['citizenId18', 'passportCn', 'taiwanPermit']),
    )
    expect(profile).toMatchObject({ role: 'direct', grade: 'g4' })
    expect(profile.issues).toContainEqual({ code: 'documentTypeMismatch', count: 1, rows: [6] })
  })
})
