// The window's one connection to the engine: the typed client over the port that the preload hands out.
// Holds no data; queries and their cache live in engine/queries.ts.
import {
  type ClientMessage,
  createClient,
  type EngineClient,
  type EngineMessage,
} from '../../src-main/contract/protocol.ts'
import { ENGINE_PORT_MESSAGE, ENGINE_PORT_REQUEST, type Shell } from '../../src-main/contract/shell.ts'

declare global {
  interface Window {
    readonly openprep: Shell
  }
}

function connect(port: MessagePort): EngineClient {
  return createClient({
    post: (message: ClientMessage) => port.postMessage(message),
    listen: onMessage => {
      port.onmessage = (event: MessageEvent<EngineMessage>) => onMessage(event.data)
    },
  })
}

/** Resolves once the engine's port has arrived. */
export const engine: Promise<EngineClient> = new Promise(resolve => {
  window.addEventListener('message', event => {
    const port = event.ports[0]
    if (event.source === window && event.data === ENGINE_PORT_MESSAGE && port !== undefined) resolve(connect(port))
  })
  window.postMessage(ENGINE_PORT_REQUEST, window.location.origin === 'null' ? '*' : window.location.origin)
})

export const shell = window.openprep
