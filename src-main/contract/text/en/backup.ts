// Words of backups in English.
// Decides nothing.
export const backupWords = {
  made: 'Backup made, read back and checked: {file} ({bytes} bytes, {datasets} datasets, {events} audit events). Keep its pass phrase elsewhere.',
  checked: 'The backup is sound: made {madeAt} by {person}, {datasets} datasets, {events} audit events in one chain.',
  restored: 'Checked and restored to {folder}: {datasets} datasets, {events} audit events.',
  program: 'the program itself',
} as const
