// Names of the few messages between the shell and its preload.
// Data never travels here: it goes over the engine's port.
export const CHANNELS = {
  enginePort: 'engine:port',
  chooseOpen: 'shell:choose-open',
  chooseSeveral: 'shell:choose-several',
  recentFiles: 'shell:recent-files',
  openRecent: 'shell:open-recent',
  forgetRecent: 'shell:forget-recent',
  chooseSave: 'shell:choose-save',
  chooseFolder: 'shell:choose-folder',
  grant: 'shell:grant',
  reveal: 'shell:reveal',
  printPdf: 'shell:print-pdf',
  restart: 'shell:restart',
  command: 'shell:command',
} as const
