// A process of its own that answers requests to the sample interface on the loopback address, and nothing else.
// Opens no file, makes no connection, ends with its parent.
import { createServer, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { answerSample } from '../core/interface/answer-sample.ts'
import { denyOutgoing } from '../files/deny-network.ts'

export const LOOPBACK = '127.0.0.1'

export const SampleTaskSchema = z.object({
  port: z.number().int(),
  sample: z.object({
    path: z.string(),
    filters: z.array(z.string()),
    records: z.array(z.record(z.string(), z.string().nullable())),
  }),
  openapi: z.string(),
})
export type SampleTask = z.infer<typeof SampleTaskSchema>

/** The only names under which a browser on this machine reaches it; others mean somebody pointed a foreign name here. */
function isLocal(host: string | undefined): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/.test(host ?? '')
}

function send(response: ServerResponse, status: number, document: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(document)
}

function serve({ port, sample, openapi }: SampleTask): void {
  const server = createServer((request, response) => {
    const { method = '', url = '/', headers } = request
    if (!isLocal(headers.host)) return send(response, 421, '{}')
    const { pathname, searchParams } = new URL(url, `http://${LOOPBACK}`)
    if (pathname === '/openapi.json' && method === 'GET') return send(response, 200, openapi)
    const appKey = headers.appkey
    const answer = answerSample(sample, {
      method,
      path: pathname,
      query: new Map(searchParams),
      appKey: typeof appKey === 'string' ? appKey : '',
    })
    return answer === null ? send(response, 404, '{}') : send(response, 200, JSON.stringify(answer))
  })
  server.maxHeadersCount = 100
  server.requestTimeout = 10_000
  server.on('error', error => {
    process.send?.({ failed: error.message })
    process.disconnect()
  })
  server.listen(port, LOOPBACK, () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' && address !== null ? address.port : port })
  })
  // Even a literal address is looked up when listening, so this comes right behind it: from here on nobody is called.
  denyOutgoing()
}

process.once('message', task => serve(SampleTaskSchema.parse(task)))
process.once('disconnect', () => process.exit(0))
