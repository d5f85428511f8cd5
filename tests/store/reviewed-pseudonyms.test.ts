// Random pseudonyms at two PCs: the table that ties them to values goes along, sealed, and the reviewer's PC gets the same result.
// Without the table the same values would get other pseudonyms there: an earlier list took the first ones.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EngineClient } from '../../src-main/contract/protocol.ts'
import { StepSchema } from '../../src-main/contract/recipe.ts'
import type { Signer } from '../../src-main/core/signing/certificates.ts'
import { engineAt, type OpenedEngine } from '../engine-at.ts'
import { personOf, rootOf, trustIn } from '../unit/signing/people.ts'

const root = rootOf('示例市数据局')
const clerk = personOf(root, '张办', 'clerk')
const reviewer = personOf(root, '李审', 'reviewer')
let place = ''
const at = (name: string) => join(place, name)
const pcs: OpenedEngine[] = []

async function pc(name: string, identity: Signer): Promise<EngineClient> {
  const keyring = { path: at(`${name}.keys.json`), passphrase: undefined, createMissing: false }
  const now = () => '2026-11-20T08:00:00.000Z'
  const opened = await engineAt(at(name), { identity, person: name, keyring, now, trust: trustIn(root) })
  pcs.push(opened)
  return opened.client
}

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'openprep-reviewed-'))
  writeFileSync(at('li.json'), JSON.stringify(reviewer.certificate))
})
afterAll(async () => {
  for (const { close } of pcs) await close()
  rmSync(place, { recursive: true, force: true })
})

const numbers = Array.from({ length: 60 }, (_, row) => `A${1000 + ((row * 37) % 60)}`)

async function listOf(client: EngineClient, name: string, cells: readonly string[]): Promise<string> {
  writeFileSync(at(`${name}.csv`), `证号,金额\r\n${cells.map((cell, row) => `${cell},${row % 7}`).join('\r\n')}\r\n`)
  const { datasetId } = await client.call('datasets.import', {
    path: at(`${name}.csv`),
    name,
    reading: { header: 'auto' },
  })
  const steps = [StepSchema.parse({ id: 'a', op: 'pseudonymFromTable', columns: ['证号'], params: { key: '逐月' } })]
  await client.call('recipe.save', { datasetId, steps, label: '' })
  await client.call('run.start', { datasetId })
  return datasetId
}

async function reproduced(clerkPc: EngineClient, judge: EngineClient, datasetId: string, keys: boolean) {
  const out = at(`送审-${keys}.odreq`)
  await clerkPc.call('reviews.request', { datasetId, out, to: [at('li.json')], source: true, keys })
  const { request } = await judge.call('reviews.receive', { path: out })
  const { reproduction } = await judge.call('reviews.reproduce', { requestId: request.id })
  return { outcome: reproduction?.outcome, bytes: readFileSync(out) }
}

it('a reviewer reproduces a list whose pseudonyms were given out over two months', async () => {
  const [mine, judge] = [await pc('a', clerk), await pc('b', reviewer)]
  await mine.call('keys.create', { name: '逐月', reason: '逐月对得上' })
  await listOf(mine, '一月', numbers.toReversed())
  const february = await listOf(mine, '二月', [...numbers, 'B1', 'B2'])
  const { catalogue } = await mine.call('catalogue.propose', { datasetId: february })
  await mine.call('catalogue.save', { datasetId: february, catalogue })

  const { outcome, bytes } = await reproduced(mine, judge, february, true)
  expect(outcome).toBe('reproduced')
  const ring = JSON.parse(readFileSync(at('a.keys.json'), 'utf8'))
  const [{ secret, pseudonyms }] = ring.keys
  expect(Buffer.from(pseudonyms, 'base64')).toHaveLength(62 * 16)
  for (const hidden of [secret, pseudonyms]) {
    expect(bytes.includes(hidden.slice(0, 40))).toBe(false)
    expect(bytes.includes(Buffer.from(hidden, 'base64').subarray(0, 16))).toBe(false)
  }
  // Nothing of it stays with the reviewer.
  expect(() => readFileSync(at('b.keys.json'))).toThrow()

  expect((await reproduced(mine, judge, february, false)).outcome).toBe('notReproduced')
})
