// Bureau and body at the command line with nothing between them but files: a template from folder to clerk, and what bodies hand in.
// Every organisation and person is made up.
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { writeIdentityFile } from '../../src-main/store/identity-file.ts'
import { personOf, rootOf, trustIn } from '../unit/signing/people.ts'
import { openprep, workPlace } from './openprep.ts'

const { dir, at, write } = workPlace()
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const bureauRoot = rootOf('示例市数据局')
const bodyRoot = rootOf('示例市城市管理局')
const phrase = write('口令.txt', '口令\n')
const trust = write('信任.json', JSON.stringify(trustIn(bureauRoot, bodyRoot)))
const people = {
  officer: personOf(bureauRoot, '王签发', 'bureau'),
  clerk: personOf(bodyRoot, '张办', 'clerk'),
  chief: personOf(bodyRoot, '李总', 'chiefDataOfficer'),
}
for (const [name, person] of Object.entries(people)) writeIdentityFile(at(`${name}.odid`), person, '口令')
const as = (name: keyof typeof people) => [...['--identity', at(`${name}.odid`), '--identity-passphrase-file', phrase]]
const clerkStore = ['--store', at('科室')]
const bureauStore = ['--store', at('主管')]
const codeOf = (answer: { json: unknown }) =>
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }).parse(answer.json).error
const json = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'))

const parking = write(
  '停车场.csv',
  `\ufeff车场名称,车场类别,泊位数\r\n${Array.from({ length: 30 }, (_, row) => `第${row + 1}停车场 ,${(row % 3) + 1},${row + 20}`).join('\r\n')}\r\n`,
)

