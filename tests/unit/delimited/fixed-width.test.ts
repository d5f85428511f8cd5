// Lists printed with blanks: columns found by how they are lined up, Chinese characters two cells wide.
// Every text is made here.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { cutLine, findColumnStarts } from '../../../src-main/files/delimited/fixed-width.ts'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { readRows } from '../../../src-main/files/read-table.ts'

const auto = { header: 'auto' as const }
const LIST = [
  '编号    姓名      时间     金额',
  '007     王一      08:30    1200.5',
  '008     欧阳小二  12:05      30',
  '009     李三               7',
  '010     赵四      23:59    88888',
].join('\n')

function file(content: string | Buffer, name = 'a.txt'): string {
  const path = join(mkdtempSync(join(tmpdir(), 'openprep-fixed-')), name)
  writeFileSync(path, content)
  return path
}

describe('a text with columns lined up', () => {
  it('is cut at its columns, whatever the encoding, and blank cells stay blank', async () => {
    for (const content of [LIST, iconv.encode(LIST, 'gb18030')]) {
      const { columns, rows } = await readRows(file(content), auto)
      expect(columns).toEqual(['编号', '姓名', '时间', '金额'])
      expect(rows).toEqual([
        ['007', '王一', '08:30', '1200.5'],
        ['008', '欧阳小二', '12:05', '30'],
        ['009', '李三', '', '7'],
        ['010', '赵四', '23:59', '88888'],
      ])
    }
  })

  it('keeps lines drawn under the header and above the sum out of the records', async () => {
    const path = file(
      [
        '=================================',
        '编号    姓名      时间     金额',
        '------  --------  -------  ------',
        '007     王一      08:30    1200.5',
        '008     欧阳小二  12:05      30',
        '---------------------------------',
        '009     李三      09:10       7',
        '010     赵四      23:59    88888',
      ].join('\n'),
    )
    const { columns, rows } = await readRows(path, auto)
    expect(columns).toEqual(['编号', '姓名', '时间', '金额'])
    expect(rows.map(([id]) => id)).toEqual(['007', '008', '009', '010'])
    const [sheet] = (await inspectFile(path, auto)).sheets
    expect(sheet?.setAside.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'ruling'],
      [2, 'header'],
      [3, 'ruling'],
      [6, 'ruling'],
    ])
  })

  it('says where it was cut, and can be cut elsewhere', async () => {
    const path = file(LIST)
    const inspection = await inspectFile(path, auto)
    expect(inspection).toMatchObject({ format: 'txt', delimiter: null, columnStarts: [0, 8, 18, 27] })
    const { columns } = await readRows(path, { header: 'auto', columnStarts: [0, 8, 18] })
    expect(columns).toEqual(['编号', '姓名', '时间金额'])
  })

  it('without any blanks is cut where the person says', () => {
    expect(cutLine('110101王一20240101', [0, 6, 10])).toEqual(['110101', '王一', '20240101'])
    expect(cutLine('𠮷1', [0, 2])).toEqual(['𠮷', '1'])
    expect(cutLine('短', [0, 2, 4])).toEqual(['短'])
  })

  it('is not seen in prose, in lists with a delimiter or in words that line up by chance', () => {
    expect(findColumnStarts('第1条 本办法适用于\n第12条 其他事项\n第3条 附则 另行规定')).toBeNull()
    expect(findColumnStarts('a\tb\nc\td\ne\tf')).toBeNull()
    expect(findColumnStarts('only one line  here')).toBeNull()
  })
})
