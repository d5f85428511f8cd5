// Where the window's page comes from: the built files, served under one private scheme with a strict policy.
// Serves nothing outside the renderer's folder and speaks no other protocol.
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'

const SCHEME = 'app'
export const WINDOW_ORIGIN = `${SCHEME}://openprep`
export const WINDOW_URL = `${WINDOW_ORIGIN}/index.html`

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
}

function fileOf(rendererFolder: string, url: string): string | null {
  const { host, pathname } = new URL(url)
  if (host !== 'openprep') return null
  const path = normalize(join(rendererFolder, decodeURIComponent(pathname)))
  return path.startsWith(rendererFolder + sep) ? path : null
}

export function serveWindow(session: Session, rendererFolder: string): void {
  session.protocol.handle(SCHEME, async request => {
    const path = fileOf(rendererFolder, request.url)
    const type = path === null ? undefined : TYPES[extname(path)]
    if (path === null || type === undefined) return new Response(null, { status: 404 })
    const body = await readFile(path).catch(() => null)
    if (body === null) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(body), { headers: { 'content-type': type, 'content-security-policy': POLICY } })
  })
}
