// Closes every door a page does not need: network, navigation, new windows, permissions, webviews.
// Knows nothing of the application; each rule has an end-to-end test of its own.
import { app, type Session, type WebContents } from 'electron'
import { WINDOW_ORIGIN } from './window-origin.ts'

/** Before the app is ready: no process of Chromium's may look up a host or phone anywhere. */
export function hardenCommandLine(): void {
  // A root user on Linux has switched the sandbox off for every process; half of it would not start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
}

export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = details.url.startsWith(`${WINDOW_ORIGIN}/`) || details.url.startsWith('data:')
    answer({ cancel: !allowed })
  })
  session.setSpellCheckerEnabled(false)
  session.on('will-download', event => event.preventDefault())
}

export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', event => event.preventDefault())
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-frame-navigate', event => event.preventDefault())
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

interface Sender {
  senderFrame: { url: string; parent: unknown } | null
}

/** Whether a message really comes from our page's main frame. */
export function isOurPage({ senderFrame }: Sender): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${WINDOW_ORIGIN}/`)
}
