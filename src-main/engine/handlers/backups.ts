// Handlers of backups.
// Decides nothing: see jobs/make-backup and jobs/restore-backup.
import type { backupCalls } from '../../contract/backup.ts'
import { checkBackup, makeBackup } from '../../jobs/make-backup.ts'
import { restoreBackup } from '../../jobs/restore-backup.ts'
import { automaticBackups } from '../../store/backup/automatic-backup.ts'
import type { Handlers, Services } from '../handler.ts'

export function backupHandlers(services: Services): Handlers<keyof typeof backupCalls> {
  const { folder } = services
  return {
    'backups.make': async ({ out, passphrase }, running) => {
      services.checkPath(out)
      const { now } = services
      const made = await makeBackup({ folder, out, passphrase, person: services.person(), now, ...running })
      services.changed(null)
      return made
    },
    'backups.check': async ({ path, passphrase }, running) => {
      allow(path)
      return (await checkBackup({ folder, path, passphrase, ...running })).report
    },
    'backups.restore': ({ path, passphrase }, running) => {
      allow(path)
      return restoreBackup({ folder, path, passphrase, person: services.person(), ...running })
    },
    'backups.automatic': () => automaticBackups(folder.dir),
  }

  /** The program's own lie in the work folder and need no dialog. */
  function allow(path: string): void {
    if (!automaticBackups(folder.dir).some(backup => backup.path === path)) services.checkPath(path)
  }
}
