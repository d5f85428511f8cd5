// Commands of the person that any screen may answer: undo, redo, find, help … from the menu or from the keyboard.
// The newest listener wins, so the screen on top answers; does nothing with data.
import type { ShellCommand } from '../../src-main/contract/shell.ts'
import { shell } from './client.ts'

type Listener = () => void

const listeners = new Map<ShellCommand, readonly Listener[]>()

function dispatch(command: ShellCommand): boolean {
  const listener = listeners.get(command)?.at(-1)
  listener?.()
  return listener !== undefined
}

/** Returns the function that stops listening. */
export function onWindowCommand(command: ShellCommand, listener: Listener): () => void {
  listeners.set(command, [...(listeners.get(command) ?? []), listener])
  return () => {
    listeners.set(
      command,
      (listeners.get(command) ?? []).filter(other => other !== listener),
    )
  }
}

/** In a text field Ctrl+Z belongs to the text. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null
}

function commandOf(event: KeyboardEvent): ShellCommand | null {
  if (event.key === 'F1') return 'help'
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'f') return 'find'
  if (key === 'h') return 'replace'
  if (key === 's') return 'save'
  if (key === 'o') return 'open'
  if (isTyping(event.target)) return null
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  if (key === 'y') return 'redo'
  return null
}

/** A menu accelerator and the key event can both report one press. */
const SAME_PRESS_MS = 80
let lastPress = { command: '', at: 0 }

function answer(command: ShellCommand, at: number): boolean {
  if (lastPress.command === command && at - lastPress.at < SAME_PRESS_MS) return true
  lastPress = { command, at }
  return dispatch(command)
}

/** Connects menu and keyboard; called once at start. */
export function followCommands(): void {
  shell.onCommand(command => answer(command, performance.now()))
  window.addEventListener('keydown', event => {
    const command = commandOf(event)
    if (command !== null && answer(command, performance.now())) event.preventDefault()
  })
}
