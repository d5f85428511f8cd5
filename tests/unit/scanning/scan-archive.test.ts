// A zip of tables, documents and texts is looked into file by file, as somebody who was sent it would fear.
// Archives are built here; every person in them is made up.
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { isOtherArchive, scanArchiveFile } from '../../../src-main/files/scan-any.ts'
import { makeArchive, type Part, writeFile } from '../spreadsheets/make-archive.ts'

const zip = (parts: readonly Part[]) => writeFile('材料.zip', makeArchive(parts))

/** The number is cut over two runs, as word processors do. */
function wordDocument(): Buffer {
  const runs = '<w:p><w:r><w:t>联系人：1300</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>0000001</w:t></w:r></w:p>'
  return makeArchive([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: `<w:document><w:body>${runs}</w:body></w:document>` },
    { name: 'word/footer1.xml', content: '<w:ftr><w:p><w:r><w:t>查询320205190001010006</w:t></w:r></w:p></w:ftr>' },
    {
      name: 'word/_rels/document.xml.rels',
      content: '<Relationships><Relationship Target="mailto:zhangsan@example.com"/></Relationships>',
    },
  ])
}

function oldWorkbook(): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['事项'], ['无']]), '公开')
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['事项'], ['办理人电话13000000002']]), '底稿')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  return XLSX.write(book, { type: 'buffer', bookType: 'biff8' })
}

const places = (report: Awaited<ReturnType<typeof scanArchiveFile>>) =>
  report.findings.map(({ column, row, kind }) => `${column} ${row} ${kind}`)

describe('a scan of a zip that is no release package', () => {
  it('looks into tables, documents, texts and archives in it, and into their names', async () => {
    const path = zip([
      { name: '名单/13000000003.csv', content: iconv.encode('单位,备注\n甲,无\n乙,电话13000000004\n', 'gb18030') },
      { name: '旧.xls', content: oldWorkbook() },
      { name: '说明.docx', content: wordDocument() },
      { name: '数据.json', content: '{"列表":[{"手机":"13000000005"}]}' },
      { name: '页.htm', content: '<html><p>电话13000000006</p><table><tr><td>备注</td></tr></table></html>' },
      { name: '内.zip', content: makeArchive([{ name: '便条.txt', content: '请联系13000000007\n' }]) },
    ])
    expect(await isOtherArchive(path)).toBe(true)
    const report = await scanArchiveFile(path)
    expect(places(report)).toEqual([
      '名单/13000000003.csv 0 mobile',
      '名单/13000000003.csv · 备注 3 mobile',
      '旧.xls · 底稿 · 事项 2 mobile',
      '说明.docx · word/document.xml 0 mobile',
      '说明.docx · word/footer1.xml 0 citizenId18',
      '说明.docx · word/_rels/document.xml.rels 0 email',
      '数据.json · 手机 1 mobile',
      '页.htm · p 1 mobile',
      '内.zip · 便条.txt · A 1 mobile',
    ])
    expect(report.unread).toBeUndefined()
    expect(report.findings.map(({ excerpt }) => excerpt).join()).not.toMatch(/1300000000\d/)
  })

  it('names every file it could not look into, and goes on', async () => {
    const deep = ['四', '三', '二', '一'].reduce(
      (content, name) => makeArchive([{ name: `${name}.zip`, content }]),
      makeArchive([{ name: 'a.txt', content: '13000000001' }]),
    )
    const path = zip([
      { name: '扫描件.pdf', content: '%PDF-1.4 13000000001' },
      { name: '加密.csv', content: '13000000001', encrypted: true },
      { name: '损坏.csv', content: '13000000001', crc: 1 },
      { name: '空.csv', content: '' },
      { name: '层层.zip', content: deep },
      { name: '电话.txt', content: '13000000008' },
    ])
    const report = await scanArchiveFile(path)
    expect(report.unread).toEqual([
      { file: '扫描件.pdf', code: 'FORMAT_UNKNOWN' },
      { file: '加密.csv', code: 'FILE_PASSWORD' },
      { file: '损坏.csv', code: 'FILE_CORRUPT' },
      { file: '层层.zip · 一.zip · 二.zip', code: 'FORMAT_NOT_SUPPORTED' },
    ])
    expect(places(report)).toEqual(['电话.txt · A 1 mobile'])
  })

  it('reads names as Chinese Windows writes them', async () => {
    const bytes = makeArchive([{ name: '##.txt', content: '13000000001' }])
    const named = Buffer.from(
      bytes.toString('latin1').replaceAll('##', iconv.encode('王', 'gbk').toString('latin1')),
      'latin1',
    )
    expect(places(await scanArchiveFile(writeFile('a.zip', named)))).toEqual(['王.txt · A 1 mobile'])
  })

  it('is not asked of a workbook or a text', async () => {
    expect(await isOtherArchive(writeFile('a.csv', 'a,b\n1,2\n'))).toBe(false)
    expect(await isOtherArchive(writeFile('a.xls', oldWorkbook()))).toBe(false)
  })
})
