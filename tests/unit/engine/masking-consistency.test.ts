// What a recipe must not leave open: a run under a policy is refused, without one it is told, and each repair that is offered mends it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Consistency } from '../../../src-main/contract/attacks.ts'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import type { EngineClient } from '../../../src-main/contract/protocol.ts'
import { type Step, StepSchema } from '../../../src-main/contract/recipe.ts'
import { connectInProcess } from '../../../src-main/engine/in-process.ts'
import { type Engine, openEngine } from '../../../src-main/engine/open-engine.ts'
import { people } from '../attacks/table.ts'

let dir: string
let engine: Engine
let client: EngineClient
let made = 0

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'openprep-consistency-'))
  engine = await openEngine({
    folder: join(dir, 'work'),
    keyring: { path: join(dir, 'keyring.json'), passphrase: undefined, createMissing: true },
    holder: 'tests',
    person: '李经办',
    version: '0',
    samplesFolder: '',
    checkPath: () => undefined,
    now: () => '2026-11-28T00:00:00Z',
    log: line => {
      throw new Error(line)
    },
    workers: 1,
  })
  client = connectInProcess(engine.server)
})
afterAll(async () => {
  await engine.close()
  rmSync(dir, { recursive: true, force: true })
})

async function dataset(): Promise<string> {
  made += 1
  const path = join(dir, `名册${made}.csv`)
  const lines = people(300).map(({ id, birth, sex, mobile }, row) =>
    [id, birth, sex, mobile, `m${mobile}@example.com`, row].join(','),
  )
  writeFileSync(path, ['身份证号,出生日期,性别,手机号,电子邮箱,积分', ...lines].join('\r\n'))
  const { datasetId } = await client.call('datasets.import', { path, name: `名册${made}`, reading: { header: 'auto' } })
  return datasetId
}

const stepsOf = (...inputs: (Pick<Step, 'op' | 'columns'> & Partial<Step>)[]): Step[] =>
  inputs.map((input, at) => StepSchema.parse({ id: `s${at}`, ...input }))

async function consistency(datasetId: string, steps: Step[]): Promise<Consistency> {
  await client.call('recipe.save', { datasetId, steps, label: '' })
  return client.call('masking.consistency', { datasetId })
}

const codeOf = (thrown: unknown) => (thrown instanceof OpenprepError ? thrown.code : String(thrown))

/** Every repair offered for a finding, tried one at a time in place of nothing. */
async function expectMended(
  datasetId: string,
  steps: Step[],
  pick: (found: Consistency) => Consistency['restorable'][number] | Consistency['contradictions'][number] | undefined,
) {
  const found = pick(await consistency(datasetId, steps))
  const repairs = [found?.repair ?? null, ...(found?.otherRepairs ?? [])].filter(repair => repair !== null)
  expect(repairs.length).toBeGreaterThan(1)
  for (const { step, sentence } of repairs) {
    const left = pick(await consistency(datasetId, [...steps, { ...step, id: 'repair' }]))
    expect(left?.sentence, sentence).toBeUndefined()
  }
  return repairs.map(({ sentence }) => sentence)
}

describe('a masked column that an open one gives away', () => {
  it('birth date dropped beside an open ID number: the ID is to be treated', async () => {
    const datasetId = await dataset()
    const steps = stepsOf({ op: 'dropColumn', columns: ['出生日期'] })
    const words = await expectMended(datasetId, steps, ({ restorable }) =>
      restorable.find(({ column }) => column === '出生日期'),
    )
    expect(words).toEqual(['“身份证号”换成假名（密钥“脱敏”）', '删除“身份证号”'])
  })

  it('ID number pseudonymised: birth date and sex beside it are no fault; e-mail that holds the masked phone is', async () => {
    const datasetId = await dataset()
    const steps = stepsOf({ op: 'pseudonymize', columns: ['身份证号', '手机号'], params: { key: '甲', length: 20 } })
    const found = await consistency(datasetId, steps)
    expect(found.restorable.map(({ column, using }) => [column, using])).toEqual([['手机号', ['电子邮箱']]])
    const words = await expectMended(datasetId, steps, ({ restorable }) => restorable[0])
    expect(words).toEqual(['“电子邮箱”只留 @ 后面', '“电子邮箱”和“手机号”一样处理（同一把密钥“甲”）', '删除“电子邮箱”'])
  })

  it('first six and last four digits with the birth date open: the year alone may stay', async () => {
    const datasetId = await dataset()
    const steps = stepsOf(
      { op: 'maskText', columns: ['身份证号'], params: { keepFirst: 6, keepLast: 4, signs: 8 } },
      { op: 'dropColumn', columns: ['手机号', '电子邮箱'] },
    )
    const words = await expectMended(datasetId, steps, ({ restorable }) =>
      restorable.find(({ attack }) => attack === 'hiddenDigits'),
    )
    expect(words).toContain('“出生日期”只保留到年')
  })
})

