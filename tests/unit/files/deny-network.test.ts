// The engine and its workers talk to no one: every way Node has is tried against a loopback server that must see nothing.
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const MODULE = resolve(import.meta.dirname, '../../../src-main/files/deny-network.ts')
const NODE = resolve(import.meta.dirname, '../../../node_modules/node/bin/node')

const ATTEMPTS = `
import { denyNetwork } from ${JSON.stringify(MODULE)}
import net from 'node:net'; import http from 'node:http'; import dns from 'node:dns'; import dgram from 'node:dgram'
denyNetwork()
const port = Number(process.argv.at(-1))
const ways = {
  fetch: () => fetch('http://127.0.0.1:' + port),
  http: () => new Promise((done, fail) => http.get({ port, host: '127.0.0.1' }, done).on('error', fail)),
  net: () => new Promise((done, fail) => net.connect(port, '127.0.0.1', done).on('error', fail)),
  socket: () => new Promise((done, fail) => new net.Socket().connect(port, '127.0.0.1', done).on('error', fail)),
  websocket: () => new Promise((done, fail) => { const s = new WebSocket('ws://127.0.0.1:' + port); s.onopen = done; s.onerror = fail }),
  listen: () => new Promise((done, fail) => net.createServer().listen(0, '127.0.0.1', done).on('error', fail)),
  lookup: () => new Promise((done, fail) => dns.lookup('localhost', error => error ? fail(error) : done())),
  udp: () => new Promise((done, fail) => dgram.createSocket('udp4').send('x', port, '127.0.0.1', error => error ? fail(error) : done())),
}
const outcomes = {}
for (const [name, way] of Object.entries(ways)) {
  outcomes[name] = await Promise.resolve().then(way).then(() => 'reached', () => 'refused')
}
console.log(JSON.stringify(outcomes))
process.exit(0)
`

it('refuses every outgoing connection, lookup and listener', async () => {
  let hits = 0
  const server = createServer((_request, response) => {
    hits += 1
    response.end()
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const run = spawnSync(NODE, ['--input-type=module', '-e', ATTEMPTS, '--', String(port)], {
    encoding: 'utf8',
    cwd: join(MODULE, '../../..'),
  })
  await new Promise(done => server.close(done))
  expect(JSON.parse(run.stdout)).toEqual({
    fetch: 'refused',
    http: 'refused',
    net: 'refused',
    socket: 'refused',
    websocket: 'refused',
    listen: 'refused',
    lookup: 'refused',
    udp: 'refused',
  })
  expect(hits).toBe(0)
})
