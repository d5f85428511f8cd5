// Backups: the whole work folder in one encrypted file, what checking one says, and moving to another PC with it.
// Pass phrases come in through here once and are kept nowhere.
import { z } from 'zod'
import { call, NothingSchema } from './call.ts'
import { NewPassphraseSchema } from './people.ts'

export const BackupReportSchema = z.object({
  path: z.string(),
  bytes: z.number(),
  madeAt: z.string(),
  /** Who made it; '' = the program, before it brought the folder to a new shape. */
  person: z.string(),
  /** The program's version that made it. */
  application: z.string(),
  schemaVersion: z.number(),
  /** null = no organisation was set up. */
  organisation: z.string().nullable(),
  datasets: z.number(),
  /** Of the audit trail, which was walked from the first to this one. */
  events: z.number(),
  files: z.number(),
})
export type BackupReport = z.infer<typeof BackupReportSchema>

/** Made by the program in the work folder, before it changed the folder's shape. */
export const AutomaticBackupSchema = z.object({ path: z.string(), bytes: z.number(), schemaVersion: z.number() })
export type AutomaticBackup = z.infer<typeof AutomaticBackupSchema>

const BackupRefSchema = z.object({ path: z.string(), passphrase: z.string().max(200).optional() })

export const backupCalls = {
  /** Written, read back and checked; only then is it said to be made. Throws DISK_FULL, TARGET_NOT_WRITABLE, CANCELLED. */
  'backups.make': call('job', z.object({ out: z.string(), passphrase: NewPassphraseSchema }), BackupReportSchema),
  /** Opens it elsewhere and checks every page, chunk and event. Throws BACKUP_LOCKED, BACKUP_INVALID, STORE_NEWER. */
  'backups.check': call('job', BackupRefSchema, BackupReportSchema),
  /**
   * The same, and keeps it for the next opening of this work folder, which must be an empty one. Throws BACKUP_TARGET_USED besides.
   * The program has to be started anew.
   */
  'backups.restore': call('job', BackupRefSchema, BackupReportSchema),
  'backups.automatic': call('read', NothingSchema, z.array(AutomaticBackupSchema)),
}
