// The engine behind any channel: input is checked at the door, jobs queue, can be cancelled and are told to everyone.
import { expect, it } from 'vitest'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import type { JobState } from '../../../src-main/contract/workspace.ts'
import type { Handlers, Running } from '../../../src-main/engine/handler.ts'
import { connectInProcess } from '../../../src-main/engine/in-process.ts'
import { EngineServer } from '../../../src-main/engine/serve.ts'

type Some = Partial<Handlers>

function serve(handlers: Some, log: string[] = []) {
  const server = new EngineServer(handlers as Handlers, line => log.push(line))
  return { server, client: connectInProcess(server) }
}

const untilAborted = ({ signal }: Running) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new OpenprepError('CANCELLED'))))

it('refuses input that does not fit the call and names the field', async () => {
  const { client } = serve({ 'table.page': () => ({ total: 0, columns: [], rows: [] }) })
  const wrong = client.call('table.page', { datasetId: 'd', view: 'source', offset: -1, limit: 10 })
  await expect(wrong).rejects.toMatchObject({ code: 'OPTION_INVALID', params: { option: 'offset' } })
})

it('fills defaults before the handler sees the input', async () => {
  let seed = -1
  const { client } = serve({
    'run.start': input => {
      seed = input.seed
      throw new OpenprepError('RESULT_MISSING')
    },
  })
  await expect(client.call('run.start', { datasetId: 'd' })).rejects.toMatchObject({ code: 'RESULT_MISSING' })
  expect(seed).toBe(1)
})

it('cancels a job when its caller gives up', async () => {
  const { client } = serve({ 'gates.run': (_, running) => untilAborted(running) })
  const stop = new AbortController()
  const job = client.call('gates.run', { datasetId: 'd' }, { signal: stop.signal })
  stop.abort()
  await expect(job).rejects.toMatchObject({ code: 'CANCELLED' })
})

it('runs one job after another, and tells every state to everyone', async () => {
  const order: string[] = []
  const { client } = serve({
    'scan.run': async ({ datasetId }) => {
      order.push(`start ${datasetId}`)
      await new Promise(resolve => setTimeout(resolve, 5))
      order.push(`end ${datasetId}`)
      return { rows: 0, findings: [], byKind: {}, byColumn: {} }
    },
  })
  const states: JobState['state'][] = []
  client.on('job', job => states.push(job.state))
  await Promise.all(['a', 'b'].map(datasetId => client.call('scan.run', { datasetId, view: 'source' })))
  expect(order).toEqual(['start a', 'end a', 'start b', 'end b'])
  expect(states).toEqual(['running', 'done', 'running', 'done'])
})

it('does not let a failed job stop the next one', async () => {
  let calls = 0
  const { client } = serve({
    'scan.run': () => {
      calls += 1
      if (calls === 1) throw new OpenprepError('DISK_FULL')
      return { rows: 1, findings: [], byKind: {}, byColumn: {} }
    },
  })
  await expect(client.call('scan.run', { datasetId: 'a', view: 'source' })).rejects.toMatchObject({ code: 'DISK_FULL' })
  await expect(client.call('scan.run', { datasetId: 'a', view: 'source' })).resolves.toMatchObject({ rows: 1 })
})

it('logs the cause of an internal fault and keeps it from the page', async () => {
  const log: string[] = []
  const { client } = serve(
    {
      'datasets.list': () => {
        throw new TypeError('undefined is not iterable')
      },
    },
    log,
  )
  const failure = await client.call('datasets.list', {}).catch((thrown: unknown) => thrown)
  expect(failure).toMatchObject({ code: 'INTERNAL' })
  expect((failure as Error).cause).toBeUndefined()
  expect(log.join()).toContain('undefined is not iterable')
})

it('refuses a call nobody declared', async () => {
  const { server } = serve({})
  const messages: unknown[] = []
  server
    .connect({ post: message => messages.push(message) })
    .receive({ type: 'call', id: 1, name: 'shell.run', input: {} })
  await new Promise(resolve => setTimeout(resolve, 5))
  expect(messages).toEqual([{ type: 'error', id: 1, error: expect.objectContaining({ code: 'USAGE' }) }])
})
