// What the attacks find on small tables of made-up people, and what they must not find.
import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { waysText } from '../../../src-main/contract/text/zh-CN/attacks.ts'
import { findContradictions } from '../../../src-main/core/attacks/contradictions.ts'
import { frequency } from '../../../src-main/core/attacks/frequency.ts'
import { findHashColumns } from '../../../src-main/core/attacks/hash-columns.ts'
import { hiddenDigits } from '../../../src-main/core/attacks/hidden-digits.ts'
import { linkage } from '../../../src-main/core/attacks/linkage.ts'
import { restore } from '../../../src-main/core/attacks/restore.ts'
import { rowOrder } from '../../../src-main/core/attacks/row-order.ts'
import { singleOut } from '../../../src-main/core/attacks/single-out.ts'
import { whatIsLeft } from '../../../src-main/core/attacks/what-is-left.ts'
import { attackTable, goOn, people } from './table.ts'

const PEOPLE = people(400)
const of = <K extends keyof (typeof PEOPLE)[number]>(key: K) => PEOPLE.map(person => person[key])
const ends = (value: string) => `${value.slice(0, 6)}********${value.slice(-4)}`
const masked = (column: string) => ({ column, carriedBy: column, reversibility: 'guessable' as const })
const keyed = (column: string) => ({ column, carriedBy: column, reversibility: 'keyed' as const })
const dropped = (column: string) => ({ column, carriedBy: null, reversibility: 'irreversible' as const })

describe('an ID number with its first six and last four digits left', () => {
  const source = { 身份证号: of('id'), 出生日期: of('birth') }

  it('is computed whenever the birth date stands beside it', () => {
    const released = { 身份证号: of('id').map(ends), 出生日期: of('birth') }
    const [found] = hiddenDigits.run(attackTable({ released, source, treatments: [masked('身份证号')] }), goOn)
    expect(found?.finding).toMatchObject({ verdict: 'broken', records: 400, informed: 400, recovered: 400 })
    expect(found?.identified).toHaveLength(400)
    expect(found?.finding.sentence).toContain('等于没有遮')
  })

  it('is computed as well where the table was masked elsewhere and nobody knows the source', () => {
    const released = { 身份证号: of('id').map(ends), 出生日期: of('birth') }
    const [found] = hiddenDigits.run(attackTable({ released }), goOn)
    expect(found?.finding.recovered).toBe(400)
  })

  it('stays one of thousands when only the year of birth is left', () => {
    const released = { 身份证号: of('id').map(ends), 出生日期: of('birth').map(birth => birth.slice(0, 4)) }
    const [found] = hiddenDigits.run(attackTable({ released, source, treatments: [masked('身份证号')] }), goOn)
    expect(found?.finding.recovered).toBe(0)
    expect(found?.finding.candidates?.min).toBeGreaterThan(25)
  })

  it('counts no number as found that is not the right one', () => {
    const wrong = of('birth').map(birth => `1949${birth.slice(4)}`)
    const released = { 身份证号: of('id').map(ends), 出生日期: wrong }
    const [found] = hiddenDigits.run(attackTable({ released, source, treatments: [masked('身份证号')] }), goOn)
    expect(found?.finding.recovered).toBe(0)
  })
})

