// A signed file is taken whole or not at all, and the refusal says why.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import { describeError } from '../../../src-main/contract/text/describe-error.ts'
import { compareVersions } from '../../../src-main/core/signing/envelope.ts'
import { openSignedFile, type SignedFileQuestion, writeSignedFile } from '../../../src-main/files/signed/signed-file.ts'
import { bytesOf, NOW, personOf, rootOf, trustIn } from './people.ts'

const root = rootOf('示例市数据局')
const clerk = personOf(root, '张办', 'clerk')
const reviewer = personOf(root, '李审', 'reviewer')
const question: SignedFileQuestion = { trust: trustIn(root), now: NOW, kinds: ['reviewRequest'], roles: ['clerk'] }
let folder = ''
let path = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-signed-'))
  path = join(folder, '送审.odreq')
  let drawn = 0
  await writeSignedFile({
    out: path,
    signer: clerk,
    kind: 'reviewRequest',
    id: 'r1',
    issuedAt: NOW,
    recipients: [reviewer.certificate],
    attachments: [
      { path: 'attachments/secret.txt', sealed: true, content: () => [Buffer.from('只给审查人看')] },
      { path: 'attachments/open.txt', sealed: false, content: () => [Buffer.from('谁都能看')] },
    ],
    payload: { 摘要: 'x' },
    random: bytes => {
      drawn += 1
      return bytesOf(`random-${drawn}`, bytes)
    },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function text(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts).toString()
}

async function refusalOf(work: () => Promise<unknown>): Promise<unknown> {
  const thrown: unknown = await work().then(
    () => null,
    (error: unknown) => error,
  )
  return thrown instanceof OpenprepError ? (thrown.params.refusal ?? thrown.code) : thrown
}

describe('a signed file', () => {
  it('opens for whoever trusts its root, and its sealed part for the recipient alone', async () => {
    const file = await openSignedFile(path, question)
    expect(file.envelope.issuer.subject.name).toBe('张办')
    expect(await text(file.attachment('attachments/open.txt', null))).toBe('谁都能看')
    expect(await text(file.attachment('attachments/secret.txt', reviewer))).toBe('只给审查人看')
    for (const reader of [null, clerk, personOf(root, '王审', 'reviewer')])
      expect(await refusalOf(() => text(file.attachment('attachments/secret.txt', reader)))).toBe('notForYou')
    expect(readFileSync(path).includes('只给审查人看')).toBe(false)
  })

  it.each([
    ['unknownIssuer', { trust: trustIn(rootOf('别的单位')) }],
    ['roleNotAllowed', { roles: ['reviewer'] }],
    ['wrongKind', { kinds: ['templatePack'] }],
    ['issuedInFuture', { now: '2026-11-20T07:49:00.000Z' }],
  ] as const)('is refused as %s', async (refusal, change) => {
    expect(await refusalOf(() => openSignedFile(path, { ...question, ...change }))).toBe(refusal)
  })

  it('is refused with any byte changed, missing or added, and says so in words', async () => {
    const good = readFileSync(path)
    const bad = join(folder, 'bad.odreq')
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(good)
        changed[at] = (changed[at] ?? 0) ^ by
        writeFileSync(bad, changed)
        expect(await refusalOf(() => openSignedFile(bad, question))).not.toBeNull()
      }),
      { numRuns: 150 },
    )
    for (const changed of [
      good.subarray(0, -1),
      good.subarray(1),
      Buffer.concat([good, Buffer.from('x')]),
      Buffer.alloc(0),
    ]) {
      writeFileSync(bad, changed)
      expect(await refusalOf(() => openSignedFile(bad, question))).not.toBeNull()
    }
    const error = new OpenprepError('SIGNED_FILE_REFUSED', { file: '送审.odreq', refusal: 'container' })
    expect(describeError(error).message).toBe('拒绝这个签名文件：送审.odreq（文件被改动过或不完整）')
    expect(describeError(error, 'en').message).toContain('the file was changed or is incomplete')
  })
})

it('tells the later of two versions number by number', () => {
  expect(compareVersions('2.10', '2.9')).toBeGreaterThan(0)
  expect(compareVersions('2', '2.0.0')).toBe(0)
  expect(compareVersions('1.9.9', '2')).toBeLessThan(0)
})
