// Gates about the opening, each with an entry that passes and one that fails, and the place named.
import { describe, expect, it } from 'vitest'
import { GATE_LIMITS } from '../../../src-main/core/gates/limits.ts'
import { DRAFT_STOPPERS, GATES } from '../../../src-main/core/gates/registry.ts'
import { NO_OPENING } from '../../../src-main/core/opening/record-facts.ts'
import { gate, places, report } from './situation.ts'

const opening = (more: object) => ({ surroundings: { opening: { ...NO_OPENING, ...more } } })
const conditional = (more: object = {}) => ({
  openAttribute: 'CONDITIONAL',
  openConditions: { purpose: '科学研究' },
  ...more,
})
const entry = (title: string, labels: string[] = [], publisher = '无锡市数据局') => ({
  title,
  publisher,
  businessLine: '',
  labels,
})

describe('data that are not opened', () => {
  it('leave in no package, whether the entry says so or the value in force does', () => {
    expect(gate('closedData', {}).passed).toBe(true)
    const closed = gate('closedData', { catalogue: { openAttribute: 'CLOSED' } })
    expect(closed).toMatchObject({ passed: false, requirement: 'R2' })
    expect(gate('closedData', opening({ inForce: 'CLOSED', pending: 'UNCONDITIONAL' })).passed).toBe(false)
    expect(DRAFT_STOPPERS).toContain('closedData')
  })

  it('state reason and legal basis, article included', () => {
    const basis = [{ title: '中华人民共和国保守国家秘密法', article: '第十三条' }]
    const stated = { openAttribute: 'CLOSED', closedReason: '涉及国家秘密', legalBasis: basis }
    expect(gate('closedGrounds', { catalogue: stated }).passed).toBe(true)
    expect(places(gate('closedGrounds', { catalogue: { openAttribute: 'CLOSED' } }))).toEqual([
      [null, 'closedReason'],
      [null, 'legalBasis'],
    ])
  })
})

describe('conditions', () => {
  it('are stated for conditional opening', () => {
    expect(gate('conditionsStated', { catalogue: conditional() }).passed).toBe(true)
    expect(places(gate('conditionsStated', { catalogue: conditional({ openConditions: {} }) }))).toEqual([
      [null, 'openConditions'],
    ])
  })

  it('do not shut anybody out by ownership, region or size', () => {
    expect(gate('fairConditions', { catalogue: conditional() }).passed).toBe(true)
    const unfair = { recipient: '本市注册的国有企业' }
    const result = gate('fairConditions', { catalogue: conditional({ openConditions: unfair }) })
    expect(result).toMatchObject({ passed: false, requirement: 'R10' })
    expect(places(result)[0]).toEqual([null, 'openConditions.recipient'])
  })

  it('are not set for unconditional opening, nor an application asked for', () => {
    expect(gate('noConditions', { catalogue: { license: '可自由使用，注明来源' } }).passed).toBe(true)
    expect(places(gate('noConditions', { catalogue: { license: '须提交申请表' } }))).toEqual([[null, 'license']])
  })
})

describe('a change of the open attribute', () => {
  it('stops every package until it is in force; a first setting stops none', () => {
    expect(gate('attributeChange', opening({ pending: 'UNCONDITIONAL', pendingUnmet: ['缺评估'] })).passed).toBe(true)
    const waiting = gate(
      'attributeChange',
      opening({ inForce: 'UNCONDITIONAL', pending: 'CONDITIONAL', pendingUnmet: ['缺备案'] }),
    )
    expect(waiting.passed).toBe(false)
    expect(waiting.findings.map(({ message }) => message).join()).toContain('缺备案')
    expect(DRAFT_STOPPERS).toContain('attributeChange')
  })

  it('and a dispute or withdrawal keep the item out of every package', () => {
    expect(gate('undisputed', {}).passed).toBe(true)
    expect(gate('undisputed', opening({ disputed: true })).passed).toBe(false)
    expect(gate('undisputed', opening({ withdrawn: true })).passed).toBe(false)
    expect(DRAFT_STOPPERS).toContain('undisputed')
  })
})

describe('an entry beside others', () => {
  it('has a name of its own in the body', () => {
    expect(gate('oneDataset', { surroundings: { own: [entry('无锡市公厕信息')] } }).passed).toBe(true)
    const twice = gate('oneDataset', { surroundings: { own: [entry('无锡市公共停车场信息 ')] } })
    expect(places(twice)).toEqual([[null, 'title']])
  })

  it('is not what the city already opens, by name and data items', () => {
    expect(gate('municipalDuplicate', {}).figure).toContain('没有载入')
    const municipal = [entry('无锡市公共停车场信息', ['编号', '名称', '泊位数', '地址'])]
    const district = { title: '无锡市梁溪区公共停车场信息', publisher: { name: '梁溪区城管局' } }
    const result = gate('municipalDuplicate', { catalogue: district, surroundings: { municipal } })
    expect(result).toMatchObject({ passed: false, requirement: 'R21' })
    const other = [entry('无锡市公共停车场信息', ['年份', '投资额'])]
    expect(gate('municipalDuplicate', { catalogue: district, surroundings: { municipal: other } }).passed).toBe(true)
  })
})

