// A trail is proved against what left this PC: whoever cuts, rolls back or rewrites it is found out by a file they do not have.
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { EngineClient } from '../../src-main/contract/protocol.ts'
import { checkAuditExport } from '../../src-main/files/signed/audit-export.ts'
import { engineAt } from '../engine-at.ts'
import { personOf, rootOf, trustIn } from '../unit/signing/people.ts'
import { rechain } from './rechain.ts'
import { temporaryDirectory } from './support.ts'

const root = rootOf('示例市数据局')
const clerk = personOf(root, '张办', 'clerk')
let tick = 0
const now = () => new Date(Date.UTC(2026, 10, 20, 8, 0, tick++)).toISOString()

const open = (folder: string) => engineAt(folder, { identity: clerk, now, trust: trustIn(root) })

const act = (client: EngineClient, contact: string) =>
  client.call('settings.save', { publisher: { name: '某局', uscc: '' }, contact, person: '' })

/** A trail with an export of its first events kept elsewhere, and some events behind it. */
async function trailWithExport() {
  const directory = temporaryDirectory()
  const { client, close } = await open(directory)
  for (const contact of ['1', '2', '3']) await act(client, contact)
  const out = join(directory, '留痕.odaudit')
  const exported = await client.call('audit.export', { out, from: 2, to: 3 })
  await act(client, '4')
  await close()
  return { directory, out, exported }
}

describe('a trail', () => {
  it('is proved up to the newest signed state, kept here or elsewhere', async () => {
    const { directory, out } = await trailWithExport()
    const { client, close } = await open(directory)
    const report = await client.call('audit.verify', { files: [out] })
    await close()
    expect(report).toMatchObject({ ok: true, brokenAt: null, provenUpTo: 4 })
    expect(report.checkpoints).toHaveLength(2)
    expect(report.checkpoints[1]).toMatchObject({ source: '留痕.odaudit', seq: 4, person: '张办', fault: null })
  })

  it.each([
    ['cut off behind a state that left', 'DELETE FROM audit WHERE seq > 2; DELETE FROM audit_checkpoints', 'missing'],
    [
      'rewritten in the middle',
      "UPDATE audit SET content = replace(content, '张办', '别人') WHERE seq = 2; DELETE FROM audit_checkpoints",
      'different',
    ],
    [
      'with an event taken out and the rest chained anew',
      'DELETE FROM audit WHERE seq = 3; DELETE FROM audit_checkpoints',
      'different',
    ],
  ])('%s is found out by the file that left', async (_, change, fault) => {
    const { directory, out } = await trailWithExport()
    rechain(directory, change)
    const { client, close } = await open(directory)
    const report = await client.call('audit.verify', { files: [out] })
    expect(await client.call('audit.verify', {})).toMatchObject({ brokenAt: null })
    await close()
    expect(report.ok).toBe(false)
    expect(report.checkpoints.map(one => one.fault)).toContain(fault)
  })

  it('rolled back to an earlier copy of the folder is found out, even with later acts on top', async () => {
    const directory = temporaryDirectory()
    const first = await open(directory)
    await act(first.client, '1')
    await first.close()
    const earlier = mkdtempSync(join(tmpdir(), 'openprep-earlier-'))
    onTestFinished(() => rmSync(earlier, { recursive: true, force: true }))
    cpSync(directory, earlier, { recursive: true })
    const second = await open(directory)
    for (const contact of ['2', '3', '4', '5']) await act(second.client, contact)
    const out = join(directory, '留痕.odaudit')
    await second.client.call('audit.export', { out })
    await second.close()
    const back = await open(earlier)
    for (const contact of ['6', '7', '8', '9', '10']) await act(back.client, contact)
    copyFileSync(out, join(earlier, 'kept.odaudit'))
    const report = await back.client.call('audit.verify', { files: [join(earlier, 'kept.odaudit')] })
    await back.close()
    expect(report).toMatchObject({ ok: false, brokenAt: null })
    expect(report.checkpoints[0]?.fault).toBe('different')
  })

  it('does not take a file of another trail, or of somebody unknown, for a proof', async () => {
    const { out } = await trailWithExport()
    const other = await open(temporaryDirectory())
    const report = await other.client.call('audit.verify', { files: [out] })
    await other.close()
    expect(report).toMatchObject({ ok: true, provenUpTo: null })
    expect(report.checkpoints[0]?.fault).toBe('otherTrail')
  })
})

describe('an export of a range', () => {
  it('shows its events and proves by the trust file alone that they belong to the trail', async () => {
    const { out, exported } = await trailWithExport()
    const report = await checkAuditExport(out, trustIn(root), now(), new AbortController().signal)
    expect(report).toMatchObject({ ok: true, from: 2, to: 3, head: exported.trail.seq, issuer: { name: '张办' } })
    expect(report.events.map(event => [event.seq, event.action])).toEqual([
      [2, 'settings.saved'],
      [3, 'settings.saved'],
    ])
  })

  it('is refused from somebody the trust file does not know', async () => {
    const { out } = await trailWithExport()
    const strangers = trustIn(rootOf('别的单位'))
    await expect(checkAuditExport(out, strangers, now(), new AbortController().signal)).rejects.toMatchObject({
      code: 'SIGNED_FILE_REFUSED',
      params: { refusal: 'unknownIssuer' },
    })
  })
})

describe('looking at raw values', () => {
  it('leaves one event for a person, a version and a set of columns, however often they scroll', async () => {
    const { openFolder } = await import('./support.ts')
    const folder = openFolder(temporaryDirectory())
    const look = (columns: string[], person = '甲', versionId = 1) =>
      folder.audit.recordView({ datasetId: 'd', versionId, columns, what: 'page' }, person)
    expect([look(['姓名', '电话']), look(['电话', '姓名']), look(['姓名', '电话'])]).toEqual([true, false, false])
    expect([look(['姓名']), look(['姓名', '电话'], '乙'), look(['姓名', '电话'], '甲', 2)]).toEqual([true, true, true])
    expect(folder.audit.list({ actions: ['raw.viewed'], offset: 0, limit: 9 }).total).toBe(4)
  })
})
