// What somebody at one of two PCs could forge, given the files, the program's sources and, for the preparer, a key of their own:
// every one is refused, and the reason is the one a person reads.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import { type Manifest, ManifestSchema } from '../../src-main/contract/package.ts'
import { StepSchema } from '../../src-main/contract/recipe.ts'
import { TemplatePackSchema } from '../../src-main/contract/template-pack.ts'
import { describeError } from '../../src-main/contract/text/describe-error.ts'
import { signEnvelope } from '../../src-main/core/signing/envelope.ts'
import { EXAMPLE_PACK } from '../../src-main/core/template-pack/example-pack.ts'
import { entryBytes, openContainer } from '../../src-main/files/packages/container-reader.ts'
import { ContainerWriter } from '../../src-main/files/packages/container-writer.ts'
import { FileDigester } from '../../src-main/files/packages/file-digest.ts'
import { packageJson } from '../../src-main/files/packages/package-json.ts'
import { manifestDigests } from '../../src-main/files/packages/package-release.ts'
import { verifyPackage } from '../../src-main/files/packages/verify-package.ts'
import { envelopeBytes } from '../../src-main/files/signed/envelope-bytes.ts'
import { openSignedFile, writeSignedFile } from '../../src-main/files/signed/signed-file.ts'
import { writeTemplateFile } from '../../src-main/files/signed/template-file.ts'
import { engineAt } from '../engine-at.ts'
import { APPROVAL, approve, openTwoPcs, prepareSample, release, type TwoPcs } from '../evaluation/small-release.ts'
import { bytesOf, personOf } from '../unit/signing/people.ts'
import { rechain } from './rechain.ts'

let place = ''
let pcs: TwoPcs
let first = ''
let second = ''
const now = () => new Date().toISOString()

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-forged-'))
  pcs = await openTwoPcs(place)
  const { client } = pcs.office
  first = await prepareSample(client)
  second = await prepareSample(client, '另一张')
  // Another table: other rows first, another entry.
  const { recipe } = await client.call('recipe.get', { datasetId: second })
  const sorted = StepSchema.parse({
    id: 'sorted',
    op: 'sortRows',
    columns: ['补贴发放_补贴金额（元）'],
    params: { order: 'down' },
  })
  await client.call('recipe.save', { datasetId: second, steps: [...recipe.steps, sorted], label: '' })
  const entry = CatalogueSchema.parse((await client.call('catalogue.get', { datasetId: second })).catalogue)
  await client.call('catalogue.save', {
    datasetId: second,
    catalogue: { ...entry, title: '惠民补贴发放金额排序表' },
  })
  await client.call('run.start', { datasetId: second })
  await approve(pcs, first, 'first')
  await release(pcs, first, 'first.zip')
  await approve(pcs, second, 'second')
  await release(pcs, second, 'second.zip')
})
afterAll(async () => {
  await pcs?.office.close()
  await pcs?.desk.close()
  rmSync(place, { recursive: true, force: true })
})

type Files = Map<string, Uint8Array>

async function filesOf(name: string): Promise<Files> {
  const container = await openContainer(pcs.at(name))
  const files: Files = new Map()
  for (const entry of container.entries) {
    const pieces: Uint8Array[] = []
    for await (const piece of entryBytes(container, entry)) pieces.push(piece)
    files.set(entry.path, Buffer.concat(pieces))
  }
  return files
}

async function packed(name: string, files: Files): Promise<string> {
  const paths = [...files.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  await ContainerWriter.make(pcs.at(name), undefined, async writer => {
    for (const path of paths) await writer.add(path, [files.get(path) ?? Buffer.alloc(0)])
  })
  return pcs.at(name)
}

const manifestIn = (files: Files): Manifest =>
  ManifestSchema.parse(JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString('utf8')))

/** The manifest made to fit the files again, as whoever knows the program would. */
function fitted(files: Files, change: Partial<Manifest> = {}): Manifest {
  const manifest = { ...manifestIn(files), ...change }
  const listed = [...files.keys()].filter(path => path !== 'manifest.json' && path !== 'signature.json').sort()
  manifest.files = listed.map(path => {
    const digester = new FileDigester()
    digester.update(files.get(path) ?? Buffer.alloc(0))
    const { bytes, sha256, sm3 } = digester.finish()
    return { path, bytes, sha256, sm3 }
  })
  const ordered = ManifestSchema.parse(manifest)
  files.set('manifest.json', packageJson(ordered))
  return ordered
}

