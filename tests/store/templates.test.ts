// Standard templates between a bureau's PC and a clerk's: made, installed, upgraded, compared; every forgery refused with its reason;
// and every way of loosening what a template asks for comes to nothing.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import { StepSchema } from '../../src-main/contract/recipe.ts'
import { type TemplatePack, TemplatePackSchema } from '../../src-main/contract/template-pack.ts'
import type { Signer } from '../../src-main/core/signing/certificates.ts'
import { EXAMPLE_PACK } from '../../src-main/core/template-pack/example-pack.ts'
import { writeTemplateFile } from '../../src-main/files/signed/template-file.ts'
import { engineAt, type OpenedEngine } from '../engine-at.ts'
import { bytesOf, personOf, rootOf, trustIn } from '../unit/signing/people.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const bureauRoot = rootOf('示例市数据局')
const ownRoot = rootOf('示例市民政局')
const issuer = personOf(bureauRoot, '王签发', 'bureau')
const clerk = personOf(ownRoot, '张办', 'clerk')
const ownChief = personOf(ownRoot, '李总', 'chiefDataOfficer')
let minute = 0
const now = () => new Date(Date.UTC(2026, 10, 20, 8, minute++)).toISOString()

let place = ''
const at = (name: string) => join(place, name)

const pc = (name: string, identity: Signer) =>
  engineAt(at(name), { identity, person: name, now, trust: trustIn(bureauRoot, ownRoot) })

const unconditional: TemplatePack['parts']['policies'][number] = JSON.parse(
  readFileSync(join(ROOT, 'resources/policies/unconditional.json'), 'utf8'),
)

const detects = (id: string, by: object, role: string, grade: string) => ({
  id,
  title: id,
  reason: '按市里规定。',
  ...by,
  role,
  grade,
})
/** One rule by header, one by the words and one by the shape of the values. */
const DETECTION = [
  detects('by-header', { headers: ['帮扶情形'] }, 'sensitive', 'g2'),
  detects('by-words', { dictionary: '帮扶' }, 'sensitive', 'g3'),
  detects('by-shape', { shapes: ['AA-9999'] }, 'quasi', 'g2'),
]

/** Project codes must go: the application has nothing against them. */
function packOf(version: string, parts: object = {}): TemplatePack {
  return TemplatePackSchema.parse({
    formatVersion: 1,
    id: 'city-standard',
    title: '示例市标准模板',
    version,
    parts: {
      catalogueForm: EXAMPLE_PACK.parts.catalogueForm,
      codeLists: EXAMPLE_PACK.parts.codeLists,
      columns: EXAMPLE_PACK.parts.columns,
      detection: DETECTION,
      dictionaries: [{ name: '帮扶', words: ['甲类', '乙类'] }],
      limits: EXAMPLE_PACK.parts.limits,
      referenceLists: EXAMPLE_PACK.parts.referenceLists,
      calendar: EXAMPLE_PACK.parts.calendar,
      policies: [
        {
          ...unconditional,
          version: `${version}-市`,
          rules: [
            {
              id: 'project-code',
              title: '项目编号',
              reason: '项目编号能对上内部台账，必须删除。',
              when: { headers: ['项目编号'] },
              allowed: [],
              proposed: { op: 'dropColumn', params: {} },
            },
            ...unconditional.rules,
          ],
        },
      ],
      ...parts,
    },
  })
}

async function signed(
  name: string,
  pack: TemplatePack,
  signer: Signer = issuer,
  validTo: string | null = null,
): Promise<string> {
  const out = at(name)
  await writeTemplateFile({
    out,
    pack,
    signer,
    id: name,
    issuedAt: now(),
    validTo,
    random: size => bytesOf(name, size),
  })
  return out
}

async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const thrown: unknown = await attempt.then(
    () => null,
    error => error,
  )
  if (!(thrown instanceof OpenprepError)) return String(thrown)
  return String(thrown.params.refusal ?? thrown.code)
}

let bureau: OpenedEngine
let work: OpenedEngine
let datasetId = ''

async function openWork(): Promise<void> {
  work = await pc('clerk', clerk)
}

