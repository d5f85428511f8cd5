// Makes every outgoing connection of this process fail: the engine and its workers never talk to anyone.
// Installed before anything else runs; has no way to be lifted.
import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'

function refuse(): never {
  throw new Error('openprep makes no network connections')
}

/** For the one process that answers on the loopback address: it may listen, never call. */
export function denyOutgoing(): void {
  // http, https, tls, fetch and WebSocket all end in one of these.
  net.Socket.prototype.connect = refuse
  dgram.createSocket = refuse
  dns.lookup = refuse as unknown as typeof dns.lookup
}

export function denyNetwork(): void {
  denyOutgoing()
  net.Server.prototype.listen = refuse
}
