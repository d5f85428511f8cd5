// What does not fit into memory goes to a file: read back as it was, unreadable to others, and never left behind.
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSpillFile } from '../../../src-main/files/spill-file.ts'
import { countDuplicates, profileColumn } from '../../../src-main/jobs/column-tasks.ts'
import { storeTable, temporaryFolder } from './make-table.ts'

describe('a spill file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'openprep-spill-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('gives every stream back as it was appended', () => {
    const pieces = fc.array(fc.tuple(fc.nat(5), fc.uint8Array({ minLength: 1, maxLength: 300 })), { maxLength: 40 })
    fc.assert(
      fc.property(pieces, appended => {
        const spill = openSpillFile(folder)
        for (const [stream, bytes] of appended) spill.append(stream, bytes)
        for (let stream = 0; stream <= 5; stream += 1) {
          const expected = appended.filter(([to]) => to === stream).map(([, bytes]) => [...bytes])
          expect([...spill.read(stream)].map(bytes => [...bytes])).toEqual(expected)
        }
        spill.close()
      }),
    )
  })

  it('makes no file before the first byte and leaves none behind', () => {
    const unused = openSpillFile(folder)
    unused.close()
    const spill = openSpillFile(folder)
    spill.append(0, Buffer.from('13000000000'))
    spill.close()
    spill.close()
    expect(readdirSync(folder)).toEqual([])
  })

  it.runIf(process.platform === 'linux')('holds nothing that another could read, and has no name to open', () => {
    const spill = openSpillFile(folder)
    spill.append(3, Buffer.from('13000000000'.repeat(100)))
    expect(readdirSync(folder)).toEqual([])
    const own = readdirSync('/proc/self/fd').filter(fd => linkOf(fd).startsWith(join(folder, '.spill-')))
    expect(own).toHaveLength(1)
    const content = readFileSync(`/proc/self/fd/${own[0]}`)
    expect(content).toHaveLength(1100 + 16)
    expect(content.includes('1300000')).toBe(false)
    spill.close()
  })
})

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    // The descriptor that listed the folder is closed again.
    return ''
  }
}

describe('a stored table of more different values than memory holds', () => {
  it('has the profile and the repeated rows that it has without a budget', () => {
    const { folder, remove } = temporaryFolder()
    try {
      const rows = Array.from({ length: 30_000 }, (_, row) => row)
      const names = ['编号', '金额']
      const columns = [rows.map(row => `A${row % 29_990}`), rows.map(row => String((row % 29_990) / 4))]
      const place = { access: folder.access, versionId: storeTable(folder, names, columns) }
      const running = () => false
      for (const column of names) {
        const small = profileColumn({ kind: 'profileColumn', place, column, distinct: 700 }, running)
        const whole = profileColumn({ kind: 'profileColumn', place, column }, running)
        expect(small.distribution?.deviation ?? 0).toBeCloseTo(whole.distribution?.deviation ?? 0, 6)
        expect(small.mean ?? 0).toBeCloseTo(whole.mean ?? 0, 6)
        expect({ ...small, mean: 0, distribution: null }).toEqual({ ...whole, mean: 0, distribution: null })
        expect(small.distribution?.quantiles).toEqual(whole.distribution?.quantiles)
        expect(small.distinct).toBe(29_990)
      }
      expect(countDuplicates({ kind: 'countDuplicates', place, rows: 5000 }, running)).toBe(10)
    } finally {
      remove()
    }
  })
})