/** Whatever may be changed in the file of the database while the program is closed. */
async function behindItsBack(change: (db: Database.Database) => void): Promise<void> {
  await work.close()
  const db = new Database(join(at('clerk'), 'openprep.db'))
  change(db)
  db.close()
  await openWork()
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-templates-'))
  bureau = await pc('bureau', issuer)
  await openWork()
  writeFileSync(
    at('停车场.csv'),
    `项目编号,车场名称,车场类别,泊位数,帮扶情形\r\n${Array.from({ length: 60 }, (_, row) => `XM-${1000 + row},第${row}停车场,${(row % 3) + 1},${row + 20},${row % 2 ? '甲类' : '乙类'}`).join('\r\n')}\r\n`,
  )
  const report = await work.client.call('datasets.import', { path: at('停车场.csv'), name: '停车场', reading: {} })
  datasetId = report.datasetId
})
afterAll(async () => {
  await bureau.close()
  await work.close()
  rmSync(place, { recursive: true, force: true })
})

const run = async (...ops: { op: string; columns: string[] }[]) => {
  const steps = ops.map((step, no) => StepSchema.parse({ id: `s${no}`, ...step }))
  await work.client.call('recipe.save', { datasetId, steps, label: '' })
  await work.client.call('run.start', { datasetId })
}
const gate = async (id: string) => {
  const { gates, approvals } = await work.client.call('gates.run', { datasetId })
  return [...gates, ...approvals].find(one => one.id === id)
}

describe('a template is made, installed, upgraded and compared', () => {
  it('is signed by the bureau from a folder of files, after a trial on sample data', async () => {
    const folder = at('模板')
    await bureau.client.call('templates.writeFolder', { path: folder, pack: packOf('1.0') })
    const { pack, faults } = await bureau.client.call('templates.readFolder', { path: folder })
    expect(faults).toEqual([])
    expect(pack).toEqual(packOf('1.0'))
    const { datasetId: sample } = await bureau.client.call('datasets.import', {
      path: at('停车场.csv'),
      name: '样例',
      reading: {},
    })
    const trial = await bureau.client.call('templates.try', { datasetId: sample, pack })
    expect(trial.columns.map(({ column, standard }) => [column, standard])).toEqual([
      ['项目编号', null],
      ['车场名称', '停车场名称'],
      ['车场类别', '停车场类别'],
      ['泊位数', '泊位数'],
      ['帮扶情形', null],
    ])
    expect(trial.columns[0]).toMatchObject({
      policyRule: '项目编号',
      proposed: '删除列',
      detection: ['by-shape'],
      role: 'quasi',
    })
    expect(trial.columns[4]).toMatchObject({ detection: ['by-header', 'by-words'], role: 'sensitive', grade: 'g3' })
    const facts = await bureau.client.call('templates.build', { pack, out: at('v1.odtpl'), validTo: null })
    expect(facts).toMatchObject({ version: '1.0', issuer: { name: '王签发', unit: '示例市数据局' } })
  })

  it('shows the clerk what will change, changes nothing until it is installed, and then is remembered', async () => {
    const looked = await work.client.call('templates.look', { path: at('v1.odtpl') })
    expect(looked).toMatchObject({ replaces: null, known: false, affected: [{ name: '停车场' }] })
    expect(looked.changes.map(({ sentence }) => sentence)).toContain('目录“摘要”改为必填。')
    expect(await work.client.call('templates.list', {})).toEqual([])
    await work.client.call('templates.import', { path: at('v1.odtpl') })
    expect(await work.client.call('templates.list', {})).toMatchObject([{ id: 'city-standard', current: true }])
    const again = await work.client.call('templates.import', { path: at('v1.odtpl') })
    expect(again.known).toBe(true)
    const lists = await work.client.call('references.list', {})
    expect(lists.map(({ name }) => name)).toEqual(['年度参考清单'])
  })

  it('really asks for what it says: form, standard columns, code lists, limits, policy, grading, calendar', async () => {
    await run({ op: 'dropColumn', columns: ['帮扶情形'] })
    const { catalogue, missing } = await work.client.call('catalogue.propose', { datasetId })
    expect(missing.map(({ path }) => path)).toContain('extras.leader')
    expect(catalogue.templateVersion).toBe('示例市标准模板 1.0')
    expect(catalogue.fields.find(({ label }) => label === '车场类别')).toMatchObject({
      name: 'parking_kind',
      codeList: { name: '停车场类别' },
    })
    const judged = await work.client.call('policies.judge', { datasetId, policy: 'unconditional' })
    expect(judged.met).toBe(false)
    expect(judged.columns).toContainEqual(expect.objectContaining({ column: '项目编号', verdict: 'untreated' }))
    expect(await gate('maskingPolicy')).toMatchObject({ passed: false })
    expect((await gate('qualityDimensions'))?.limit).toContain('95')
    const profile = await work.client.call('profile.run', { datasetId, view: 'source' })
    expect(profile.columns.at(-1)).toMatchObject({ name: '帮扶情形', role: 'sensitive', grade: 'g3' })
  })

  it('flags datasets made under the former version, alters none, and checks them again', async () => {
    expect(await gate('templateCurrent')).toMatchObject({ passed: false })
    const before = await work.client.call('run.get', { datasetId })
    const { state } = await work.client.call('templates.recheck', { datasetId })
    expect(state.outdated).toBe(false)
    expect(await gate('templateCurrent')).toMatchObject({ passed: true })
    const v2 = packOf('1.10', {
      limits: { quality: { complete: 0.99 }, noExceptions: [] },
      dictionaries: [],
      detection: [],
    })
    const path = await signed('v2.odtpl', v2)
    const looked = await work.client.call('templates.look', { path })
    expect(looked.replaces).toBe('1.0')
    const said = looked.changes.map(({ kind, sentence }) => `${kind} ${sentence}`)
    expect(said).toContain('stricter 完整率下限由 0.95 提高到 0.99。')
    expect(said).toContain('milder 不再规定一致率下限。')
    expect(said).toContain('milder 去掉识别规则“by-words”。')
    expect(said.some(one => /^milder 检查“.+”又可以说明理由后通过。$/.test(one))).toBe(true)
    await work.client.call('templates.import', { path })
    const [stateNow] = await work.client.call('templates.datasets', {})
    expect(stateNow).toMatchObject({ outdated: true, made: [{ version: '1.0' }], current: [{ version: '1.10' }] })
    expect(await work.client.call('run.get', { datasetId })).toEqual(before)
    const compared = await work.client.call('templates.compare', { id: 'city-standard', from: '1.10', to: '1.0' })
    expect(compared.map(({ kind, sentence }) => `${kind} ${sentence}`)).toContain(
      'milder 完整率下限由 0.99 降低到 0.95。',
    )
  })
})