describe('template', () => {
  it('new writes a folder, build names the file that is wrong, test says what it would do to a sample', async () => {
    const made = await openprep('template', 'new', at('模板'), '--json')
    expect(made.exit).toBe(0)
    expect(z.object({ files: z.array(z.string()) }).parse(made.json).files).toContain('pack.json')
    const limits = json('模板/limits.json')
    write('模板/limits.json', JSON.stringify({ ...limits, quality: { complete: 5 } }))
    const build = ['template', 'build', at('模板'), '--out', at('v1.odtpl'), ...as('officer'), '--json']
    const broken = await openprep(...build)
    expect(broken.exit).toBe(3)
    expect(codeOf(broken)).toMatchObject({ code: 'TEMPLATE_INVALID', message: expect.stringContaining('limits.json') })
    write('模板/limits.json', JSON.stringify(limits))
    const tried = await openprep('template', 'test', at('模板'), parking, '--json')
    expect(tried).toMatchObject({ exit: 1, json: { recipes: [{ name: '停车场日常清洗', runs: false }], faults: [] } })
    expect((await openprep(...build)).exit).toBe(0)
  })

  it('verify and import refuse what is changed or from strangers; --check changes nothing', async () => {
    expect((await openprep('template', 'verify', at('v1.odtpl'), '--trust', trust, '--json')).exit).toBe(0)
    const bytes = readFileSync(at('v1.odtpl'))
    const place = bytes.indexOf('0.98')
    expect(place).toBeGreaterThan(0)
    write('假.odtpl', Buffer.concat([bytes.subarray(0, place), Buffer.from('0.08'), bytes.subarray(place + 4)]))
    const forged = await openprep('template', 'import', at('假.odtpl'), '--trust', trust, ...clerkStore, '--json')
    expect(forged).toMatchObject({ exit: 4, json: { error: { code: 'SIGNED_FILE_REFUSED' } } })
    expect((await openprep('import', parking, '--dataset', '停车场', ...clerkStore)).exit).toBe(0)
    const looked = await openprep('template', 'import', at('v1.odtpl'), '--check', ...clerkStore, '--json')
    expect(looked).toMatchObject({ exit: 0, json: { installed: false, affected: [{ name: '停车场' }] } })
    expect((await openprep('template', 'import', at('v1.odtpl'), ...clerkStore)).exit).toBe(0)
    const listed = await openprep('template', 'list', ...clerkStore, '--json')
    expect(listed).toMatchObject({
      exit: 1,
      json: { packs: [{ version: '1.0', current: true }], datasets: [{ outdated: true }] },
    })
  })

  it('a clerk begins with its standard recipe, and documents carry its words and seal boxes', async () => {
    const set = await openprep(
      'recipe',
      'set',
      '--template',
      '停车场日常清洗',
      '--map',
      '停车场名称=车场名称',
      ...clerkStore,
      '--json',
    )
    expect(set).toMatchObject({ exit: 0, json: { steps: [{ op: 'renameColumn' }, { op: 'normalizeText' }] } })
    const out = at('确认表.xlsx')
    expect((await openprep('catalogue', 'export', '--out', out, ...clerkStore)).exit).toBe(0)
    const shown = (await openprep('read', out, '--header', 'none')).stdout
    for (const words of ['市数据局制', '本表一式两份', '报送单位（盖章）', '市数据局（盖章）'])
      expect(shown).toContain(words)
  })

  it('diff and import of the next version say in sentences what changes; the former one and one of the body itself are refused', async () => {
    const folder = await openprep('template', 'new', at('模板二'), at('v1.odtpl'), '--trust', trust, '--json')
    expect(folder.exit).toBe(0)
    write('模板二/pack.json', JSON.stringify({ ...json('模板二/pack.json'), version: '1.1' }))
    const limits = json('模板二/limits.json')
    write('模板二/limits.json', JSON.stringify({ ...limits, quality: { ...limits.quality, complete: 0.99 } }))
    expect((await openprep('template', 'build', at('模板二'), '--out', at('v2.odtpl'), ...as('officer'))).exit).toBe(0)
    const diff = await openprep('template', 'diff', at('v1.odtpl'), at('v2.odtpl'), '--trust', trust)
    expect(diff.exit).toBe(1)
    expect(diff.stdout).toContain('完整率下限由 0.95 提高到 0.99')
    expect((await openprep('template', 'import', at('v2.odtpl'), ...clerkStore)).exit).toBe(0)
    const downgrade = await openprep('template', 'import', at('v1.odtpl'), ...clerkStore, '--json')
    expect(downgrade).toMatchObject({ exit: 4, json: { error: { code: 'SIGNED_FILE_REFUSED' } } })
    write('模板二/pack.json', JSON.stringify({ ...json('模板二/pack.json'), version: '9.0' }))
    write('模板二/limits.json', '{}')
    expect((await openprep('template', 'build', at('模板二'), '--out', at('own.odtpl'), ...as('chief'))).exit).toBe(0)
    const own = await openprep('template', 'import', at('own.odtpl'), ...clerkStore, '--json')
    expect(own).toMatchObject({ exit: 4, json: { error: { code: 'SIGNED_FILE_REFUSED' } } })
  })

  it('an exception in the entry loosens nothing, and without being checked again nothing is released', async () => {
    const entry = CatalogueSchema.parse({
      title: '公共停车场信息',
      publisher: { name: '示例市城市管理局' },
      openAttribute: 'CONDITIONAL',
      openConditions: { recipient: '本市户籍的个人' },
      updateCycle: 'YEARLY',
      contact: '0510-80000000',
      exceptions: [{ gate: 'fairConditions', reason: '来不及改' }],
    })
    write('目录.json', JSON.stringify(entry))
    expect((await openprep('catalogue', 'set', at('目录.json'), ...clerkStore)).exit).toBe(0)
    const checked = await openprep('check', ...clerkStore, '--json')
    const GatesSchema = z.array(z.object({ id: z.string(), passed: z.boolean(), limit: z.string() }))
    const { gates, approvals } = z.object({ gates: GatesSchema, approvals: GatesSchema }).parse(checked.json)
    const gate = (id: string) => [...gates, ...approvals].find(one => one.id === id)
    expect(gate('fairConditions')).toMatchObject({ passed: false })
    expect(gate('qualityDimensions')?.limit).toContain('99')
    expect(gate('templateCurrent')).toMatchObject({ passed: false })
    const recheck = await openprep('template', 'recheck', ...clerkStore, '--json')
    expect(recheck.exit).toBe(1)
    const release = await openprep('package', ...clerkStore, ...as('clerk'), '--out', at('发布.zip'), '--json')
    expect(release.exit).toBe(4)
  })
})

