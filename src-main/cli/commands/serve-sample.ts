// `serve-sample`: the sample of an interface package on the loopback address, so that a data user can try the interface before it exists.
// Serves in a process of its own until it is interrupted; reaches nobody and nobody but this machine reaches it.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { readInterface } from '../../files/packages/read-interface.ts'
import { fileWord, portOption } from '../arguments.ts'
import type { Command } from '../command.ts'
import { interrupted } from '../interrupt.ts'
import type { SampleTask } from '../sample-server.ts'
import { cli } from '../words.ts'

const StartedSchema = z.union([z.object({ port: z.number() }), z.object({ failed: z.string() })])

function startServer(task: SampleTask): ChildProcess {
  const file = import.meta.url.endsWith('.ts') ? '../sample-server.ts' : './sample-server.js'
  const child = fork(new URL(file, import.meta.url), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.send(task)
  return child
}

/** What the server says first; an end without a word is a fault. */
async function firstWord(child: ChildProcess): Promise<z.infer<typeof StartedSchema>> {
  const [message] = await Promise.race([once(child, 'message', { signal: interrupted }), once(child, 'exit')])
  return StartedSchema.parse(message)
}

export const serveSample: Command = {
  name: 'serve-sample',
  words: 1,
  options: ['port'],
  async run(args, io) {
    const path = resolve(fileWord(args))
    const { sample, openapi } = await readInterface(path)
    const child = startServer({ port: portOption(args), sample, openapi })
    const started = await firstWord(child)
    if ('failed' in started)
      throw new OpenprepError('OPTION_INVALID', {
        option: '--port',
        value: String(args.options.port),
        reason: started.failed,
      })
    const address = `http://127.0.0.1:${started.port}${sample.path}`
    await io.print({ address, records: sample.records.length }, () => address)
    io.say(fill(cli.sampleServed, { address, count: sample.records.length }))
    const stop = () => child.disconnect()
    if (interrupted.aborted) stop()
    interrupted.addEventListener('abort', stop)
    await once(child, 'exit')
    return 0
  },
}
