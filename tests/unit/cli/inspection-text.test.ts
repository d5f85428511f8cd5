// What `inspect` tells a person at a terminal of a file with titles, two tables, hidden parts and damaged numbers.
// Reads files made here; starts no process.
import { describe, expect, it } from 'vitest'
import { inspectionText } from '../../../src-main/cli/inspection-text.ts'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { makeArchive, workbookParts, writeFile } from '../spreadsheets/make-archive.ts'

async function told(path: string): Promise<string[]> {
  const inspection = await inspectFile(path, { header: 'auto' })
  return inspectionText(inspection)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}

describe('inspect, for a person', () => {
  it('says how the file was read and how its rows add up, with the reason of what was set aside', async () => {
    const path = writeFile('名单.csv', '# 导出\n编号;姓名\n1;甲\n2;乙\n合计;\n')
    expect(await told(path)).toEqual([
      'csv 文件，43 字节，编码 utf-8（把握 100%），分隔符 ;',
      '全部内容　读取 5 行 = 保留 2 + 搁置 3（注释行 1、表头 1、合计 1）',
      '表头第 2 行（把握 95%），2 列',
      'A  编号  文本 2',
      'B  姓名  文本 2',
    ])
  })

  it('says of a sheet what is hidden, what is calculated, and which numbers are damaged', async () => {
    const rows = [
      '<row r="1"><c r="A1" t="inlineStr"><is><t>证号</t></is></c><c r="B1" t="inlineStr"><is><t>数量</t></is></c></row>',
      '<row r="2"><c r="A2"><v>110101190001011009</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>',
      '<row r="3" hidden="1"><c r="A3"><v>110101190001011017</v></c><c r="B3"><v>3</v></c></row>',
    ]
    const sheet = `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>${rows.join('')}</sheetData>`
    expect((await told(writeFile('证号.xlsx', makeArchive(workbookParts({ sheet }))))).slice(1)).toEqual([
      expect.stringMatching(/^工作表“.+”　读取 3 行 = 保留 2 \+ 搁置 1（表头 1）$/),
      '表头第 1 行（把握 95%），2 列',
      '隐藏的行 1 行，隐藏的列 1 列',
      'A  证号  数字 2、其中 2 个超过 15 位的数字，制表程序保存时已经丢了末位',
      'B  数量  数字 2、公式 1、隐藏列',
    ])
  })
})
