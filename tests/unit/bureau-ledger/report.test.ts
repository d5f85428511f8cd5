// Bureau staff see every body beside its target; the figures equal those of an independent count.
import { describe, expect, it } from 'vitest'
import {
  type LedgerItem,
  ScoreWeightsSchema,
  type Targets,
  TargetsSchema,
} from '../../../src-main/contract/bureau-ledger.ts'
import { bodyFinder, bodyKey } from '../../../src-main/core/bureau-ledger/body-names.ts'
import { readTargets, withPrevious } from '../../../src-main/core/bureau-ledger/read-targets.ts'
import { ledgerReport } from '../../../src-main/core/bureau-ledger/report.ts'
import { targetKinds } from '../../../src-main/core/bureau-ledger/targets/registry.ts'
import { syntheticBodies } from './synthetic-bodies.ts'

const weights = ScoreWeightsSchema.parse({})
const TODAY = '2024-06-30'

const targets: Targets = TargetsSchema.parse({
  year: 2024,
  city: '无锡市',
  bodies: [
    ...Array.from({ length: 55 }, (_, at) => ({
      name: `市${at + 1}号局`,
      group: 'municipal',
      quantity: 5 + (at % 40),
      previous: 5,
      resourceItems: 100,
    })),
    ...Array.from({ length: 8 }, (_, at) => ({ name: `${at + 1}区大数据局`, group: 'district', quantity: 50 })),
  ],
  rules: [
    { kind: 'cumulativeCount', minimum: 1500 },
    { kind: 'countPerBody', minimum: 50, group: 'district' },
    { kind: 'growth', minimum: 0.1 },
    { kind: 'apiCount', minimum: 400 },
    { kind: 'apiShare', minimum: 0.5 },
    { kind: 'openRate', minimum: 0.2, group: 'municipal' },
    { kind: 'machineReadableRate', minimum: 0.95 },
    { kind: 'domainCoverage', minimum: 6 },
    { kind: 'timelyRate', minimum: 0.5 },
    { kind: 'governedRate', minimum: 0.9 },
  ],
})

const { items } = syntheticBodies(targets.bodies, 7)

/** Plain loops over plain values, written apart from the product. */
function counted(rows: readonly LedgerItem[]) {
  let [open, api, machine, due, onTime, back] = [0, 0, 0, 0, 0, 0]
  for (const row of rows) {
    if (row.state === 'RETURNED') back += 1
    if (row.state !== 'ACCEPTED') continue
    open += 1
    if (row.resourceKind === 'INTERFACE' || row.openForm === 'API' || row.openForm === 'BOTH') api += 1
    if (row.formats.length > 0) machine += 1
    if (row.updateCycle === 'MONTHLY' || row.updateCycle === 'YEARLY') {
      due += 1
      const age = (Date.parse(TODAY) - Date.parse(row.updated)) / 86_400_000
      if (age <= (row.updateCycle === 'MONTHLY' ? 31 : 366)) onTime += 1
    }
  }
  return { open, api, machine, due, onTime, back }
}

