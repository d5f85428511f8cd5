// The sample of an interface package is served to this machine alone, by the description in the package, until it is interrupted.
// Real processes and a real connection over the loopback address.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildPackage } from '../../src-main/files/packages/build-package.ts'
import { describedSources } from '../unit/packages/described-package.ts'
import { CLI, openprep, ROOT, workPlace } from './openprep.ts'

const { dir, at } = workPlace()
let server: ChildProcess
let address = new URL('http://127.0.0.1')

beforeAll(async () => {
  await buildPackage(describedSources(at('包.zip')))
  server = spawn(process.execPath, [CLI, 'serve-sample', at('包.zip'), '--port', '0', '--json'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pieces: Buffer[] = []
  for await (const piece of server.stdout ?? []) {
    pieces.push(piece)
    if (Buffer.concat(pieces).toString().trimEnd().endsWith('}')) break
  }
  const said = z.object({ address: z.url(), records: z.number() }).parse(JSON.parse(Buffer.concat(pieces).toString()))
  expect(said.records).toBeGreaterThanOrEqual(10)
  address = new URL(said.address)
})
afterAll(async () => {
  if (server.exitCode === null) {
    server.kill('SIGINT')
    await once(server, 'exit')
  }
  rmSync(dir, { recursive: true, force: true })
})

interface Reply {
  status: number
  body: unknown
}

async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  const asked = request({ host: address.hostname, port: address.port, path, method, headers })
  asked.end()
  const [response] = await once(asked, 'response')
  const pieces: Buffer[] = []
  for await (const piece of response) pieces.push(piece)
  return { status: response.statusCode, body: JSON.parse(Buffer.concat(pieces).toString()) }
}

describe('the served sample', () => {
  it('answers as the description says: page by page, filtered, refused by code', async () => {
    const key = { appKey: 'whatever' }
    expect(await get(`${address.pathname}?page=2&pageSize=4`, key)).toMatchObject({
      status: 200,
      body: { code: '0', data: { total: 15, page: 2, pageSize: 4 } },
    })
    expect(await get(`${address.pathname}?zt=2`, key)).toMatchObject({ body: { code: '0', data: { total: 7 } } })
    expect(await get(address.pathname)).toMatchObject({ body: { code: '2001', data: null } })
    expect(await get(`${address.pathname}?pageSize=500`, key)).toMatchObject({ body: { code: '1003' } })
    expect((await get('/elsewhere', key)).status).toBe(404)
    expect((await get(address.pathname, key, 'DELETE')).status).toBe(404)
  })

  it('shows the description itself', async () => {
    expect(await get('/openapi.json')).toMatchObject({ status: 200, body: { openapi: '3.1.0' } })
  })

  it('is for this machine alone: no other name and no other address reaches it', async () => {
    expect((await get(address.pathname, { host: 'evil.example', appKey: 'k' })).status).toBe(421)
    const outer = Object.values(networkInterfaces())
      .flatMap(list => list ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')
    if (outer === undefined) return
    const socket = connect(Number(address.port), outer.address)
    const [fault] = await once(socket, 'error')
    expect(fault).toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('ends when it is interrupted', async () => {
    server.kill('SIGINT')
    const [code, signal] = await once(server, 'exit')
    expect(signal ?? code).not.toBe(1)
    await expect(get('/openapi.json')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})

it('a package without an interface has nothing to serve, and a changed one is refused', async () => {
  await buildPackage(describedSources(at('下载.zip'), { openForm: 'DOWNLOAD' }))
  expect(await openprep('serve-sample', at('下载.zip'), '--port', '0', '--json')).toMatchObject({
    json: { error: { code: 'INTERFACE_MISSING' } },
  })
  const sound = readFileSync(at('包.zip'))
  // The same length, so that nothing but the words is different: a name in the sample, and a title in the description.
  for (const [name, before, after] of [
    ['样例', '崇安寺', '南禅寺'],
    ['描述', '"3.1.0"', '"3.1.1"'],
  ] as const) {
    const path = at(`改过的${name}.zip`)
    writeFileSync(
      path,
      replacedIn(sound, name === '样例' ? 'interface/sample.json' : 'interface/openapi.json', before, after),
    )
    expect({ name, ...(await openprep('serve-sample', path, '--port', '0', '--json')) }).toMatchObject({
      name,
      exit: 4,
      json: { error: { code: 'PACKAGE_TAMPERED' } },
    })
  }
}, 60_000)

/** The archive with a word of one of its files replaced by another of the same length; files are stored as they are. */
function replacedIn(zip: Buffer, path: string, before: string, after: string): Buffer {
  const changed = Buffer.from(zip)
  const file = changed.indexOf(path)
  const at = changed.indexOf(before, file)
  if (file < 0 || at < 0) throw new Error(`no ${before} in ${path}`)
  changed.write(after, at)
  return changed
}
