// The engine of the bench on its work folder, with every core at work.
// Measures nothing itself.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { connectInProcess } from '../../src-main/engine/in-process.ts'
import { openEngine } from '../../src-main/engine/open-engine.ts'

export interface StageInput {
  directory: string
  rows: number
}

/** Beside rows, time and memory: what is peculiar to the stage. */
export type StageFacts = Record<string, unknown> & { rows: number; columns: number }

export type Client = ReturnType<typeof connectInProcess>

export async function withEngine<T>(
  { directory }: StageInput,
  action: (client: Client, datasetId: string) => Promise<T>,
  folder = 'folder',
): Promise<T> {
  const engine = await openEngine({
    folder: join(directory, folder),
    keyring: { path: join(directory, 'keyring.json'), passphrase: undefined, createMissing: true },
    holder: 'bench',
    person: 'bench',
    version: '0',
    samplesFolder: directory,
    checkPath: () => undefined,
    now: () => new Date().toISOString(),
    log: line => process.stderr.write(`${line}\n`),
    workers: availableParallelism(),
  })
  try {
    const client = connectInProcess(engine.server)
    const [dataset] = await client.call('datasets.list', {})
    return await action(client, dataset?.id ?? '')
  } finally {
    await engine.close()
  }
}
