// What the command line says of accounts, closing and backups, in English.
// Placeholders are filled by the command.
import type { Words } from '../words.ts'
import type { peopleTexts as chinese } from '../zh-CN/people.ts'

export const peopleTexts = {
  nameNeeded: 'give the name with --as',
  founded: '{name} is set up with {count} accounts. The key of the work folder is now kept by their pass phrases.',
  recovery: 'Recovery key (shown only once; write it down and lock it away): {key}',
  added: 'Account {name} is made; change the pass phrase at the first login',
  disabled: 'Account {name} is disabled and its certificate revoked',
  recovered: '{name} has new keys, a new certificate and a new pass phrase',
  changed: 'The pass phrase is changed; no data was encrypted anew',
  exported: 'Identity file {identity} and trust file {trust} are written',
  joined: '{name} is registered at this PC',
  none: 'No organisation yet: everything made is a draft. Use account setup.',
  missingRole: 'still missing: {roles}',
  roles: { clerk: 'clerk', reviewer: 'reviewer', bureau: 'bureau', chiefDataOfficer: 'chief data officer' },
  inactive: 'disabled',
  closed: '{name} is closed; {keys} data keys are destroyed and its data cannot be read any more',
} as const satisfies Words<typeof chinese>
