// Writes the sample table of the application: a subsidy list as an office would keep it, with plainly fictitious persons.
// Births 1900–1902 and sequence numbers that are not assigned; deterministic.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Faker, zh_CN } from '@faker-js/faker'
import { utils, type WorkSheet, write } from 'xlsx'

const OUT = resolve(import.meta.dirname, '../../resources/samples/惠民补贴发放明细表.xlsx')
const RECORDS = 240
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const TOWNS = [
  { name: '东亭街道', area: '320205', villages: ['春江社区', '云林社区', '柏庄社区'] },
  { name: '安镇街道', area: '320205', villages: ['年余社区', '谢埭荡社区'] },
  { name: '洛社镇', area: '320206', villages: ['花苑村', '福山村', '万马村'] },
  { name: '胡埭镇', area: '320211', villages: ['马鞍村', '闾江村'] },
]
const ITEMS = [
  { name: '耕地地力保护补贴', amounts: [1260, 1830.5, 2415, 980] },
  { name: '高龄老人尊老金', amounts: [600, 1200, 1800] },
  { name: '困难残疾人生活补贴', amounts: [3120, 4680] },
]
const HEADER = [
  ['序号', '户主信息', '', '', '', '', '所在地', '', '补贴发放', '', '', '', '备注'],
  [
    '',
    '姓名',
    '性别',
    '身份证号',
    '出生日期',
    '联系电话',
    '镇（街道）',
    '村（社区）',
    '补贴项目',
    '补贴金额（元）',
    '发放日期',
    '银行卡号',
    '',
  ],
]
const COLUMNS = HEADER[0]?.length ?? 0

const faker = new Faker({ locale: [zh_CN] })
faker.seed(19000101)

const pick = <T>(items: readonly T[]): T => faker.helpers.arrayElement(items)
const two = (value: number) => String(value).padStart(2, '0')

interface Person {
  name: string
  male: boolean
  id: string
  birth: [number, number, number]
}

function person(area: string): Person {
  const birth: [number, number, number] = [
    faker.number.int({ min: 1900, max: 1902 }),
    faker.number.int({ min: 1, max: 12 }),
    faker.number.int({ min: 1, max: 28 }),
  ]
  const male = faker.datatype.boolean()
  const body = `${area}${birth[0]}${two(birth[1])}${two(birth[2])}${male ? '001' : pick(['000', '002'])}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  const name = faker.person.lastName() + faker.person.firstName(male ? 'male' : 'female')
  return { name, male, id: body + '10X98765432'[sum % 11], birth }
}

/** The spellings one finds in a table that several people kept. */
function dateText([year, month, day]: [number, number, number], at: number): string {
  const spellings = [
    `${year}-${two(month)}-${two(day)}`,
    `${year}/${month}/${day}`,
    `${year}.${two(month)}.${two(day)}`,
    `${year}年${month}月${day}日`,
    `${year}${two(month)}${two(day)}`,
  ]
  return spellings[at % spellings.length] ?? ''
}

function amountText(amount: number, at: number): string | number {
  if (at % 7 === 0) return `￥${amount.toLocaleString('en-US')}`
  return at % 5 === 0 ? `${amount.toLocaleString('en-US')}元` : amount
}

function luhn(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return body + String((10 - (sum % 10)) % 10)
}

function record(number: number, town: (typeof TOWNS)[number]): { cells: (string | number)[]; amount: number } {
  const { name, male, id, birth } = person(town.area)
  const item = pick(ITEMS)
  const amount = pick(item.amounts)
  const phone = `1300000${String(number).padStart(4, '0')}`
  const paid: [number, number, number] = [
    2024,
    faker.number.int({ min: 1, max: 12 }),
    faker.number.int({ min: 1, max: 28 }),
  ]
  const cells = [
    number,
    number % 9 === 0 ? `${name.slice(0, 1)}　${name.slice(1)}` : name,
    number % 11 === 0 ? (male ? '1' : '2') : male ? '男' : '女',
    number % 13 === 0 ? id.toLowerCase() : id,
    dateText(birth, number),
    number % 6 === 0 ? `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}` : phone,
    town.name,
    pick(town.villages),
    number % 17 === 0 ? `${item.name} ` : item.name,
    amountText(amount, number),
    dateText(paid, number + 2),
    luhn(`621700000000${String(number).padStart(6, '0')}`),
    number % 10 === 0 ? `代领人电话${phone}` : number % 4 === 0 ? '无' : '',
  ]
  return { cells, amount }
}

function build(): { rows: (string | number)[][]; merges: string[] } {
  const rows: (string | number)[][] = [
    ['某某区惠民补贴发放明细表（2024年度）'],
    ['填报单位：某某区农业农村局', '', '', '', '', '', '', '', '', '', '', '单位：元'],
    ...HEADER,
  ]
  const merges = ['A1:M1', 'A3:A4', 'B3:F3', 'G3:H3', 'I3:L3', 'M3:M4']
  let number = 0
  let total = 0
  for (const town of TOWNS) {
    let subtotal = 0
    for (let count = 0; count < RECORDS / TOWNS.length; count += 1) {
      number += 1
      const { cells, amount } = record(number, town)
      rows.push(cells)
      subtotal += amount
      if (number % 80 === 0) rows.push(cells)
    }
    total += subtotal
    rows.push(['小计', '', '', '', '', '', town.name, '', '', subtotal])
  }
  rows.push(['合计', '', '', '', '', '', '', '', '', total], [], ['注：本表人员信息均为虚构，仅供演示。'])
  return { rows, merges }
}

const { rows, merges } = build()
const sheet: WorkSheet = utils.aoa_to_sheet(
  rows.map(row => Array.from({ length: COLUMNS }, (_, at) => row[at] ?? '').map(cell => (cell === '' ? null : cell))),
)
sheet['!merges'] = merges.map(range => utils.decode_range(range))
sheet['!cols'] = [6, 10, 6, 21, 14, 16, 12, 12, 20, 14, 14, 22, 24].map(wch => ({ wch }))
const book = utils.book_new()
utils.book_append_sheet(book, sheet, '补贴明细')
writeFileSync(OUT, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))