describe('freshness and traces', () => {
  it('fails when the promised cycle has passed, and not where no pace is promised', () => {
    const catalogue = { dataUpdateDate: '2025-01-01' }
    expect(gate('timely', { catalogue, surroundings: { update: { due: '2025-04-03', late: false } } }).passed).toBe(
      true,
    )
    const late = gate('timely', { catalogue, surroundings: { update: { due: '2025-04-03', late: true } } })
    expect(places(late)).toEqual([[null, 'dataUpdateDate']])
    expect(gate('timely', {}).passed).toBe(true)
  })

  it('fails when nobody can tell where the file came from', () => {
    const provenance = { file: '停车场.xlsx', sha256: 'a'.repeat(64), importedAt: '2026-01-01', person: '甲' }
    expect(gate('evidenceComplete', { surroundings: { provenance } }).passed).toBe(true)
    expect(gate('evidenceComplete', { surroundings: { provenance: { ...provenance, person: '' } } }).passed).toBe(false)
    expect(gate('evidenceComplete', { surroundings: { provenance: { ...provenance, sha256: 'x' } } }).passed).toBe(
      false,
    )
  })

  it('suggests an interface for daily data and stops nobody', () => {
    const daily = gate('interfaceAdvice', { catalogue: { updateCycle: 'DAILY' } })
    expect(daily.passed).toBe(true)
    expect(places(daily)).toEqual([[null, 'openForm']])
    expect(gate('interfaceAdvice', {}).findings).toEqual([])
  })

  it('fails when too few of the offered formats can be read by programs', () => {
    expect(gate('machineReadableRate', {}).figure).toBe('按格式 100%，按单元格 100%')
    expect(gate('machineReadableRate', { catalogue: { formats: [] } }).passed).toBe(false)
  })

  it('fails when a dimension of quality lies below its limit, unless the empties are explained', () => {
    const profile = [{ name: '名称', empty: 1, rows: 2 }]
    const low = gate('qualityDimensions', { profile })
    expect(low).toMatchObject({ passed: false, requirement: 'R37' })
    expect(low.findings[0]?.message).toContain('完整性为 50%')
    const fields = [{ label: '名称', name: 'mc', type: 'C', length: '20', nullable: true, nullMeaning: '未命名' }]
    expect(gate('qualityDimensions', { profile, fields }).passed).toBe(true)
  })
})

describe('an aggregate table', () => {
  const columns = ['区', '人数', '金额', '最大']
  const aggregate = { dimensions: ['区'], counts: ['人数'], sums: [{ total: '金额', largest: '最大' }] }
  const situation = (rows: string[][], more: object = {}) => ({
    columns,
    rows,
    fields: columns.map((label, i) => ({ label, name: `f${i}`, type: 'C', length: '10', description: '说明。' })),
    catalogue: { aggregate: { ...aggregate, ...more } },
  })
  const sound = [
    ['梁溪区', '12', '100', '40'],
    ['锡山区', '30', '90', '20'],
  ]

  it('passes when every cell counts enough people and no contributor rules', () => {
    expect(gate('smallCells', situation(sound)).passed).toBe(true)
  })

  it('names the cell that counts too few, and the sum that one contributor rules', () => {
    expect(places(gate('smallCells', situation([sound[0]!, ['锡山区', '2', '90', '20']])))).toEqual([[3, '人数']])
    expect(places(gate('smallCells', situation([sound[0]!, ['锡山区', '30', '90', '80']])))).toEqual([[3, '金额']])
  })

  it('names the hidden cell that the total gives away, and none when a second one is hidden', () => {
    const total = ['合计', '50', '*', '*']
    const one = [...sound, ['惠山区', '*', '10', '5'], total]
    expect(places(gate('smallCells', situation(one)))).toContainEqual([4, '人数'])
    const two = [sound[0]!, ['锡山区', '*', '90', '20'], ['惠山区', '*', '10', '5'], total]
    expect(gate('smallCells', situation(two)).findings.filter(({ column }) => column === '人数')).toEqual([])
  })

  it('is asked about where nobody said whether it is one', () => {
    const undeclared = gate('smallCells', { ...situation(sound), catalogue: {} })
    expect(undeclared).toMatchObject({ passed: true, figure: '不是汇总表' })
    expect(places(undeclared)).toEqual([[null, 'aggregate']])
  })
})

describe('an exception', () => {
  const stale = { dataUpdateDate: '2025-01-01' }
  const late = { surroundings: { update: { due: '2025-04-03', late: true } } }

  it('with its reason passes a gate that allows one, and the reason stands beside it', () => {
    const exceptions = [{ gate: 'timely', reason: '系统升级，经主管部门同意延后' }]
    const result = gate('timely', { ...late, catalogue: { ...stale, exceptions } })
    expect(result).toMatchObject({ passed: true, exception: '系统升级，经主管部门同意延后' })
    expect(result.findings).not.toEqual([])
  })

  it('passes no gate that protects people or follows from a must', () => {
    const strict = GATES.filter(({ exceptable }) => exceptable !== true).map(({ id }) => id)
    expect(strict).toEqual(
      expect.arrayContaining([
        'leftoverIdentifiers',
        'kAnonymity',
        'smallCells',
        'closedData',
        'attributeChange',
        'secrecyMarks',
        'requiredElements',
        'emptyValues',
      ]),
    )
    const exceptions = strict.map(id => ({ gate: id, reason: '就这样' }))
    expect(gate('closedData', { catalogue: { openAttribute: 'CLOSED', exceptions } }).passed).toBe(false)
    expect(report({ catalogue: { title: '', exceptions } }).passed).toBe(false)
  })
})

it('the limits are shares and counts that make sense', () => {
  expect(GATE_LIMITS.minimumCount).toBeGreaterThanOrEqual(3)
  for (const share of [
    GATE_LIMITS.dominantShare,
    GATE_LIMITS.machineReadableRate,
    ...Object.values(GATE_LIMITS.quality),
  ]) {
    expect(share).toBeGreaterThan(0)
    expect(share).toBeLessThanOrEqual(1)
  }
})
