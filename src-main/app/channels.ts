// Names of the few messages between the shell and its preload.
// Data never travels here: it goes over the engine's port.
export const CHANNELS = {
  enginePort: 'engine:port',
  chooseOpen: 'shell:choose-open',
  chooseSave: 'shell:choose-save',
  chooseFolder: 'shell:choose-folder',
  grant: 'shell:grant',
  reveal: 'shell:reveal',
  command: 'shell:command',
} as const

/** Messages between the shell and the engine's process, apart from the page's port. */
export type ShellToEngine =
  | { type: 'open'; folder: string; holder: string; version: string; samplesFolder: string }
  | { type: 'grant'; id: number; path: string }
  | { type: 'port' }
  | { type: 'close' }

export type EngineToShell =
  | { type: 'opened' }
  | { type: 'refused'; error: import('../contract/errors.ts').WireError }
  | { type: 'granted'; id: number }
  | { type: 'closed' }