describe('a column masked while another one says the same', () => {
  it('is read out of an e-mail address that holds the phone number', () => {
    const source = { 手机号: of('mobile'), 邮箱: of('mobile').map(number => `${number}@example.com`) }
    const table = attackTable({ released: { 邮箱: source.邮箱 }, source, treatments: [dropped('手机号')] })
    const [found] = restore.run(table, goOn)
    expect(found?.finding).toMatchObject({ column: '手机号', using: ['邮箱'], verdict: 'broken', recovered: 400 })
    expect(found?.finding.repair?.step).toMatchObject({ op: 'maskByKind', columns: ['邮箱'] })
    expect(found?.finding.otherRepairs?.at(-1)?.step).toMatchObject({ op: 'dropColumn', columns: ['邮箱'] })
    expect(found?.identified).toHaveLength(400)
  })

  it('is read out of an ID number left open', () => {
    const source = { 身份证号: of('id'), 出生日期: of('birth'), 性别: of('sex') }
    const released = { 身份证号: of('id'), 出生日期: of('birth').map(birth => birth.slice(0, 4)) }
    const found = restore.run(
      attackTable({ released, source, treatments: [masked('出生日期'), dropped('性别')] }),
      goOn,
    )
    expect(found.map(({ finding }) => finding.column).sort()).toEqual(['出生日期', '性别'])
  })

  it('is named where a code goes with a name', () => {
    const codes = PEOPLE.map((_, at) => `H${at % 40}`)
    const heads = PEOPLE.map((_, at) => PEOPLE[at % 40]?.name ?? '')
    const source = { 户号: codes, 户主姓名: heads }
    const table = attackTable({ released: { 户号: codes }, source, treatments: [dropped('户主姓名')] })
    const [found] = restore.run(table, goOn)
    expect(found?.finding).toMatchObject({ column: '户主姓名', using: ['户号'], verdict: 'weak' })
  })

  it('is not said to follow from columns that have nothing to do with it', () => {
    const amounts = PEOPLE.map((_, at) => String(100 + ((at * 37) % 50)))
    const source = { 姓名: of('name'), 身份证号: of('id'), 金额: amounts }
    const table = attackTable({
      released: { 金额: amounts },
      source,
      treatments: [dropped('姓名'), dropped('身份证号')],
    })
    expect(restore.run(table, goOn)).toEqual([])
  })
})

describe('pseudonyms that are always the same', () => {
  const villages = PEOPLE.map((_, at) => `村${Math.floor(Math.sqrt(at))}`)
  const pseudonym = (value: string) => hash('sha256', `secret${value}`, 'hex').slice(0, 12)

  it('are told apart by how often they occur', () => {
    const table = attackTable({
      released: { 村名: villages.map(pseudonym) },
      source: { 村名: villages },
      treatments: [keyed('村名')],
    })
    const [found] = frequency.run(table, goOn)
    expect(found?.finding.recovered).toBeGreaterThan(350)
    const [left] = whatIsLeft(table, goOn)
    expect(left?.bitsLeft).toBeLessThan(0.5)
    expect(left?.sentence).toContain('几乎都能分开')
    expect(waysText(left?.bitsLeft ?? 9)).toBe('几乎不用猜')
  })

  it('tell nothing where every value occurs once', () => {
    const table = attackTable({
      released: { 身份证号: of('id').map(pseudonym) },
      source: { 身份证号: of('id') },
      treatments: [keyed('身份证号')],
    })
    const [found] = frequency.run(table, goOn)
    expect(found?.finding).toMatchObject({ recovered: 0, verdict: 'holds' })
    const [left] = whatIsLeft(table, goOn)
    expect(left?.bitsLeft).toBeCloseTo(Math.log2(400), 5)
    expect(left?.sentence).toContain('原来的 400 种可能里，约有 400 种分不开')
    expect(waysText(left?.bitsLeft ?? 0)).toBe('约 400 种')
  })
})

describe('what is left of a masked column', () => {
  it('is counted by the build of ID numbers and by the values of the table', () => {
    const table = attackTable({
      released: { 身份证号: of('id').map(ends) },
      source: { 身份证号: of('id') },
      treatments: [masked('身份证号')],
    })
    const [left] = whatIsLeft(table, goOn)
    expect(left?.byBuild?.min).toBeGreaterThan(3000)
    expect(left?.inTable?.min).toBe(1)
  })

  it('is four hidden digits of a mobile number', () => {
    const table = attackTable({
      released: { 手机号: of('mobile').map(number => `${number.slice(0, 3)}****${number.slice(7)}`) },
      source: { 手机号: of('mobile') },
      treatments: [masked('手机号')],
    })
    expect(whatIsLeft(table, goOn)[0]?.byBuild).toMatchObject({ min: 10_000, max: 10_000 })
  })

  it('is all of it where the column is not published', () => {
    const table = attackTable({
      released: { 村: of('sex') },
      source: { 姓名: of('id') },
      treatments: [dropped('姓名')],
    })
    const [left] = whatIsLeft(table, goOn)
    expect(left?.bitsLeft).toBe(left?.bitsBefore)
  })
})

