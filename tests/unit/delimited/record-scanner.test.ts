// How text is cut into records, wherever the pieces of the file happen to end.
// Uses no files.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Dialect, type RecordFault, RecordScanner } from '../../../src-main/files/delimited/record-scanner.ts'

const comma: Dialect = { delimiter: ',', quote: '"', escapedBy: '"', skipBlanks: false, newline: '\n' }

function scan(pieces: string[], dialect: Dialect = comma, maxCellChars = 1000, width = 0) {
  const faults: [RecordFault, number][] = []
  const scanner = new RecordScanner(dialect, { maxCellChars, maxRecordChars: 10_000 }, (fault, record) => {
    faults.push([fault, record])
  })
  scanner.expectWidth(width)
  const records = pieces.flatMap((piece, at) => cellsOf(scanner.push(piece, at === pieces.length - 1)))
  return { records, faults }
}

/** A record that is a whole line also knows the line. */
function cellsOf(records: string[][]): string[][] {
  return records.map(cells => [...cells])
}

describe('cutting text into records', () => {
  it('keeps delimiters, line breaks and doubled quotes inside quotes', () => {
    const { records, faults } = scan(['姓名,备注\r\n"王,一","第一行\r\n第""二""行"\r\n'])
    expect(records).toEqual([
      ['姓名', '备注'],
      ['王,一', '第一行\r\n第"二"行'],
    ])
    expect(faults).toEqual([])
  })

  it('cuts at a delimiter of several characters, wherever the file is cut into pieces', () => {
    const text = 'a||b||c\n"x||""y""\nz"||2|3||\n"last"||||6|\n'
    const bars: Dialect = { ...comma, delimiter: '||' }
    const whole = scan([text], bars).records
    expect(whole).toEqual([
      ['a', 'b', 'c'],
      ['x||"y"\nz', '2|3', ''],
      ['last', '', '6|'],
    ])
    for (let at = 0; at <= text.length; at += 1) {
      expect(scan([text.slice(0, at), text.slice(at)], bars).records).toEqual(whole)
    }
  })

  it('reads the same records wherever the file is cut into pieces', () => {
    const text = 'a,b,c\r\n1,"x,""y""\r\nz",3\r\n,,\r\n"last" ,"",\r\n5,6'
    const whole = scan([text]).records
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 6 }), cuts => {
        const edges = [0, ...[...cuts].sort((one, other) => one - other), text.length]
        const pieces = edges.slice(1).map((edge, at) => text.slice(edges[at], edge))
        expect(scan(pieces).records).toEqual(whole)
      }),
    )
  })

  it('cuts a line with quotes at any place the same whether it is looked at as a whole or cell by cell', () => {
    const dialects = [
      comma,
      { ...comma, delimiter: '||' },
      { ...comma, delimiter: ' ' },
      { ...comma, quote: "'", escapedBy: "'" },
      { ...comma, quote: '' },
      { ...comma, escapedBy: '\\' },
      { ...comma, skipBlanks: true },
    ]
    const line = fc.string({
      unit: fc.constantFrom('a', '王', ',', '"', "'", '|', ' ', '\\'),
      minLength: 1,
      maxLength: 14,
    })
    fc.assert(
      fc.property(line, fc.constantFrom(...dialects), fc.integer({ min: 2, max: 20 }), (text, dialect, longest) => {
        // The last record of a file that ends without a line break is looked at cell by cell.
        expect(scan([`${text}\r\n`], dialect, longest)).toEqual(scan([text], dialect, longest))
      }),
      { numRuns: 4000 },
    )
  })

  it('reads back whatever a careful program wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '，', ',', '"', '\n', '\r', ' ', '李') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), rows => {
        const text = rows.map(row => row.map(value => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        expect(scan([text]).records).toEqual(rows)
      }),
    )
  })

  it('loses one cell, not the file, to a quote that never closes', () => {
    const rest = Array.from({ length: 50 }, (_, row) => `${row},x${row}`)
    const { records, faults } = scan([`1,"open\n${rest.join('\n')}\n`], comma, 100)
    expect(records[0]).toEqual(['1', '"open'])
    expect(records).toHaveLength(51)
    expect(faults).toEqual([['unclosed', 1]])
  })

  it('keeps a quote at the start of a cell when text follows the next one', () => {
    const { records, faults } = scan(['"2018,05,"a, b",c\n'], comma, 1000, 4)
    expect(records).toEqual([['"2018', '05', 'a, b', 'c']])
    expect(faults).toEqual([['stray', 1]])
  })

  it('reads quotes that were not doubled when that gives the usual number of cells', () => {
    const { records } = scan(['"说"你好, 再见"了",2\n'], comma, 1000, 2)
    expect(records).toEqual([['说"你好, 再见"了', '2']])
  })

  it('keeps a carriage return inside a line and takes the one before a line feed away', () => {
    expect(scan(['a\rb,c\r\n']).records).toEqual([['a\rb', 'c']])
  })

  it('reads old Macintosh line ends', () => {
    expect(scan(['a,b\r1,2\r'], { ...comma, newline: '\r' }).records).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('takes a backslash before a quote for part of the text where the file does so', () => {
    expect(scan(['"48\\"",x\n'], { ...comma, escapedBy: '\\' }).records).toEqual([['48"', 'x']])
  })

  it('gives an empty line one empty cell and a last line without line end its record', () => {
    expect(scan(['a\n\nb']).records).toEqual([['a'], [''], ['b']])
  })

  it('refuses a line no table has', () => {
    expect(() => scan(['x'.repeat(20_000), 'y'])).toThrow(RangeError)
  })

  it('passes over records that are no wider than asked for', () => {
    const scanner = new RecordScanner(comma, { maxCellChars: 100, maxRecordChars: 100 }, () => undefined)
    scanner.skipUpTo(2)
    expect(cellsOf(scanner.push('a,b\n1,2,3\nx\n', true))).toEqual([['1', '2', '3']])
  })
})
