// The stated table of the bench: the fourteen columns of a messy registration list and six more, deterministic for a seed.
// Holds no real person: births 1900–1902, invented names and firms, invalid bank and plate numbers.
import { closeSync, openSync, writeSync } from 'node:fs'
import { Faker, zh_CN } from '@faker-js/faker'

export const BENCH_COLUMNS = [
  '序号',
  '姓名',
  '性别',
  '民族',
  '身份证号',
  '出生日期',
  '手机号',
  '单位名称',
  '统一社会信用代码',
  '行政区划',
  '地址',
  '金额（元）',
  '办件时间',
  '备注',
  '受理编号',
  '银行卡号',
  '电子邮箱',
  '车牌号码',
  '事项名称',
  '办理窗口',
] as const

const AREAS = ['320205', '320206', '320211', '320213', '320281', '320282', '310101', '330106', '110105', '440305']
const PLACES = ['锡山区', '惠山区', '滨湖区', '梁溪区', '江阴市', '宜兴市', '黄浦区', '西湖区', '朝阳区', '南山区']
const NATIONS = ['汉族', '汉族', '汉族', '汉族', '回族', '满族', '苗族', '壮', '维吾尔族', '土家族', '汉', '']
const SEXES = ['男', '女', '男', '女', '1', '2', 'M', 'F', '男性', ' 女', '']
const EMPTIES = ['无', '-', '/', '不详', 'N/A', 'NULL', '空', '']
const FIRMS = ['科技', '贸易', '建筑工程', '物流', '餐饮管理', '信息技术', '机械制造', '环保']
const FORMS = ['有限公司', '有限责任公司', '股份有限公司', '（无锡）有限公司', '(无锡)有限公司', '合作社']
const ROADS = ['中山', '人民', '解放', '建设', '和平', '太湖', '梁溪', '学院', '滨河', '新华', '文化', '青年']
const NOTES = [
  '已办结',
  '材料齐全',
  '需补正材料',
  '电话未接通',
  '本人到场',
  '已核对"原件"',
  'A&B 窗口 <2号>',
  '转办,待回复',
]
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const BLOCK = 4096

/** A small, fast generator; the table must be the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value))

/** Writes `rows` records as UTF-8 CSV with one header row. */
export function writeBenchTable(path: string, rows: number, seed = 20240601): void {
  const makeRow = rowMaker(seed)
  const file = openSync(path, 'w')
  try {
    let block = [BENCH_COLUMNS.join(',')]
    for (let row = 1; row <= rows; row += 1) {
      block.push(makeRow(row).map(quote).join(','))
      if (block.length < BLOCK) continue
      writeSync(file, `${block.join('\r\n')}\r\n`)
      block = []
    }
    if (block.length > 0) writeSync(file, `${block.join('\r\n')}\r\n`)
  } finally {
    closeSync(file)
  }
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function rowMaker(seed: number): (row: number) => string[] {
  const random = mulberry32(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = (items: readonly string[]) => items[below(items.length)] ?? ''
  const faker = new Faker({ locale: [zh_CN] })
  faker.seed(seed)
  const names = Array.from({ length: 3000 }, () => faker.person.fullName().replaceAll(' ', ''))
  const units = Array.from({ length: 4000 }, () => ({
    name: `${pick(PLACES)}${pick(ROADS)}${pick(FIRMS)}${pick(FORMS)}`,
    code: `91${pick(AREAS)}${String(below(1e9)).padStart(9, '0')}X`,
  }))
  const addresses = Array.from(
    { length: 6000 },
    () => `江苏省无锡市${pick(PLACES)}${pick(ROADS)}路${1 + below(1999)}号${1 + below(60)}弄${101 + below(2700)}室`,
  )
  const items = Array.from({ length: 200 }, (_, item) => `${pick(FIRMS)}类许可事项${item + 1}`)

  function name(): string {
    const plain = pick(names)
    const chance = random()
    if (chance < 0.03) return `${plain.slice(0, 1)}\u3000${plain.slice(1)}`
    return chance < 0.05 ? `${plain} ` : plain
  }

  function citizenId(birth: string): string {
    const body = `${pick(AREAS)}${birth}${String(below(1000)).padStart(3, '0')}`
    let sum = 0
    for (let at = 0; at < 17; at += 1) sum += (body.charCodeAt(at) - 48) * (WEIGHTS[at] ?? 0)
    const id = body + '10X98765432'.charAt(sum % 11)
    const chance = random()
    if (chance < 0.8) return id
    if (chance < 0.85) return id.toLowerCase()
    if (chance < 0.9) return `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`
    if (chance < 0.94) return `'${id}`
    return chance < 0.98 ? id.slice(0, 17) : pick(EMPTIES)
  }

  function date(year: number, month: number, day: number): string {
    const chance = random()
    if (chance < 0.4) return `${year}-${two(month)}-${two(day)}`
    if (chance < 0.55) return `${year}/${month}/${day}`
    if (chance < 0.7) return `${year}.${two(month)}.${two(day)}`
    if (chance < 0.8) return `${year}${two(month)}${two(day)}`
    return chance < 0.97 ? `${year}年${month}月${day}日` : pick(EMPTIES)
  }

  function phone(): string {
    const plain = `1${pick(['30', '35', '39', '50', '77', '86'])}${String(below(1e8)).padStart(8, '0')}`
    const chance = random()
    if (chance < 0.7) return plain
    if (chance < 0.8) return `+86 ${plain}`
    return chance < 0.98 ? `${plain.slice(0, 3)}-${plain.slice(3, 7)}-${plain.slice(7)}` : pick(EMPTIES)
  }

  function amount(): string {
    const cents = below(900_000_000) + 100
    const plain = (cents / 100).toFixed(2)
    const chance = random()
    if (chance < 0.5) return plain
    if (chance < 0.75) return plain.replace(/\B(?=(\d{3})+\.)/g, ',')
    if (chance < 0.85) return `￥${plain}`
    return chance < 0.97 ? `${plain}元` : pick(EMPTIES)
  }

  function moment(): string {
    const day = `2024-${two(1 + below(12))}-${two(1 + below(28))}`
    const time = `${two(8 + below(10))}:${two(below(60))}:${two(below(60))}`
    const chance = random()
    if (chance < 0.6) return `${day} ${time}`
    if (chance < 0.8) return `${day}T${time}`
    return chance < 0.97 ? `${day.replaceAll('-', '/')} ${time}` : ''
  }

  function note(): string {
    const chance = random()
    if (chance < 0.55) return ''
    return chance < 0.85 ? pick(NOTES) : `联系人电话${phone()}，工作日联系`
  }

  return row => {
    const [year, month, day] = [1900 + below(3), 1 + below(12), 1 + below(28)]
    const unit = units[below(units.length)] ?? { name: '', code: '' }
    const place = below(PLACES.length)
    return [
      String(row),
      name(),
      pick(SEXES),
      pick(NATIONS),
      citizenId(`${year}${two(month)}${two(day)}`),
      date(year, month, day),
      phone(),
      unit.name,
      random() < 0.1 ? unit.code.toLowerCase() : unit.code,
      random() < 0.5 ? (PLACES[place] ?? '') : (AREAS[place] ?? ''),
      pick(addresses),
      amount(),
      moment(),
      note(),
      `SL2024${String(below(1e12)).padStart(12, '0')}`,
      `000000${String(below(1e13)).padStart(13, '0')}`,
      `user${below(1e8)}@example.com`,
      `苏B${String(below(1e8)).padStart(8, '0').slice(0, 7)}`,
      pick(items),
      `${1 + below(30)}号窗口`,
    ]
  }
}