describe('ledger', () => {
  const entry = (title: string, more: object = {}) =>
    JSON.stringify(
      CatalogueSchema.parse({
        title,
        publisher: { name: '市城市管理局' },
        openAttribute: 'UNCONDITIONAL',
        updateCycle: 'YEARLY',
        contact: '0510-80000000',
        dataUpdateDate: '2026-01-01',
        fields: [{ label: '名称', name: 'mc', type: 'C', length: '20', description: '名称。' }],
        ...more,
      }),
    )
  const ledger = (...words: string[]) => openprep('ledger', ...words, ...bureauStore, '--json')

  it('merges entries and lists, names what went back, and counts nothing twice', async () => {
    write(
      '任务.json',
      JSON.stringify({
        year: 2026,
        city: '示例市',
        bodies: [
          { name: '市城市管理局', group: 'municipal', quantity: 2 },
          { name: '市水利局', group: 'municipal', quantity: 1 },
        ],
      }),
    )
    expect((await ledger('targets', at('任务.json'))).exit).toBe(0)
    write('停车场.json', entry('公共停车场信息', { contact: '' }))
    write('公园.json', entry('公园绿地'))
    write(
      '水利.csv',
      '\ufeff序号,开放主体,目录名称,数据项,开放属性,数据格式,更新周期,联系方式\r\n1,市水利局,水库信息,名称,无条件开放,CSV,每年,0510-82222222\r\n',
    )
    const paths = ['停车场.json', '公园.json', '水利.csv'].map(at)
    expect(await ledger('merge', ...paths)).toMatchObject({
      exit: 1,
      json: { files: 3, accepted: 2, returned: 1, known: 0 },
    })
    expect(await ledger('merge', ...paths)).toMatchObject({ exit: 0, json: { known: 3, accepted: 0 } })
    const items = await openprep('ledger', 'items', ...bureauStore)
    expect(items.exit).toBe(1)
    expect(items.stdout).toContain('请填写联系方式')
    const report = await ledger('report', '--weights', '50,30,20', '--out', at('台账.docx'))
    expect(report).toMatchObject({
      exit: 0,
      json: {
        bodies: [
          { body: '市水利局', actual: 1 },
          { body: '市城市管理局', actual: 1, gap: 1 },
        ],
      },
    })
    const now = new Date()
    const period = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`
    expect(await ledger('report', '--period', period, '--out', at('月报.docx'))).toMatchObject({
      exit: 0,
      json: { monthsReported: 1 },
    })
  })

  it('matches the reference list, records a dispute and a source', async () => {
    write('参考清单.csv', '\ufeff序号,目录名称,提供单位\r\n1,公园绿地,市城市管理局\r\n2,水库,市教育局\r\n')
    expect((await openprep('register', 'list', at('参考清单.csv'), '--name', '参考', ...bureauStore)).exit).toBe(0)
    expect(await ledger('match', '参考')).toMatchObject({
      exit: 1,
      json: [{ standing: 'HANDED_IN' }, { standing: 'ALIKE' }],
    })
    expect(await ledger('match', '参考', '2', '--item', '水库信息')).toMatchObject({
      exit: 0,
      json: { standing: 'HANDED_IN' },
    })
    expect((await ledger('lists')).exit).toBe(0)
    const opened = await ledger('dispute', 'open', '水库信息', '--unit', '市自然资源局', '--note', '由谁开放')
    expect(opened).toMatchObject({ exit: 0, json: { state: 'OPEN' } })
    const { id } = z.object({ id: z.string() }).parse(opened.json)
    expect(await ledger('dispute', 'settle', id, '--unit', '市水利局')).toMatchObject({
      exit: 0,
      json: { state: 'SETTLED' },
    })
    expect(await ledger('source', '名称', '--unit', '市水利局')).toMatchObject({
      exit: 0,
      json: [{ flagged: ['市城市管理局'] }],
    })
  })

  it('a task goes out, is received, answered, taken and settled', async () => {
    const issued = await openprep(
      'ledger',
      'issue',
      '公共停车场信息',
      '--out',
      at('任务.odrec'),
      '--note',
      '请补电话',
      '--trust',
      trust,
      ...as('officer'),
      ...bureauStore,
      '--json',
    )
    expect(issued.exit).toBe(0)
    const received = await openprep('ledger', 'receive', at('任务.odrec'), ...clerkStore, '--json')
    expect(received.exit).toBe(0)
    const { id } = z.object({ id: z.string() }).parse(received.json)
    const answered = await openprep(
      'ledger',
      'answer',
      id,
      '--out',
      at('答复.odrec'),
      '--note',
      '已补上',
      ...as('clerk'),
      ...clerkStore,
      '--json',
    )
    expect(answered.exit).toBe(0)
    expect(await openprep('ledger', 'take', at('答复.odrec'), ...bureauStore, '--json')).toMatchObject({
      exit: 0,
      json: { state: 'ANSWERED' },
    })
    const tasks = await ledger('tasks')
    expect(tasks).toMatchObject({ exit: 0, json: [{ state: 'ANSWERED', answer: { reply: '已补上' } }] })
    const [task] = z.array(z.object({ taskId: z.string() })).parse(tasks.json)
    expect(await ledger('settle', task?.taskId ?? '')).toMatchObject({ exit: 0, json: { state: 'CLOSED' } })
  })
})