describe('the whole table', () => {
  const DIAGNOSES = [
    ['E11', '糖尿病', '内分泌科'],
    ['I10', '高血压', '心内科'],
    ['I25', '冠心病', '心内科'],
    ['J45', '哮喘', '呼吸科'],
  ] as const
  /** Letter values of GB 11714, weights and all: codes that organisations could have. */
  const organisation = (row: number) => {
    const body = String(10_000_000 + row * 37).slice(0, 8)
    const sum = [...body].reduce((total, digit, at) => total + Number(digit) * ([3, 7, 9, 10, 5, 8, 4, 2][at] ?? 0), 0)
    return `${body}${'0123456789X0'.charAt((11 - (sum % 11)) % 11)}`
  }

  async function register(): Promise<string> {
    made += 1
    const path = join(dir, `登记${made}.csv`)
    // Nothing of it shows in the first rows.
    const lines = Array.from({ length: 5000 }, (_, row) => {
      const [code, name, ward] = DIAGNOSES[row % 4] ?? DIAGNOSES[0]
      return [
        row,
        code,
        name,
        ward,
        row < 3000 ? '' : organisation(row),
        row < 3000 ? '' : `机构${organisation(row)}号`,
      ].join(',')
    })
    writeFileSync(path, ['行号,诊断编码,疾病名称,科室,组织机构代码,备注', ...lines].join('\r\n'))
    const { datasetId } = await client.call('datasets.import', {
      path,
      name: `登记${made}`,
      reading: { header: 'auto' },
    })
    await client.call('profile.run', { datasetId, view: 'source' })
    return datasetId
  }

  it('is used: a code that later rows give away stops, and the code of a hidden disease is asked about', async () => {
    const datasetId = await register()
    const steps = stepsOf({ op: 'dropColumn', columns: ['组织机构代码', '疾病名称'] })
    const found = await consistency(datasetId, steps)
    expect(found.relatedRows).toBe(5000)
    expect(found.restorable.map(({ column, using }) => [column, using])).toEqual([['组织机构代码', ['备注']]])
    expect(found.followed.map(({ column, using }) => [column, using])).toEqual([['疾病名称', ['诊断编码']]])
    expect(found.followed[0]?.sentence).toMatch(/“诊断编码”和“疾病名称”说的是同一件事.*5,000 行里 5,000 行/)
    const mended = await consistency(datasetId, [
      ...steps,
      ...stepsOf({ op: 'dropColumn', columns: ['诊断编码', '备注'] }).map(step => ({ ...step, id: 'x' })),
    ])
    expect([...mended.restorable, ...mended.followed]).toEqual([])
  })
})

describe('columns about one person', () => {
  it('that no longer agree are told, and each repair makes them agree again', async () => {
    const datasetId = await dataset()
    const steps = stepsOf({
      op: 'replaceFake',
      columns: ['身份证号'],
      params: { kind: 'citizenId', key: '乙', keepSex: false, valid: true },
    })
    const found = await consistency(datasetId, steps)
    expect(found.contradictions.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['birthAndId', 'sexAndId']))
    for (const kind of ['birthAndId', 'sexAndId'] as const) {
      await expectMended(datasetId, steps, ({ contradictions }) => contradictions.find(one => one.kind === kind))
    }
  })

  it('a recipe that masks nothing is asked nothing', async () => {
    const datasetId = await dataset()
    expect(await consistency(datasetId, stepsOf({ op: 'normalizeText', columns: ['性别'] }))).toEqual({
      rows: 0,
      relatedRows: null,
      restorable: [],
      followed: [],
      contradictions: [],
    })
  })
})

describe('a run', () => {
  it('under a policy is refused with what would mend it, and leaves nothing; mended it runs', async () => {
    const datasetId = await dataset()
    const steps = stepsOf(
      { op: 'pseudonymize', columns: ['身份证号', '手机号'], params: { key: '甲', length: 20 } },
      { op: 'generalizeDate', columns: ['出生日期'], params: { unit: 'year' } },
    )
    const policyFile = join(dir, 'own.json')
    writeFileSync(
      policyFile,
      JSON.stringify({
        formatVersion: 1,
        id: 'own',
        version: '1',
        title: '本单位',
        release: 'internal',
        source: '测试',
        rules: [
          {
            id: 'phone',
            title: '手机号',
            reason: '手机号要换成假名。',
            when: { kinds: ['mobile'], roles: ['direct'] },
            allowed: [{ op: 'pseudonymize' }],
          },
        ],
      }),
    )
    await client.call('policies.keep', { path: policyFile })
    await client.call('recipe.save', { datasetId, steps, label: '' })
    const refused = await client.call('run.start', { datasetId, policy: 'own' }).catch((thrown: unknown) => thrown)
    expect(codeOf(refused)).toBe('MASKING_INCONSISTENT')
    expect(refused instanceof OpenprepError && refused.params.repairs).toContain('“电子邮箱”只留 @ 后面')
    expect(await client.call('run.get', { datasetId })).toBeNull()
    await client.call('recipe.save', {
      datasetId,
      steps: [...steps, ...stepsOf({ op: 'dropColumn', columns: ['电子邮箱'] }).map(step => ({ ...step, id: 'x' }))],
      label: '',
    })
    expect(await client.call('run.start', { datasetId, policy: 'own' })).toMatchObject({ counts: { result: 300 } })
  })
})

