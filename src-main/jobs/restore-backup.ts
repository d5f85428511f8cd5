// Opens a backup beside an empty work folder and leaves it there, checked, for the next opening to put in place.
// Overwrites nothing that anybody worked on.
import { basename, join } from 'node:path'
import type { BackupReport } from '../contract/backup.ts'
import { OpenprepError } from '../contract/errors.ts'
import { announceRestore, RESTORE_FOLDER } from '../store/backup/pending-restore.ts'
import type { CheckBackupInput } from './make-backup.ts'
import { openBackup } from './open-backup.ts'

/** Throws BACKUP_TARGET_USED, and as `openBackup` does. */
export async function restoreBackup(input: CheckBackupInput & { readonly person: string }): Promise<BackupReport> {
  const { folder, path, passphrase, person, signal, onProgress } = input
  if (!folder.isUnused()) throw new OpenprepError('BACKUP_TARGET_USED')
  const into = join(folder.dir, RESTORE_FOLDER)
  const { report, paths, sha256 } = await openBackup({ path, passphrase, into, signal, onProgress })
  announceRestore(folder.dir, { paths: [...paths], file: basename(path), sha256, madeAt: report.madeAt, person })
  return report
}
