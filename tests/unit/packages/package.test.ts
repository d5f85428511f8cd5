import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import yauzl from 'yauzl'
import yazl from 'yazl'
import type { GateReport, PrivacyClaim } from '../../../src-main/contract/gates.ts'
import { privacyClaim } from '../../../src-main/core/deidentification/risk/privacy-claim.ts'
import { citizenIdCheckCharacter } from '../../../src-main/core/identifiers/citizen-id.ts'
import { buildPackage } from '../../../src-main/files/packages/build-package.ts'
import { type Container, entryBytes, openContainer } from '../../../src-main/files/packages/container-reader.ts'
import { ContainerWriter } from '../../../src-main/files/packages/container-writer.ts'
import { isPackage } from '../../../src-main/files/packages/is-package.ts'
import { safeFileName } from '../../../src-main/files/packages/package-paths.ts'
import { scanPackage } from '../../../src-main/files/packages/scan-package.ts'
import { verifyPackage } from '../../../src-main/files/packages/verify-package.ts'
import { riskOf } from '../deidentification/make-risk.ts'
import { makeArchive } from '../spreadsheets/make-archive.ts'
import { COLUMNS, ROWS, sources } from './sample-package.ts'

const folder = mkdtempSync(join(tmpdir(), 'package-'))
const at = (name: string) => join(folder, name)
const sample = at('sample.zip')
let container: Container

