// An engine in the test's own process, on a work folder of the test: what every test that opens one would say alike.
// Imitates nothing; a test says what is special about its own.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineClient } from '../src-main/contract/protocol.ts'
import type { Trust } from '../src-main/contract/signing.ts'
import { connectInProcess } from '../src-main/engine/in-process.ts'
import { type EngineOptions, openEngine } from '../src-main/engine/open-engine.ts'

export interface OpenedEngine {
  readonly client: EngineClient
  close(): Promise<void>
}

interface Special extends Partial<EngineOptions> {
  /** Whom this PC believes from the start. */
  trust?: Trust
}

/** Keys that a recipe names are made; work is done in the test's own thread; nobody is asked where files may lie. */
export async function engineAt(folder: string, { trust, ...special }: Special = {}): Promise<OpenedEngine> {
  const engine = await openEngine({
    folder,
    keyring: { path: null, passphrase: undefined, createMissing: true },
    holder: 'test',
    person: 'test',
    version: '0',
    samplesFolder: '',
    checkPath: () => undefined,
    now: () => new Date().toISOString(),
    log: () => undefined,
    workers: 0,
    ...special,
  })
  const client = connectInProcess(engine.server)
  if (trust !== undefined) await client.call('trust.import', { path: trustFileIn(folder, trust) })
  return { client, close: () => engine.close() }
}

function trustFileIn(folder: string, trust: Trust): string {
  const path = join(folder, 'test-trust.json')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, JSON.stringify(trust))
  return path
}