describe('keys', () => {
  it('that a recipe makes serve its dataset alone; one for the whole body serves all and says why', async () => {
    const [one, other] = [await dataset(), await dataset()]
    const steps = stepsOf(
      { op: 'pseudonymize', columns: ['手机号'], params: { key: '只此一份' } },
      { op: 'dropColumn', columns: ['电子邮箱'] },
    )
    const run = async (datasetId: string, all: Step[]) => {
      await client.call('recipe.save', { datasetId, steps: all, label: '' })
      return client.call('run.start', { datasetId })
    }
    const [mine, theirs] = [await run(one, steps), await run(other, steps)]
    expect(mine.result.sha256).not.toBe(theirs.result.sha256)
    await client.call('keys.create', { name: '通用', reason: '两份名册要对得上' })
    const shared = steps.map(step => (step.op === 'pseudonymize' ? { ...step, params: { key: '通用' } } : step))
    const [first, second] = [await run(one, shared), await run(other, shared)]
    expect(first.result.sha256).toBe(second.result.sha256)
    const keys = await client.call('keys.list', {})
    const names = await client.call('datasets.list', {})
    expect(keys.filter(({ name }) => name === '只此一份').map(({ project }) => project)).toEqual([one, other])
    expect(keys.find(({ project }) => project === one)).toMatchObject({
      projectName: names.find(({ id }) => id === one)?.name,
    })
    expect(keys.find(({ name }) => name === '通用')).toMatchObject({ reason: '两份名册要对得上', projectName: null })
  })

  it('random pseudonyms stay the same over datasets and runs, and are destroyed with the key, which is recorded', async () => {
    const [one, other] = [await dataset(), await dataset()]
    await client.call('keys.create', { name: '对照', reason: '逐月对得上' })
    const steps = stepsOf(
      { op: 'pseudonymFromTable', columns: ['手机号'], params: { key: '对照' } },
      { op: 'dropColumn', columns: ['电子邮箱'] },
    )
    const pseudonyms = async (datasetId: string) => {
      await client.call('recipe.save', { datasetId, steps, label: '' })
      await client.call('run.start', { datasetId })
      const page = await client.call('table.page', { datasetId, view: 'result', offset: 0, limit: 300 })
      return page.rows.map(({ cells }) => cells[3])
    }
    const first = await pseudonyms(one)
    expect(await pseudonyms(other)).toEqual(first)
    expect(new Set(first).size).toBe(300)
    const ring = () => readFileSync(join(dir, 'keyring.json'), 'utf8')
    expect(ring()).toContain('pseudonyms')
    await client.call('keys.destroy', { name: '对照' })
    expect(ring()).not.toContain('pseudonyms')
    expect(await client.call('keys.destroyed', {})).toMatchObject([{ name: '对照', by: '李经办' }])
    const { events } = await client.call('audit.list', { offset: 0, limit: 500 })
    expect(events.find(({ action }) => action === 'key.destroyed')).toMatchObject({
      person: '李经办',
      detail: { name: '对照' },
    })
  })
})

describe('the catalogue', () => {
  it('declares made-up columns by itself, whatever a person typed, and stops when they are gone', async () => {
    const datasetId = await dataset()
    const synthetic = stepsOf(
      { op: 'synthesizeColumn', columns: ['积分'], params: { key: '合成' } },
      { op: 'dropColumn', columns: ['身份证号', '手机号', '电子邮箱'] },
    )
    await client.call('recipe.save', { datasetId, steps: synthetic, label: '' })
    const { catalogue } = await client.call('catalogue.propose', { datasetId })
    const points = (fields: typeof catalogue.fields) => fields.find(({ label }) => label === '积分')?.description ?? ''
    expect(points(catalogue.fields)).toMatch(/^合成数据，不是原始数据/)
    const typed = { ...catalogue, fields: catalogue.fields.map(field => ({ ...field, description: '每人的积分' })) }
    const saved = await client.call('catalogue.save', { datasetId, catalogue: typed })
    expect(points(saved.catalogue.fields)).toMatch(/^合成数据，不是原始数据.*每人的积分$/)
    expect(saved.catalogue.fields.filter(({ description }) => description.startsWith('合成数据'))).toHaveLength(1)
    await client.call('recipe.save', {
      datasetId,
      steps: stepsOf({ op: 'dropColumn', columns: ['身份证号'] }),
      label: '',
    })
    const later = await client.call('catalogue.get', { datasetId })
    expect(points(later.catalogue.fields)).toBe('每人的积分')
  })
})