describe('templates that may not be believed are refused with the reason', () => {
  const look = (path: string) => refusalOf(work.client.call('templates.import', { path }))

  it('changed bytes, another version number, an older version, the same number with other content', async () => {
    const bytes = readFileSync(at('v2.odtpl'))
    for (const [name, from, to] of [
      ['改限值', '0.99', '0.10'],
      ['改标题', '示例市标准', '示例市宽松'],
    ] as const) {
      const found = bytes.indexOf(from)
      expect(found).toBeGreaterThan(0)
      const forged = Buffer.concat([
        bytes.subarray(0, found),
        Buffer.from(to),
        bytes.subarray(found + Buffer.byteLength(from)),
      ])
      writeFileSync(at('forged.odtpl'), forged)
      expect(await look(at('forged.odtpl')), name).toBe('signatureWrong')
    }
    expect(await look(await signed('v1.9.odtpl', packOf('1.9')))).toBe('downgrade')
    expect(await look(await signed('same.odtpl', packOf('1.10', { milestones: [] })))).toBe('versionTaken')
  })

  it('past its time, from an issuer nobody trusts, from a person without that duty, from the body itself', async () => {
    expect(await look(await signed('old.odtpl', packOf('2.0'), issuer, '2026-01-01T00:00:00.000Z'))).toBe(
      'envelopeExpired',
    )
    const stranger = personOf(rootOf('别的局'), '外人', 'bureau')
    expect(await look(await signed('stranger.odtpl', packOf('2.0'), stranger))).toBe('unknownIssuer')
    const noDuty = personOf(bureauRoot, '小办', 'clerk')
    expect(await look(await signed('clerk.odtpl', packOf('2.0'), noDuty))).toBe('roleNotAllowed')
    expect(await look(await signed('own.odtpl', packOf('9.0', { limits: { noExceptions: [] } }), ownChief))).toBe(
      'issuerChanged',
    )
  })

  it('a clerk cannot sign one', async () => {
    const attempt = work.client.call('templates.build', { pack: packOf('3.0'), out: at('x.odtpl'), validTo: null })
    expect(await refusalOf(attempt)).toBe('TEMPLATE_ROLE')
  })
})