/** Signed anew by the preparer, who has every right to sign a package. */
function resigned(files: Files, manifest: Manifest): void {
  const payload = { title: manifest.title, manifest: manifestDigests(packageJson(manifest)), trail: TRAIL }
  const content = { kind: 'packageManifest' as const, version: '0', validTo: null, recipients: [], attachments: [] }
  const envelope = signEnvelope({ ...content, id: 'forged', issuedAt: now(), payload }, pcs.clerk)
  files.set('signature.json', envelopeBytes(envelope))
}

const TRAIL = { trailId: '0'.repeat(32), seq: 1, sha256: '0'.repeat(64), sm3: '0'.repeat(64) }

/** What of the checks fails, with the words for it. */
async function faultsOf(path: string): Promise<Record<string, string>> {
  const { checks, releasable } = await verifyPackage(path, { trust: pcs.trust, now: now() })
  expect(releasable).toBe(false)
  return Object.fromEntries(checks.filter(({ ok }) => !ok).map(({ id, detail }) => [id, detail]))
}

const csvOf = (files: Files) => [...files.keys()].find(path => /^data\/.*\.csv$/.test(path)) ?? ''

function oneCellChanged(files: Files): void {
  const path = csvOf(files)
  const text = Buffer.from(files.get(path) ?? []).toString('utf8')
  files.set(
    path,
    Buffer.from(
      text.replace(/\d(?=\r?\n)/, digit => String((Number(digit) + 1) % 10)),
      'utf8',
    ),
  )
}

describe('a package somebody took apart and put together again', () => {
  it('is sound as it was, or nothing below would prove anything', async () => {
    expect(await verifyPackage(pcs.at('first.zip'), { trust: pcs.trust, now: now() })).toMatchObject({
      releasable: true,
    })
    const files = await filesOf('first.zip')
    const again = await packed('again.zip', files)
    expect(readFileSync(again).equals(readFileSync(pcs.at('first.zip')))).toBe(true)
  })

  it('with one cell changed: the file is named', async () => {
    const files = await filesOf('first.zip')
    oneCellChanged(files)
    expect((await faultsOf(await packed('x.zip', files))).files).toContain(csvOf(files))
  })

  it('with one cell changed and the manifest made to fit: the signature is of another manifest', async () => {
    const files = await filesOf('first.zip')
    oneCellChanged(files)
    fitted(files)
    const faults = await faultsOf(await packed('x.zip', files))
    expect(faults.signature).toContain('签名的不是这份清单')
    expect(faults.csv).toBeDefined()
  })

  it('even by the preparer, who signs it anew: the approvals are of other data', async () => {
    const files = await filesOf('first.zip')
    const donor = await filesOf('second.zip')
    // The whole of the other table under the approvals of this one, everything made to fit and signed.
    donor.set('approvals.json', files.get('approvals.json') ?? Buffer.alloc(0))
    resigned(donor, fitted(donor, { approvals: manifestIn(files).approvals }))
    const faults = await faultsOf(await packed('x.zip', donor))
    expect(Object.keys(faults)).toEqual(['approvals'])
    expect(faults.approvals).toMatch(/审查的不是现在这一版：.*数据.*已经改变，批准作废/)
  })

  it.each([
    ['approvals.json', 'files'],
    ['signature.json', 'signature'],
    ['manifest.json', 'files'],
    ['catalogue.json', 'files'],
  ])('with %s swapped for that of another release', async (path, check) => {
    const files = await filesOf('first.zip')
    files.set(path, (await filesOf('second.zip')).get(path) ?? Buffer.alloc(0))
    const faults = await faultsOf(await packed('x.zip', files))
    expect(faults[check]).toMatch(
      path === 'signature.json' ? /签名的不是这份清单/ : new RegExp(`改动|多出|缺少|${path}`),
    )
  })

  it('with the approvals taken out, called a draft, or called releasable without them', async () => {
    const bare = await filesOf('first.zip')
    bare.delete('approvals.json')
    expect((await faultsOf(await packed('x.zip', bare))).files).toContain('approvals.json')
    resigned(bare, fitted(bare, { approvals: [] }))
    expect((await faultsOf(await packed('x.zip', bare))).manifest).toBeDefined()
    const draft = await filesOf('first.zip')
    draft.delete('approvals.json')
    draft.delete('signature.json')
    fitted(draft, { draft: true, releasable: false, approvals: [] })
    expect(Object.keys(await faultsOf(await packed('x.zip', draft)))).toContain('manifest')
  })

  it('under a standard template other than the approved ones', async () => {
    const files = await filesOf('first.zip')
    const templates = [{ id: 'city-standard', version: '0.1', sha256: 'a'.repeat(64) }]
    resigned(files, fitted(files, { templates }))
    expect((await faultsOf(await packed('x.zip', files))).approvals).toContain('标准模板已经改变')
  })

  it('signed by somebody who did not ask for the review', async () => {
    const files = await filesOf('first.zip')
    const other = personOf(pcs.root, '周办', 'clerk')
    const payload = {
      title: manifestIn(files).title,
      manifest: manifestDigests(files.get('manifest.json')!),
      trail: TRAIL,
    }
    const content = { kind: 'packageManifest' as const, version: '0', validTo: null, recipients: [], attachments: [] }
    const envelope = signEnvelope({ ...content, id: 'f', issuedAt: now(), payload }, other)
    files.set('signature.json', envelopeBytes(envelope))
    expect((await faultsOf(await packed('x.zip', files))).signature).toContain('签名的人不是送审人')
  })
})

