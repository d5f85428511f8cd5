// The contract's client for an engine in this very process: the command line and the tests.
// Same messages as over a port, handed over without copying.
import { createClient, type EngineClient, type EngineMessage } from '../contract/protocol.ts'
import type { EngineServer } from './serve.ts'

export function connectInProcess(server: EngineServer): EngineClient {
  let deliver: (message: EngineMessage) => void = () => undefined
  const connection = server.connect({ post: message => queueMicrotask(() => deliver(message)) })
  return createClient({
    post: message => connection.receive(message),
    listen: onMessage => {
      deliver = onMessage
    },
  })
}