describe('the picture of a year', () => {
  const report = ledgerReport({ items, targets, twins: [], weights, today: TODAY })

  it('counts for every body what a plain loop counts', () => {
    expect(report.bodies).toHaveLength(63)
    for (const row of report.bodies) {
      const own = counted(items.filter(item => item.body === row.body))
      const target = targets.bodies.find(body => body.name === row.body)?.quantity ?? 0
      expect(row).toMatchObject({
        actual: own.open,
        returned: own.back,
        api: own.api,
        timely: own.onTime,
        paced: own.due,
        target,
        gap: Math.max(0, target - own.open),
        completion: own.open / target,
      })
    }
  })

  it('ranks by completion, equal completion with equal rank', () => {
    for (const row of report.bodies) {
      const better = report.bodies.filter(other => (other.completion ?? 0) > (row.completion ?? 0)).length
      expect(row.rank).toBe(better + 1)
    }
  })

  it('measures every kind of target by its printed formula', () => {
    const all = counted(items)
    const municipal = items.filter(item => item.body.startsWith('市'))
    const outcome = (kind: string) => report.outcomes.findLast(found => found.kind === kind)
    expect(outcome('cumulativeCount')).toMatchObject({ actual: all.open, met: all.open >= 1500 })
    expect(outcome('apiCount')).toMatchObject({ actual: all.api, met: all.api >= 400 })
    expect(outcome('apiShare')?.actual).toBe(all.api / all.open)
    expect(outcome('openRate')?.actual).toBe(counted(municipal).open / 5500)
    expect(outcome('machineReadableRate')?.actual).toBe(all.machine / all.open)
    expect(outcome('timelyRate')?.actual).toBe(all.onTime / all.due)
    expect(outcome('growth')?.actual).toBeCloseTo(counted(municipal).open / (55 * 5) - 1, 12)
    expect(outcome('domainCoverage')?.actual).toBe(6)
    const districts = targets.bodies.filter(body => body.group === 'district')
    const short = districts.filter(body => counted(items.filter(item => item.body === body.name)).open < 50)
    expect(outcome('countPerBody')?.short).toEqual(short.map(body => body.name))
  })

  it('says that a figure cannot be computed rather than printing nought', () => {
    expect(report.outcomes.find(found => found.kind === 'governedRate')).toMatchObject({ actual: null, met: null })
  })

  it('puts the sum of the annex beside the goal of the city and never one for the other', () => {
    const sums = report.outcomes.filter(found => found.kind === 'cumulativeCount').map(found => found.minimum)
    expect(sums).toEqual([targets.bodies.reduce((sum, body) => sum + (body.quantity ?? 0), 0), 1500])
  })

  it('has a measure for every kind', () => {
    expect(Object.entries(targetKinds).every(([kind, module]) => module.kind === kind)).toBe(true)
  })
})

describe('names of bodies', () => {
  it.each([
    ['江阴市工业和信息化局 (大数据管理局)', '江阴市工业和信息化局（大数据管理局）'],
    ['市市场监管局', '无锡市市场监督管理局'],
    ['市中级法院', '无锡市中级人民法院'],
    ['市卫生健康委', '市卫生健康委员会'],
    ['市发展改革委', '无锡市发展和改革委员会'],
  ])('%s is %s', (left, right) => {
    expect(bodyKey(left, '无锡市')).toBe(bodyKey(right, '无锡市'))
  })

  it.each([
    ['市教育局', '市体育局'],
    ['梁溪区大数据管理局', '滨湖区大数据管理局'],
    ['江阴市财政局', '市财政局'],
  ])('%s is not %s', (left, right) => {
    expect(bodyKey(left, '无锡市')).not.toBe(bodyKey(right, '无锡市'))
  })

  it('finds a body by an alias, and its own name before the alias of another', () => {
    const { bodies } = TargetsSchema.parse({
      year: 2024,
      bodies: [
        { name: '市政务办', group: 'municipal', quantity: 1, aliases: ['市行政审批局'] },
        { name: '市行政审批局', group: 'municipal', quantity: 2 },
      ],
    })
    expect(bodyFinder(bodies)('市行政审批局')?.quantity).toBe(2)
  })
})

describe('an annex as it is passed around', () => {
  const annex = {
    year: 2021,
    city: '无锡市',
    rows: [
      { seq: 1, department: '市中级人民法院', quantity: 11, group: 'municipal' },
      { seq: 2, department: '梁溪区大数据管理局', quantity: 50, group: 'district' },
    ],
    statedTargets: {
      cumulativeDatasetsMin: 1600,
      apiInterfacesMin: 1300,
      growthOfDepartmentTotalsMinPercent: 10,
      source: '四(三)25',
    },
  }

  it('becomes targets with the rules its text states', () => {
    const read = readTargets(annex)
    expect(read?.bodies.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['市中级人民法院', 11],
      ['梁溪区大数据管理局', 50],
    ])
    expect(read?.rules.map(({ kind, minimum }) => [kind, minimum])).toEqual([
      ['cumulativeCount', 1600],
      ['apiCount', 1300],
      ['growth', 0.1],
    ])
  })

  it('takes the quantities of the year before from the body under its former name', () => {
    const before = TargetsSchema.parse({
      year: 2020,
      bodies: [{ name: '市中级法院', group: 'municipal', quantity: 9 }],
    })
    const find = bodyFinder(before.bodies, '无锡市')
    const read = readTargets(annex)
    const bodies = read === null ? [] : withPrevious(read, name => find(name)?.quantity ?? null).bodies
    expect(bodies.map(body => body.previous)).toEqual([9, null])
  })

  it('is refused when it is something else', () => {
    expect(readTargets({ year: 2021, rows: [{ name: 'x' }] })).toBeNull()
    expect(readTargets([])).toBeNull()
  })
})