/** What the person reads where an engine refuses. */
async function said(attempt: Promise<unknown>): Promise<string> {
  const thrown: unknown = await attempt.then(
    () => null,
    (error: unknown) => error,
  )
  return thrown instanceof OpenprepError ? describeError(thrown).message : String(thrown)
}

describe('a decision', () => {
  const answer = (path: string, datasetId = first) => pcs.office.client.call('reviews.answer', { path, datasetId })

  async function decided(change: (payload: Record<string, unknown>) => Record<string, unknown>): Promise<string> {
    const question = { trust: pcs.trust, now: now(), kinds: ['reviewDecision' as const], roles: ['reviewer' as const] }
    const { envelope } = await openSignedFile(pcs.at('first.oddec'), question)
    const payload = change(JSON.parse(JSON.stringify(envelope.payload)))
    const out = pcs.at('forged.oddec')
    const file = { out, signer: pcs.reviewer, kind: 'reviewDecision' as const, id: 'forged', issuedAt: now() }
    await writeSignedFile({ ...file, payload: payload as never, random: count => bytesOf('forged', count) })
    return out
  }

  it('for another digest than the one that was asked about: the request inside is no longer the preparer’s', async () => {
    const path = await decided(payload => {
      const request = payload.request as { payload: { subject: { digest: string } } }
      request.payload.subject.digest = 'f'.repeat(64)
      return payload
    })
    expect(await said(answer(path))).toContain('所附的送审请求不可信：签名和内容对不上')
  })

  it('of another table, taken for this one: it says what is different', async () => {
    const { fault, sentence } = await answer(pcs.at('second.oddec'))
    expect(fault).toBe('otherSubject')
    expect(sentence).toMatch(/审查的不是现在这一版：目录名称、数据、处理步骤、.*目录信息.*已经改变/)
  })

  it('played again for a later version of the data: void, and the data are named', async () => {
    const { client } = pcs.office
    const { recipe } = await client.call('recipe.get', { datasetId: first })
    const later = pcs.at('下月.csv')
    const page = await client.call('table.page', { datasetId: first, view: 'source', offset: 0, limit: 30 })
    const lines = [page.columns, ...page.rows.map(({ cells }) => cells)].map(cells => cells.join(','))
    writeFileSync(later, `${lines.join('\r\n')}\r\n`)
    const reading = { header: 'auto' as const }
    const parts = [{ path: later, label: '下月', rename: {} }]
    await client.call('sources.update', {
      datasetId: first,
      change: 'replace',
      parts,
      reading,
      sourceColumn: null,
      columns: 'all',
      unreadable: 'stop',
      key: null,
    })
    await client.call('recipe.save', { datasetId: first, steps: recipe.steps, label: '' })
    await client.call('run.start', { datasetId: first })
    expect((await client.call('approvals.get', { datasetId: first })).gates[0]).toMatchObject({ state: 'void' })
    const { fault, sentence } = await answer(pcs.at('first.oddec'))
    expect(fault).toBe('otherSubject')
    expect(sentence).toMatch(/审查的不是现在这一版：数据/)
    expect(await said(release(pcs, first, 'no.zip'))).toContain('批准已作废')
    const [original] = await client.call('sources.versions', { datasetId: first })
    await client.call('sources.restore', { datasetId: first, no: original?.no === 1 ? 1 : 1 })
    await client.call('run.start', { datasetId: first })
    expect((await client.call('approvals.get', { datasetId: first })).releasable).toBe(true)
  })
})

