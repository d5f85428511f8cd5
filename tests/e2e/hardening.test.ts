// A page that turned hostile must find every door closed; each door is tried here in the real window.
// Talks to loopback only, and expects not even that to answer.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenWindow, openWindow, ROOT } from './window.ts'

let opened: OpenWindow
let server: Server
let hits = 0
let address = ''

beforeAll(async () => {
  server = createServer((_request, response) => {
    hits += 1
    response.setHeader('access-control-allow-origin', '*')
    response.end('reached')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  opened = await openWindow()
})

afterAll(async () => {
  await opened.close()
  await new Promise(resolve => server.close(resolve))
})

describe('a page in the window', () => {
  it('runs in a sandbox without Node', async () => {
    const seen = await opened.page.evaluate(() => [
      typeof Reflect.get(globalThis, 'require'),
      typeof Reflect.get(globalThis, 'process'),
      typeof Reflect.get(globalThis, 'module'),
    ])
    expect(seen).toEqual(['undefined', 'undefined', 'undefined'])
    const preferences = await opened.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return contents === undefined ? null : Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    })
  })

  it('gets only the named functions of the bridge', async () => {
    const names = await opened.page.evaluate(() => Object.keys(window.openprep).sort())
    expect(names).toEqual([
      'chooseFolder',
      'chooseOpen',
      'chooseSave',
      'chooseSeveral',
      'droppedPath',
      'forgetRecent',
      'onCommand',
      'openRecent',
      'printPdf',
      'recentFiles',
      'restart',
      'reveal',
      'versions',
    ])
  })

  it('cannot run text as code', async () => {
    const outcome = await opened.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.hacked = true'
      document.head.append(script)
      return Reflect.get(window, 'hacked') === undefined
    })
    expect(outcome).toBe(true)
    // A timer given text is compiled by the page itself; what the test driver evaluates is exempt from the policy.
    const policy = await opened.page.evaluate(async () => {
      setTimeout('window.compiled = true' as unknown as () => void, 0)
      await new Promise(resolve => setTimeout(resolve, 100))
      return Reflect.get(window, 'compiled') === undefined ? 'refused' : 'ran'
    })
    expect(policy).toBe('refused')
  })

  it('reaches no server by any way a page has', async () => {
    const before = hits
    const outcomes = await opened.page.evaluate(async url => {
      const settled = (promise: Promise<unknown>) =>
        Promise.race([
          promise.then(
            () => 'reached',
            () => 'refused',
          ),
          new Promise(resolve => setTimeout(resolve, 2000, 'refused')),
        ])
      const image = () =>
        new Promise((resolve, reject) => {
          const element = new Image()
          element.onload = resolve
          element.onerror = reject
          element.src = url
        })
      const frame = () =>
        new Promise((resolve, reject) => {
          const element = document.createElement('iframe')
          element.onload = () => (element.contentDocument === null ? reject() : resolve(null))
          element.onerror = reject
          element.src = url
          document.body.append(element)
          setTimeout(reject, 1500)
        })
      const socket = () =>
        new Promise((resolve, reject) => {
          const element = new WebSocket(url.replace('http', 'ws'))
          element.onopen = resolve
          element.onerror = reject
        })
      navigator.sendBeacon(url, 'x')
      return Promise.all([
        settled(fetch(url, { mode: 'no-cors' })),
        settled(image()),
        settled(socket().catch(() => Promise.reject())),
        settled(frame().then(() => Promise.reject())),
      ])
    }, address)
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused'])
    expect(hits).toBe(before)
  })

  it('has a session that refuses requests even from the shell', async () => {
    const before = hits
    const outcome = await opened.app.evaluate(
      async ({ session }, url) =>
        session.defaultSession.fetch(url).then(
          () => 'reached',
          () => 'refused',
        ),
      address,
    )
    expect(outcome).toBe('refused')
    expect(hits).toBe(before)
  })

  it('cannot navigate away', async () => {
    const url = opened.page.url()
    await opened.page.evaluate(target => window.location.assign(target), address)
    await opened.page.waitForTimeout(500)
    expect(opened.page.url()).toBe(url)
  })

  it('cannot open another window', async () => {
    const made = await opened.page.evaluate(target => window.open(target) === null, address)
    expect(made).toBe(true)
    expect(opened.app.windows()).toHaveLength(1)
  })

  it('is denied every permission', async () => {
    const answers = await opened.page.evaluate(async () => {
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      )
      const notification = await Notification.requestPermission()
      const place = await new Promise(resolve =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
          { timeout: 1500 },
        ),
      )
      return [media, notification, place]
    })
    expect(answers).toEqual(['denied', 'denied', 'denied'])
  })

  it('cannot embed a webview', async () => {
    const guests = await opened.app.evaluate(
      ({ webContents }) => webContents.getAllWebContents().filter(contents => contents.getType() === 'webview').length,
    )
    await opened.page.evaluate(() => document.body.append(document.createElement('webview')))
    expect(guests).toBe(0)
  })
})

describe('a page that is not ours', () => {
  it('is refused by the shell even with our preload', async () => {
    const preload = join(ROOT, 'out', 'preload', 'preload.cjs')
    const outcome = await opened.app.evaluate(async ({ BrowserWindow }, path) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload: path, sandbox: true, contextIsolation: true },
      })
      await foreign.loadURL('data:text/html,<p>foreign</p>')
      const answer = await foreign.webContents.executeJavaScript(
        'window.openprep ? window.openprep.chooseOpen("table").then(() => "answered", error => String(error)) : "no bridge"',
      )
      foreign.destroy()
      return answer
    }, preload)
    expect(outcome).toContain('sender refused')
  })
})
