// Which delimiter, quote and escape a text uses.
// Uses no files.
import { describe, expect, it } from 'vitest'
import { findDialect } from '../../../src-main/files/delimited/dialect.ts'

const find = (text: string) => findDialect(text, true)

describe('finding the delimiter', () => {
  it.each([
    ['comma', ',', '序号,姓名,金额\n1,王一,"1,200.50"\n2,王二,30\n'],
    ['tab', '\t', '序号\t姓名，别名\t金额\n1\t王一,甲\t12\n2\t王二,乙\t3\n'],
    ['semicolon with decimal commas', ';', '名称;数量;单价\n甲;1,5;2,50\n乙;2;3,75\n'],
    ['bar', '|', 'a|b|c\n1|2,5|3\n4|5|6\n'],
    ['caret', '^', 'a^b\n1^2\n3^4\n'],
    ['colon', ':', '姓名:年龄\n王一:20\n王二:30\n'],
    ['double bar', '||', '编号||姓名||备注\n1||王一||a,b\n2||||\n3||王三||c\n'],
    ['double colon', '::', '1::1193::5::978300760\n1::661::3::978302109\n2::914::3::978301968\n'],
    ['bar around an at sign', '|@|', '编号|@|姓名|@|邮箱\n1|@|王一|@|a@example.com\n2|@|王二|@|\n'],
    ['double hash', '##', '编号##姓名##备注\n1##王一##3#楼\n2##王二##5#楼\n'],
  ])('finds a %s', (_, delimiter, text) => {
    expect(find(text).delimiter).toBe(delimiter)
  })

  it('is not misled by times and addresses of pages', () => {
    const rows = Array.from({ length: 20 }, (_, at) => `2024-01-01 08:${10 + at}:00,https://example.com/${at},x`)
    expect(find(`时间,网址,备注\n${rows.join('\n')}\n`).delimiter).toBe(',')
  })

  it('is not misled by a title and a note of one cell', () => {
    const rows = Array.from({ length: 10 }, (_, at) => `${at};名称${at};3,5`)
    expect(find(`某某表\n单位：元，下同\n序号;名称;金额\n${rows.join('\n')}\n注：数据来源，略\n`).delimiter).toBe(';')
  })

  it('finds none in a list of one column', () => {
    expect(find('姓名\n王一\n王二\n').delimiter).toBe('')
  })

  it('finds it in records that are longer than the part that is compared', () => {
    const wide = Array.from({ length: 15_000 }, (_, at) => `列${at}`)
    const text = `${wide.join(';')}\n${wide.map((_, at) => at).join(';')}\n`
    expect(find(text).delimiter).toBe(';')
    // The sample ends within the first record.
    expect(findDialect(text.slice(0, 80_000), false).delimiter).toBe(';')
  })

  it('does not take blank columns between bars for a delimiter of two', () => {
    expect(find('a|b|c\n1||3\n2||4\n5||\n').delimiter).toBe('|')
  })

  it('obeys a chosen delimiter', () => {
    expect(findDialect('a,b\n1,2\n', true, { delimiter: ';' }).delimiter).toBe(';')
  })
})

describe('finding quotes and line ends', () => {
  it('takes an apostrophe for a quote only where it encloses cells', () => {
    expect(find("a,b\n'x, y',1\n'z, w',2\n").quote).toBe("'")
    expect(find("a,b\nMen's,1\nWomen's,2\n").quote).toBe('"')
  })

  it('sees backslashes before quotes', () => {
    expect(find('a,b\n"48\\"","c, d"\n"x","y"\n').escapedBy).toBe('\\')
    expect(find('a,b\n"48""","c, d"\n').escapedBy).toBe('"')
  })

  it('takes blanks after every delimiter for part of it', () => {
    expect(find('a, b, c\n1, "x, y", 3\n4, 5, 6\n').skipBlanks).toBe(true)
    expect(find('a,b,c\n1, x,3\n4,5,6\n').skipBlanks).toBe(false)
  })

  it('knows old Macintosh line ends', () => {
    expect(find('a,b\r1,2\r').newline).toBe('\r')
    expect(find('a,b\r\n1,2\r\n').newline).toBe('\n')
  })
})