describe('a request', () => {
  it('whose recipe for the reviewer’s eyes is not the one that was run is not even opened', async () => {
    const question = { trust: pcs.trust, now: now(), kinds: ['reviewRequest' as const], roles: ['clerk' as const] }
    const { envelope, attachment } = await openSignedFile(pcs.at('first.odreq'), question)
    const parts: Uint8Array[] = []
    for await (const part of attachment('attachments/summary.json', pcs.reviewer)) parts.push(part)
    const summary = JSON.parse(Buffer.concat(parts).toString('utf8'))
    const harmless = { ...summary, recipe: { ...summary.recipe, steps: [] } }
    const out = pcs.at('harmless.odreq')
    await writeSignedFile({
      out,
      signer: pcs.clerk,
      kind: 'reviewRequest',
      id: 'harmless',
      issuedAt: now(),
      recipients: [pcs.reviewer.certificate],
      payload: envelope.payload as never,
      attachments: [
        { path: 'attachments/summary.json', sealed: true, content: () => [Buffer.from(JSON.stringify(harmless))] },
        { path: 'attachments/result.table', sealed: true, content: () => [Buffer.from('x')] },
      ],
      random: count => bytesOf('harmless', count),
    })
    expect(await said(pcs.desk.client.call('reviews.receive', { path: out }))).toContain('与签了名的不是同一份')
  })
})

describe('standard templates', () => {
  const bureau = () => personOf(pcs.root, '王签发', 'bureau')
  async function pack(version: string): Promise<string> {
    const out = pcs.at(`${version}.odtpl`)
    const { columns } = EXAMPLE_PACK.parts
    const city = TemplatePackSchema.parse({
      formatVersion: 1,
      id: 'city-standard',
      title: '示例市标准模板',
      version,
      parts: { columns, limits: EXAMPLE_PACK.parts.limits },
    })
    const file = { out, pack: city, signer: bureau(), id: version, issuedAt: now(), validTo: null }
    await writeTemplateFile({ ...file, random: count => bytesOf(version, count) })
    return out
  }

  it('a request under none, or under an older one, than the reviewer has can be sent back, not approved', async () => {
    const { office, desk, at } = pcs
    const [old, present] = [await pack('1.0'), await pack('1.1')]
    await desk.client.call('templates.import', { path: old })
    await desk.client.call('templates.import', { path: present })
    const asked = async (name: string) => {
      await office.client.call('reviews.request', { datasetId: second, out: at(name), to: [at('li.json')] })
      const opened = await desk.client.call('reviews.receive', { path: at(name) })
      const requestId = opened.request.id
      await desk.client.call('reviews.saveDraft', { requestId, draft: APPROVAL })
      return { requestId, templates: opened.templates, out: at('template.oddec') }
    }
    const without = await asked('without.odreq')
    expect(without.templates).toMatchObject([{ asked: null, here: '1.1', standing: 'missing', forbids: true }])
    expect(await said(desk.client.call('reviews.decide', { ...without, outcome: 'approved' }))).toContain(
      '送审没有采用本机装的标准模板“city-standard”1.1',
    )
    await office.client.call('templates.import', { path: old })
    await office.client.call('templates.recheck', { datasetId: second })
    const older = await asked('older.odreq')
    expect(older.templates).toMatchObject([{ asked: '1.0', here: '1.1', standing: 'older', forbids: true }])
    expect(await said(desk.client.call('reviews.decide', { ...older, outcome: 'approved' }))).toContain(
      '旧版标准模板“city-standard”1.0',
    )
    const returned = {
      ...APPROVAL,
      reviews: { security: { outcome: 'returned' as const, opinion: '请按 1.1 版', checks: [] } },
    }
    await desk.client.call('reviews.saveDraft', { requestId: older.requestId, draft: returned })
    const { decision } = await desk.client.call('reviews.decide', { ...older, outcome: 'returned' })
    expect(decision.outcome).toBe('returned')
  })

  it('a newer one voids what was approved before it, and says so', async () => {
    const { client } = pcs.office
    const { gates, releasable } = await client.call('approvals.get', { datasetId: first })
    expect(releasable).toBe(false)
    expect(gates[0]).toMatchObject({ state: 'void' })
    expect(gates[0]?.sentence).toContain('标准模板已经改变')
  })
})

// Last: the office is closed for it.
describe('a trail', () => {
  it('from which an entry was taken out, everything behind it chained anew, is found out by the package that left', async () => {
    await pcs.office.close()
    rechain(pcs.at('office'), 'DELETE FROM audit WHERE seq = 5; DELETE FROM audit_checkpoints')
    pcs.office = await engineAt(pcs.at('office'), { identity: pcs.clerk })
    const { client } = pcs.office
    expect(await client.call('audit.verify', {})).toMatchObject({ brokenAt: null })
    const report = await client.call('audit.verify', { files: [pcs.at('first.zip'), pcs.at('first.odreq')] })
    expect(report.ok).toBe(false)
    expect(report.checkpoints.map(({ source, fault }) => [source, fault])).toEqual([
      ['first.zip', 'different'],
      ['first.odreq', 'different'],
    ])
  })
})