beforeAll(async () => {
  await buildPackage(sources(sample))
  container = await openContainer(sample)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function fileOf(path: string): Promise<Buffer> {
  const entry = container.entries.find(one => one.path === path)
  if (entry === undefined) throw new Error(`no ${path}`)
  const pieces: Uint8Array[] = []
  for await (const piece of entryBytes(container, entry)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const failed = (report: { checks: { id: string; ok: boolean }[] }) =>
  report.checks.filter(check => !check.ok).map(check => check.id)

/** The same package with one file replaced and the manifest left as it was, or rewritten by `manifest`. */
async function repacked(
  name: string,
  replace: Record<string, Uint8Array | null>,
  extra: Record<string, Uint8Array> = {},
) {
  const target = at(name)
  const all = new Map<string, Uint8Array>()
  for (const { path } of container.entries) all.set(path, await fileOf(path))
  for (const [path, bytes] of Object.entries({ ...replace, ...extra }))
    if (bytes === null) all.delete(path)
    else all.set(path, bytes)
  await ContainerWriter.make(target, undefined, async writer => {
    for (const path of [...all.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
      await writer.add(path, [all.get(path)!])
  })
  return target
}

describe('a release package', () => {
  it('holds data, catalogue, documents and manifest, stored as they are', () => {
    expect(container.problem).toBeNull()
    expect(container.entries.map(entry => entry.path)).toEqual([
      'catalogue.json',
      'data/无锡市公共停车场信息.csv',
      'data/无锡市公共停车场信息.csv-metadata.json',
      'data/无锡市公共停车场信息.xlsx',
      'datapackage.json',
      'dcat.jsonld',
      'docs/处理报告.docx',
      'docs/处理报告.xlsx',
      'docs/审查意见表.docx',
      'docs/审查意见表.xlsx',
      'docs/开放清单.docx',
      'docs/开放清单.xlsx',
      'docs/数据字典.docx',
      'docs/数据字典.xlsx',
      'docs/目录确认表.docx',
      'docs/目录确认表.xlsx',
      'docs/质量报告.docx',
      'docs/质量报告.xlsx',
      'manifest.json',
    ])
  })

  it('is the same to the byte when built again', async () => {
    const again = await buildPackage(sources(at('again.zip')))
    expect(readFileSync(at('again.zip')).equals(readFileSync(sample))).toBe(true)
    expect(again.bytes).toBe(readFileSync(sample).length)
  })

  it('opens with ordinary zip programs', async () => {
    const names: string[] = []
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    yauzl.open(sample, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) => {
      if (error !== null) return reject(error)
      zip.on('entry', entry => {
        names.push(entry.fileName)
        zip.readEntry()
      })
      zip.on('end', resolve).on('error', reject).readEntry()
    })
    await promise
    expect(names).toEqual(container.entries.map(entry => entry.path))
  })

  it('verifies, and is never releasable while it is a draft', async () => {
    const report = await verifyPackage(sample)
    expect(failed(report)).toEqual([])
    expect(report).toMatchObject({ ok: true, releasable: false })
  })

  it('says in every document that it is a draft', async () => {
    const documents = container.entries.filter(({ path }) => path.endsWith('.xlsx') && !path.startsWith('data/'))
    for (const { path } of documents) {
      const book = XLSX.read(await fileOf(path))
      for (const name of book.SheetNames)
        expect(XLSX.utils.sheet_to_csv(book.Sheets[name]!)).toContain('草稿（未经审核）')
    }
    expect(JSON.parse(String(await fileOf('manifest.json'))).notice).toContain('草稿（未经审核）')
  })

  it('tells the public nothing about treatments, grades, dropped columns or values in steps', async () => {
    const texts: string[] = []
    for (const { path } of container.entries) {
      const bytes = await fileOf(path)
      if (!path.endsWith('.xlsx')) texts.push(String(bytes))
      else for (const sheet of Object.values(XLSX.read(bytes).Sheets)) texts.push(XLSX.utils.sheet_to_csv(sheet))
    }
    const all = texts.join('\n')
    expect(all).toContain('删除「不公开的列」整列')
    for (const secret of ['联系人手机', '13000000000', '遮盖中间四位', '"treatment"', '"grade"'])
      expect(all).not.toContain(secret)
  })

  it('keeps the machine file exact, formulas and line breaks included, behind a byte order mark', async () => {
    const csv = await fileOf('data/无锡市公共停车场信息.csv')
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(String(csv.subarray(3))).toBe(
      '编号,名称,备注\r\n0001,崇安寺停车场,=1+1\r\n0002,"南禅寺""停车场""","第一行\r\n第二行"\r\n' +
        '0003,"人民路,停车场",\r\n0004, 站前停车场 ,_x0041_\r\n,,\r\n',
    )
  })

  it('leaves nothing behind when its source fails, and says when the folder cannot be written', async () => {
    const before = readdirSync(folder)
    const broken = sources(at('broken.zip'), {
      chunks: () => {
        throw new Error('chunk damaged')
      },
    })
    await expect(buildPackage(broken)).rejects.toThrow('chunk damaged')
    expect(readdirSync(folder)).toEqual(before)
    await expect(buildPackage(sources(at('no/such/p.zip')))).rejects.toMatchObject({ code: 'TARGET_NOT_WRITABLE' })
  })

  it('stops when it is cancelled and leaves nothing behind', async () => {
    const before = readdirSync(folder)
    const stop = new AbortController()
    const cancelled = sources(at('cancelled.zip'), { signal: stop.signal, onFile: () => stop.abort() })
    await expect(buildPackage(cancelled)).rejects.toMatchObject({ name: 'AbortError' })
    expect(readdirSync(folder)).toEqual(before)
  })

  it('is refused without reviews, with open gates, and, even as a draft, with identifiers', async () => {
    const gates = (id: string): GateReport => ({
      passed: false,
      gates: [{ id, title: id, requirement: 'R1', passed: false, figure: '', limit: '', findings: [], place: 'mask' }],
      approvals: [],
    })
    const build = (more: object) => buildPackage(sources(at('refused.zip'), more))
    await expect(build({ draft: false })).rejects.toMatchObject({ code: 'PACKAGE_UNAPPROVED' })
    await expect(build({ draft: false, gateReport: gates('emptyValues') })).rejects.toMatchObject({
      code: 'PACKAGE_NOT_READY',
    })
    await expect(build({ gateReport: gates('leftoverIdentifiers') })).rejects.toMatchObject({ code: 'PACKAGE_UNSAFE' })
    await expect(build({ gateReport: gates('emptyValues') })).resolves.toMatchObject({ manifest: { draft: true } })
  })

  it('is told from other files by its content', async () => {
    writeFileSync(at('table.csv'), 'a,b\n1,2\n')
    expect([await isPackage(sample), await isPackage(at('table.csv'))]).toEqual([true, false])
  })

  it.each([
    ['停车场/信息:2024*', '停车场_信息_2024_'],
    ['  名称. ', '名称'],
    ['CON', '_CON'],
    ['..', '未命名数据集'],
  ])('names data files of “%s” safely', (title, name) => {
    expect(safeFileName(title)).toBe(name)
  })
})

describe('a package somebody changed', () => {
  it('never verifies with any byte flipped, and the file the byte lies in is named', async () => {
    const original = readFileSync(sample)
    const target = at('flipped.zip')
    // Every header byte would take long; a stride prime to all sizes reaches every region.
    const positions = [...Array(120).keys()].map(i => (i * 104_729) % original.length)
    positions.push(0, 3, 26, original.length - 1, original.length - 22, original.length - 5)
    for (const position of positions) {
      const changed = Buffer.from(original)
      changed[position]! ^= 1 << (position % 8)
      writeFileSync(target, changed)
      const report = await verifyPackage(target)
      expect(report.ok, `byte ${position}`).toBe(false)
      const inside = container.entries.find(({ from, bytes }) => position >= from && position < from + bytes)
      if (inside !== undefined) {
        const said = report.checks.find(check => check.id === 'files')?.detail
        expect(said, `byte ${position}`).toContain(inside.path)
      }
    }
  })

  it.each([
    ['bytes behind the end', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
    ['bytes in front', (bytes: Buffer) => Buffer.concat([Buffer.from('MZ'), bytes])],
    ['the last bytes cut off', (bytes: Buffer) => bytes.subarray(0, -30)],
    ['nothing left', () => Buffer.alloc(0)],
    ['no zip at all', () => Buffer.from('not a package at all, really')],
  ])('does not verify with %s', async (_name, change) => {
    writeFileSync(at('odd.zip'), change(readFileSync(sample)))
    expect(await verifyPackage(at('odd.zip'))).toMatchObject({ ok: false, releasable: false })
  })

  it('does not verify when written by another zip program, even with the same files', async () => {
    const other = new yazl.ZipFile()
    for (const { path } of container.entries) other.addBuffer(await fileOf(path), path, { compress: false })
    other.end()
    const pieces: Uint8Array[] = []
    for await (const piece of other.outputStream) pieces.push(Buffer.from(piece))
    writeFileSync(at('other.zip'), Buffer.concat(pieces))
    expect(failed(await verifyPackage(at('other.zip')))).toContain('container')
  })

  it('names a file that is missing, added or exchanged', async () => {
    const detail = async (path: string) =>
      (await verifyPackage(path)).checks.find(check => check.id === 'files')?.detail
    expect(await detail(await repacked('missing.zip', { 'docs/质量报告.xlsx': null }))).toContain('质量报告')
    expect(await detail(await repacked('extra.zip', {}, { 'docs/附件.txt': Buffer.from('x') }))).toContain('附件.txt')
    const exchanged = await repacked('exchanged.zip', { 'catalogue.json': Buffer.from('{}') })
    expect(await detail(exchanged)).toContain('catalogue.json')
  })

  it('does not verify when the manifest claims to be releasable', async () => {
    const manifest = JSON.parse(String(await fileOf('manifest.json')))
    const bytes = Buffer.from(
      `${JSON.stringify({ ...manifest, releasable: true, draft: false, notice: '' }, null, 2)}\n`,
    )
    const report = await verifyPackage(await repacked('claim.zip', { 'manifest.json': bytes }))
    expect(failed(report)).toContain('manifest')
    expect(report.releasable).toBe(false)
  })
})

describe('a package that says how many look alike', () => {
  const columns = ['年龄', '病']
  const rows = [
    ...Array.from({ length: 6 }, (_, at) => ['30-39岁', at % 2 === 0 ? 'A' : 'B']),
    ['40岁及以上', 'A'],
    ['40岁及以上', 'B'],
  ]
  const truth: PrivacyClaim = {
    quasiIdentifiers: ['年龄'],
    k: { ownClass: 2, anyValue: 2, removed: 2 },
    sensitive: [{ column: '病', distinct: 2, equalDistance: 0 }],
  }
  let claims = 0
  const privacyOf = async (privacy: PrivacyClaim, records = rows) => {
    claims += 1
    const path = at(`claim-${claims}.zip`)
    const given = sources(path, {}, records, columns)
    await buildPackage({ ...given, gateReport: { ...given.gateReport, privacy } })
    return (await verifyPackage(path)).checks.find(({ id }) => id === 'privacy')
  }

  it('is believed when counting the file again gives the same', async () => {
    expect(await privacyOf(truth)).toMatchObject({ ok: true, detail: expect.stringContaining('最少一组 2 条') })
  })

  it('is not believed when it claims more people, more values, or columns that are not there', async () => {
    const more = { ...truth, k: { ...truth.k, ownClass: 20 } }
    expect(await privacyOf(more)).toMatchObject({ ok: false, detail: expect.stringContaining('重新数只有 2 条') })
    const values = { ...truth, sensitive: [{ column: '病', distinct: 3, equalDistance: 0 }] }
    expect((await privacyOf(values))?.ok).toBe(false)
    expect(await privacyOf({ ...truth, quasiIdentifiers: ['住址'] })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('不在数据里'),
    })
  })

  it('is not believed when it reads what is suppressed, or how close the values lie, better than it is', async () => {
    const hidden = [...rows, ['*', 'A'], ['*', 'A'], ['*', 'A']]
    const quasi = { 年龄: hidden.map(([age = '']) => age) }
    const claim = privacyClaim(riskOf({ quasi, sensitive: { 病: hidden.map(([, illness = '']) => illness) } }), [])
    // By hand: groups of 6, 2 and 3; A is 7 of 11, and all of the suppressed have it.
    expect(claim).toMatchObject({
      k: { ownClass: 2, removed: 2 },
      sensitive: [{ column: '病', distinct: 1, equalDistance: 0.363636364 }],
    })
    expect((await privacyOf(claim, hidden))?.ok).toBe(true)
    for (const meaning of ['ownClass', 'anyValue', 'removed'] as const) {
      const k = { ...claim.k, [meaning]: (claim.k[meaning] ?? 0) + 1 }
      expect((await privacyOf({ ...claim, k }, hidden))?.ok).toBe(false)
    }
    const closer = { ...claim, sensitive: claim.sensitive.map(one => ({ ...one, equalDistance: 0.2 })) }
    expect((await privacyOf(closer, hidden))?.ok).toBe(false)
  })
})

describe('a package that agrees with its manifest but not with itself', () => {
  /** A forger who recomputes the manifest for changed content. */
  async function forged(name: string, replace: Record<string, Uint8Array>) {
    const first = await repacked(`part-${name}`, replace)
    const digests = new Map<string, { bytes: number; sha256: string; sm3: string }>()
    const { FileDigester } = await import('../../../src-main/files/packages/file-digest.ts')
    const changed = await openContainer(first)
    for (const entry of changed.entries) {
      const digester = new FileDigester()
      for await (const piece of entryBytes(changed, entry)) digester.update(piece)
      digests.set(entry.path, digester.finish())
    }
    const manifest = JSON.parse(String(await fileOf('manifest.json')))
    const files = manifest.files.map(({ path }: { path: string }) => {
      const { bytes, sha256, sm3 } = digests.get(path)!
      return { path, bytes, sha256, sm3 }
    })
    const rewritten = Buffer.from(`${JSON.stringify({ ...manifest, files }, null, 2)}\n`)
    return repacked(name, { ...replace, 'manifest.json': rewritten })
  }

  it('is caught when the workbook says something else than the CSV', async () => {
    const other = sources(at('other-data.zip'), {}, [['0001', '另一停车场', '=1+1'], ...ROWS.slice(1)])
    await buildPackage(other)
    const donor = await openContainer(at('other-data.zip'))
    const entry = donor.entries.find(({ path }) => path.startsWith('data/') && path.endsWith('.xlsx'))!
    const pieces: Uint8Array[] = []
    for await (const piece of entryBytes(donor, entry)) pieces.push(piece)
    const report = await verifyPackage(await forged('xlsx.zip', { [entry.path]: Buffer.concat(pieces) }))
    expect(failed(report)).toEqual(['xlsx', 'metadata'])
    expect(report.checks.find(check => check.id === 'xlsx')?.detail).toContain('第 2 行，列“名称”')
  })

  it('is caught when the CSV is not the result of the run', async () => {
    const csv = String(await fileOf('data/无锡市公共停车场信息.csv')).replace('0004', '0005')
    const report = await verifyPackage(await forged('csv.zip', { 'data/无锡市公共停车场信息.csv': Buffer.from(csv) }))
    expect(failed(report)).toEqual(['csv', 'xlsx', 'metadata'])
  })

  it('is caught when the catalogue lists other columns or reviewer notes', async () => {
    const catalogue = JSON.parse(String(await fileOf('catalogue.json')))
    const write = (value: unknown) => ({ 'catalogue.json': Buffer.from(`${JSON.stringify(value, null, 2)}\n`) })
    const fewer = await forged('fewer.zip', write({ ...catalogue, fields: catalogue.fields.slice(1) }))
    expect(failed(await verifyPackage(fewer))).toEqual(['catalogue', 'metadata', 'documents'])
    const notes = catalogue.fields.map((field: object) => ({ ...field, treatment: 'x' }))
    const noted = await forged('notes.zip', write({ ...catalogue, fields: notes }))
    expect(failed(await verifyPackage(noted))).toEqual(['catalogue'])
  })

  it('is caught when an identifier is left in any cell', async () => {
    const rows = [...ROWS.slice(0, 3), ['0005', '某停车场', '联系人身份证320205190001010006，已核']]
    await buildPackage(sources(at('leak.zip'), {}, rows))
    const report = await verifyPackage(at('leak.zip'))
    expect(failed(report)).toEqual(['leaks'])
    const leaks = report.checks.find(check => check.id === 'leaks')?.detail ?? ''
    expect(leaks).toContain('第 5 行“备注”公民身份号码')
    expect(leaks).not.toContain('320205190001010006')
  })
})

describe('the data of a package', () => {
  it('agree in both files for odd tables', async () => {
    const odd = [
      ['', 'a'],
      ['x\ty', '\u0001'],
      ['末尾换行\n', '"'],
      ['', ''],
      ['𠮷', "'引号"],
      ['', ''],
    ]
    for (const [name, rows, columns] of [
      ['odd', odd, ['甲', '乙']],
      ['single', [['1'], [''], ['3'], ['']], ['甲']],
      ['none', [], COLUMNS],
    ] as const) {
      const path = at(`${name}.zip`)
      await buildPackage(
        sources(
          path,
          {},
          rows.map(row => [...row]),
          columns,
        ),
      )
      expect(failed(await verifyPackage(path)), name).toEqual([])
    }
  })
})

describe('scanning a package', () => {
  it('finds nothing in a clean one, its own office telephone included', async () => {
    expect(await scanPackage(sample)).toMatchObject({ findings: [], byKind: {} })
  })

  it('finds what is left in tables, hidden sheets, comments, properties and file names, without showing it', async () => {
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['说明'], ['无']]), '说明')
    const hidden = XLSX.utils.aoa_to_sheet([['名单'], ['320205190001010006']])
    hidden.A1.c = [{ a: '审稿人', t: '核对 320213190102030022' }]
    XLSX.utils.book_append_sheet(book, hidden, '旧表')
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }
    book.Props = { Subject: '32028219020315000X' }
    const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
    const path = await repacked('dirty.zip', {}, { 'docs/320205190001010006.xlsx': bytes })
    const report = await scanPackage(path)
    expect(report.byKind).toEqual({ citizenId18: 4 })
    const places = report.findings.map(finding => finding.column).join('\n')
    for (const part of ['· 旧表 · 名单', 'comments', 'docProps/core.xml']) expect(places).toContain(part)
    expect(JSON.stringify(report.findings.map(finding => finding.excerpt))).not.toContain('3202051900')
  })

  it('finds what a Word document of it says, though its text is packed and cut into runs', async () => {
    const document = makeArchive([
      {
        name: 'word/document.xml',
        content: '<w:p><w:r><w:t>3202051900</w:t></w:r><w:r><w:t>01010006</w:t></w:r></w:p>',
      },
    ])
    const report = await scanPackage(await repacked('word.zip', {}, { 'docs/说明.docx': document }))
    expect(report.findings.map(({ column, kind }) => [column, kind])).toEqual([
      ['docs/说明.docx · word/document.xml', 'citizenId18'],
    ])
  })

  it('judges the values of JSON and XML by their names, and numbers by what their rows say they are', async () => {
    const path = await repacked(
      'named.zip',
      {},
      {
        'data/list.json': Buffer.from(
          JSON.stringify([
            { 姓名: '张某某', 街道: '安镇' },
            { 姓名: '李某某', 备注: '已办' },
          ]),
        ),
        'data/list.xml': Buffer.from('<表><行 户主="王某某"><街道>安镇</街道><手机号>13000000000</手机号></行></表>'),
        'data/types.csv': Buffer.from('证照类型,证照编号\r\n台胞证,00000001\r\n其他,00000001\r\n'),
      },
    )
    const report = await scanPackage(path)
    expect(report.findings.map(({ column, row, kind }) => [column, row, kind])).toEqual([
      ['data/list.json · 姓名', 1, 'personName'],
      ['data/list.json · 姓名', 2, 'personName'],
      ['data/list.xml · 户主', 1, 'personName'],
      ['data/list.xml · 手机号', 1, 'mobile'],
      ['data/types.csv · 证照编号', 2, 'taiwanPermit'],
    ])
  })

  it('finds numbers spread over columns wherever a table of the package stands, and names without a telling header', async () => {
    const two = (value: number) => String(value).padStart(2, '0')
    const ids = Array.from({ length: 40 }, (_, row) => {
      const first = `3202${row % 2 === 0 ? '05' : '13'}190${row % 3}${two(1 + (row % 12))}${two(1 + (row % 28))}0${10 + row}`
      return first + citizenIdCheckCharacter(first)
    })
    const rows = ids.map((id, row) => {
      const name = `${'赵钱孙李周吴郑王'.charAt(row % 8)}${'甲乙丙丁戊'.charAt(row % 5)}某`
      return [name, id.slice(0, 6), id.slice(6, 14), id.slice(14), '0510', `8200${1000 + row}`]
    })
    const names = ['列1', '列2', '列3', '列4', '列5', '列6']
    const csv = [names, ...rows].map(cells => cells.join()).join('\r\n')
    const objects = rows.map(cells => Object.fromEntries(names.map((name, at) => [name, cells[at]])))
    const xml = objects.map(
      record =>
        `<行>${Object.entries(record)
          .map(([name, text]) => `<${name}>${text}</${name}>`)
          .join('')}</行>`,
    )
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([names, ...rows]), '表')
    const path = await repacked(
      'split.zip',
      {},
      {
        'data/a.csv': Buffer.from(csv),
        'data/b.json': Buffer.from(JSON.stringify(objects)),
        'data/c.xml': Buffer.from(`<表>${xml.join('')}</表>`),
        'data/d.xlsx': XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }),
      },
    )
    const { byColumn } = await scanPackage(path)
    for (const place of ['data/a.csv', 'data/b.json', 'data/c.xml', 'data/d.xlsx · 表'])
      expect([place, byColumn[`${place} · 列1`], byColumn[`${place} · 列4`], byColumn[`${place} · 列6`]]).toEqual([
        place,
        40,
        40,
        40,
      ])
  })
})