describe('nothing loosens what a template asks for', () => {
  it('a local policy of the same name, of a new name, or given for one run', async () => {
    const open = {
      ...unconditional,
      version: '9',
      rules: [
        {
          id: 'any',
          title: '都放行',
          reason: '放行。',
          when: { headers: [''].concat(['项目']).filter(Boolean) },
          open: true,
          allowed: [],
          proposed: null,
        },
      ],
    }
    writeFileSync(at('同名.json'), JSON.stringify(open))
    writeFileSync(at('新名.json'), JSON.stringify({ ...open, id: 'our-own' }))
    await work.client.call('policies.keep', { path: at('同名.json') })
    await work.client.call('policies.keep', { path: at('新名.json') })
    for (const policy of ['unconditional', 'our-own']) {
      const judged = await work.client.call('policies.judge', { datasetId, policy })
      expect(
        judged.columns.find(({ column }) => column === '项目编号'),
        policy,
      ).toMatchObject({ verdict: 'untreated' })
    }
    expect(await gate('maskingPolicy')).toMatchObject({ passed: false })
    const dropped = await refusalOf(work.client.call('run.start', { datasetId, policy: 'our-own' }))
    expect(dropped).toBe('POLICY_REFUSED')
  })

  it('figures, days off and judgements saved by hand', async () => {
    const strict = packOf('1.11', {
      limits: { people: { public: 50 }, noExceptions: ['fairConditions'] },
    })
    await work.client.call('templates.import', { path: await signed('v3.odtpl', strict) })
    const figures = await work.client.call('risk.figures', {})
    expect(1 / figures.releases.public.threshold).toBeCloseTo(50)
    const loose = {
      ...figures,
      releases: { ...figures.releases, public: { ...figures.releases.public, threshold: 1 } },
    }
    const kept = await work.client.call('risk.saveFigures', { figures: loose })
    expect(1 / kept.releases.public.threshold).toBeCloseTo(50)
    const calendar = await work.client.call('calendar.get', {})
    const free = Array.from({ length: 20 }, (_, day) => ({
      date: `2026-06-${String(day + 1).padStart(2, '0')}`,
      kind: 'off' as const,
      name: '自定',
    }))
    await work.client.call('calendar.save', { years: [2026], days: free })
    expect(await work.client.call('calendar.get', {})).toEqual(calendar)
    const judgement = { role: 'none' as const, grade: 'g1' as const, reason: '我觉得不敏感' }
    await work.client.call('profile.judge', { datasetId, view: 'source', column: '帮扶情形', judgement })
    const profile = await work.client.call('profile.get', { datasetId, view: 'source' })
    expect(profile?.columns.at(-1)).toMatchObject({ role: 'sensitive', grade: 'g3' })
  })

  it('an exception the template forbids', async () => {
    const { catalogue } = await work.client.call('catalogue.get', { datasetId })
    const openConditions = { ...catalogue.openConditions, recipient: '本市户籍的个人' }
    const exceptions = [{ gate: 'fairConditions', reason: '来不及改' }]
    const entry = { ...catalogue, openAttribute: 'CONDITIONAL' as const, openConditions, exceptions }
    await work.client.call('catalogue.save', { datasetId, catalogue: entry })
    expect(await gate('fairConditions')).toMatchObject({ passed: false })
  })

  it.each<[string, (db: Database.Database) => void]>([
    [
      'the pack is edited',
      db => db.exec(`UPDATE template_packs SET envelope = replace(envelope, '"public":50', '"public":2')`),
    ],
    [
      'the pack is edited and its hash beside it',
      db => {
        const rows = db
          .prepare<[], { rowid: number; envelope: string }>('SELECT rowid, envelope FROM template_packs')
          .all()
        for (const { rowid, envelope } of rows)
          db.prepare("UPDATE template_packs SET envelope = ?, sha256 = 'x' WHERE rowid = ?").run(
            envelope.replace('50', '2'),
            rowid,
          )
      },
    ],
    ['the latest version is deleted', db => db.exec(`DELETE FROM template_packs WHERE version = '1.11'`)],
    ['all of them are deleted', db => db.exec('DELETE FROM template_packs')],
    ['whom to trust is deleted', db => db.exec('DELETE FROM trust')],
  ])('a change of the file behind the program’s back stops the checks: %s', async (_, change) => {
    await work.close()
    const file = join(at('clerk'), 'openprep.db')
    copyFileSync(file, at('kept.db'))
    await openWork()
    await behindItsBack(change)
    const trusting = _ === 'whom to trust is deleted'
    // The trust file of this test is imported at every start, as a person would do; then nothing is wrong any more.
    expect(await refusalOf(work.client.call('gates.run', { datasetId }))).toBe(trusting ? 'null' : 'TEMPLATE_TAMPERED')
    await work.close()
    copyFileSync(at('kept.db'), file)
    await openWork()
    expect(await refusalOf(work.client.call('gates.run', { datasetId }))).toBe('null')
  })
})