describe('a list of known people', () => {
  const source = { 身份证号: of('id'), 出生日期: of('birth'), 性别: of('sex') }
  const auxiliary = {
    身份证号: of('id').slice(0, 200),
    出生日期: of('birth').slice(0, 200),
    性别: of('sex').slice(0, 200),
  }

  it('is matched by full birth date and sex, and the matches are right', () => {
    const released = { 出生日期: of('birth'), 性别: of('sex') }
    const [found] = linkage.run(attackTable({ released, source, treatments: [dropped('身份证号')], auxiliary }), goOn)
    expect(found?.finding.verdict).toBe('broken')
    expect(found?.finding.recovered).toBeGreaterThan(50)
  })

  it('names nobody where only the decade of birth is left', () => {
    const released = { 出生日期: of('birth').map(birth => `${birth.slice(0, 3)}`), 性别: of('sex') }
    const [found] = linkage.run(attackTable({ released, source, treatments: [dropped('身份证号')], auxiliary }), goOn)
    expect(found?.finding.recovered).toBe(0)
  })
})

describe('the order and the numbers of rows', () => {
  it('give away a masked column the table is sorted by', () => {
    const sorted = [...of('id')].sort()
    const table = attackTable({
      released: { 金额: of('sex') },
      source: { 身份证号: sorted, 金额: of('sex') },
      treatments: [dropped('身份证号')],
    })
    expect(rowOrder.run(table, goOn).map(({ finding }) => finding.column)).toEqual(['身份证号'])
    const repair = rowOrder.run(table, goOn)[0]?.finding.repair
    expect(repair?.step).toMatchObject({ op: 'sortRows', columns: table.released.map(({ profile }) => profile.name) })
    expect(repair?.sentence).toBe('按公开的各列重新排序')
  })

  it('give nothing away where rows stand in no order', () => {
    const table = attackTable({
      released: { 金额: of('sex') },
      source: { 身份证号: of('id'), 金额: of('sex') },
      treatments: [dropped('身份证号')],
    })
    expect(rowOrder.run(table, goOn)).toEqual([])
  })

  it('are named where a running number of the source is left', () => {
    const numbers = PEOPLE.map((_, at) => String(at + 1))
    const table = attackTable({ released: { 序号: numbers }, source: { 序号: numbers } })
    expect(rowOrder.run(table, goOn)[0]?.finding.sentence).toContain('序号')
  })
})

describe('a hash without a key', () => {
  it('is known by its length, and its header says what was hashed', () => {
    const hashes = (algorithm: string) => of('mobile').map(number => hash(algorithm, number, 'hex'))
    const table = attackTable({ released: { 手机号: hashes('md5'), 身份证号SHA256: hashes('sha256'), 编号: of('id') } })
    expect(findHashColumns(table).map(({ column, targets }) => [column.profile.name, targets])).toEqual([
      ['手机号', ['mobile']],
      ['身份证号SHA256', ['citizenId']],
    ])
  })

  it('is not seen in plain numbers', () => {
    const table = attackTable({ released: { 流水号: of('mobile').map(number => `00000${number}`) } })
    expect(findHashColumns(table)).toEqual([])
  })
})

describe('columns about the same person after masking', () => {
  const source = { 身份证号: of('id'), 出生日期: of('birth') }

  it('contradict one another when one of them got new values alone', () => {
    const released = { 身份证号: [...of('id').slice(1), PEOPLE[0]?.id ?? ''], 出生日期: of('birth') }
    const [found] = findContradictions(attackTable({ released, source, treatments: [keyed('身份证号')] }), goOn)
    expect(found).toMatchObject({ kind: 'birthAndId', columns: ['身份证号', '出生日期'] })
    expect(found?.contradicting).toBeGreaterThan(390)
  })

  it('do not when both say less of the same', () => {
    const released = { 身份证号: of('id'), 出生日期: of('birth').map(birth => birth.slice(0, 4)) }
    expect(findContradictions(attackTable({ released, source, treatments: [masked('出生日期')] }), goOn)).toEqual([])
  })

  it('are not blamed for what was wrong before', () => {
    const births = of('birth').map((birth, at) => (at % 10 === 0 ? '1901-01-01' : birth))
    const table = attackTable({
      released: { 身份证号: of('id'), 出生日期: births },
      source: { 身份证号: of('id'), 出生日期: births },
    })
    expect(findContradictions(table, goOn)).toEqual([])
  })
})

describe('people of a combination that nobody else has', () => {
  it('are counted, but not called identified', () => {
    const [found] = singleOut.run(attackTable({ released: { 出生日期: of('birth'), 性别: of('sex') } }), goOn)
    expect(found?.finding).toMatchObject({ verdict: 'weak', recovered: 0 })
    expect(found?.identified).toEqual([])
  })
})
