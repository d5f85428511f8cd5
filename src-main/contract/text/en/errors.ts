// The same errors in English, for `--lang en`.
// One entry per code; placeholders are the error's parameters.
import type { ErrorCode } from '../../errors.ts'
import type { ErrorText } from '../zh-CN/errors.ts'

export const errors = {
  USAGE: { message: 'Wrong usage: {reason}', fix: 'Run openprep help.' },
  COMMAND_NOT_AVAILABLE: {
    message: 'This version has no "{command}" command yet.',
    fix: 'Run openprep help for the commands there are.',
  },
  OPTION_INVALID: {
    message: 'Option {option} has a wrong value "{value}": {reason}',
    fix: 'Correct it and run again.',
  },

  FILE_NOT_FOUND: { message: 'File not found: {file}', fix: 'Check its name and folder.' },
  FILE_NOT_READABLE: { message: 'File cannot be read: {file}', fix: 'Check its permissions.' },
  FILE_LOCKED: {
    message: 'File is held open by another program: {file}',
    fix: 'Close it in Excel or WPS and try again.',
  },
  FILE_GONE: {
    message: 'File vanished while in use: {file}',
    fix: 'Reconnect the drive and try again; saved work is not lost.',
  },
  FILE_NOT_GRANTED: {
    message: 'No permission was given to open this file: {file}',
    fix: 'Choose it in a dialog or drop it on the window.',
  },
  FILE_EMPTY: { message: 'File is empty: {file}', fix: 'Check the export.' },
  FILE_TOO_LARGE: { message: 'File is too large: {file} ({size}, limit {limit})', fix: 'Split it, or save it as CSV.' },
  FORMAT_UNKNOWN: { message: 'Unknown file format: {file}', fix: 'Give xlsx, xls, et, ods, dbf, CSV or a text table.' },
  FORMAT_NOT_SUPPORTED: { message: 'Format not supported: {format}', fix: 'Save it as xlsx or CSV first.' },
  FILE_PASSWORD: {
    message: 'File needs a password: {file}',
    fix: 'Give the password (--password-file on the command line), or save the file without one.',
  },
  FILE_PASSWORD_WRONG: {
    message: 'The password does not open the file: {file}',
    fix: 'Check capital letters, full-width characters and blanks, or ask whoever made the file.',
  },
  FILE_CORRUPT: { message: 'File is damaged: {file} ({reason})', fix: 'Open and save it again, or export it anew.' },
  FILE_HOSTILE: {
    message: 'File refused for safety: {file} ({reason})',
    fix: 'Check where it came from and export it anew.',
  },
  ENCODING_UNKNOWN: { message: 'Unknown text encoding: {file}', fix: 'Choose one, for example GB18030.' },
  ENCODING_MISMATCH: {
    message: 'Byte {offset} does not fit the encoding {encoding}.',
    fix: 'Choose another encoding, for example GB18030 or UTF-8.',
  },
  SHEET_NOT_FOUND: { message: 'No sheet named "{sheet}".', fix: 'Sheets: {sheets}' },
  SHEET_EMPTY: { message: 'Sheet "{sheet}" holds no data.', fix: 'Choose a sheet with data.' },
  TABLE_NOT_FOUND: { message: 'The sheet has no table {table}.', fix: 'It has {count}.' },
  HEADER_INVALID: { message: 'Wrong header choice: {header}', fix: 'Write auto, none, or rows such as 3..4.' },

  STORE_IN_USE: { message: 'The work folder is in use: {holder}', fix: 'Close the other window or command.' },
  LOGIN_FAILED: {
    message: 'Wrong name or pass phrase.',
    fix: 'Check the keyboard; after {left} more wrong attempts you have to wait.',
  },
  LOGIN_WAIT: {
    message: 'Too many wrong attempts: wait {seconds} seconds.',
    fix: 'If it is forgotten, have it reset with the recovery key.',
  },
  ACCOUNT_DISABLED: { message: 'The account {name} is disabled.', fix: 'Ask the chief data officer.' },
  ACCOUNT_NOT_FOUND: { message: 'No such account: {name}', fix: 'Accounts: {accounts}' },
  ACCOUNT_NAME_TAKEN: { message: 'There is already an account named {name}.', fix: 'Add the department to the name.' },
  ACCOUNT_ROLE_NEEDED: {
    message: 'Only the chief data officer or the recovery key may do this.',
    fix: 'Log in as chief data officer, or give the recovery key.',
  },
  RECOVERY_WRONG: { message: 'Wrong recovery key.', fix: 'Type the eight groups as printed.' },
  ORGANISATION_EXISTS: { message: 'This work folder already has an organisation.', fix: 'Log in.' },
  ORGANISATION_NEEDED: {
    message: 'This work folder has no accounts yet.',
    fix: 'Set up the organisation and its first two accounts.',
  },
  ORGANISATION_ROLES: {
    message: 'The first accounts must include a clerk and a reviewer, two different people.',
    fix: 'Add the missing one.',
  },
  PASSPHRASE_WEAK: {
    message: 'The pass phrase is too easy to guess: {name}',
    fix: 'Ten signs at least, not the name, not one sign repeated.',
  },
  PEOPLE_INVALID: {
    message: 'The file of people is wrong: {file} ({reason})',
    fix: 'Write a JSON list of name, unit, role and passphraseFile.',
  },
  IDENTITY_REFUSED: {
    message: 'The identity file cannot be used: {reason}',
    fix: 'Export identity and trust file again at the first PC.',
  },
  STORE_LOCKED: {
    message: 'The work folder is locked.',
    fix: 'Log in with your account (on the command line: --as NAME --login-file FILE).',
  },
  STORE_CORRUPT: { message: 'The work folder is damaged ({reason})', fix: 'Do not write to it; restore a backup.' },
  STORE_NEWER: {
    message: 'The work folder was made by a newer version ({found}; this one supports {supported}).',
    fix: 'Upgrade the program.',
  },
  BACKUP_INVALID: {
    message: 'This backup cannot be used: {file} ({reason})',
    fix: 'Use another backup. Nothing was written; the present work is as it was.',
  },
  BACKUP_LOCKED: {
    message: 'The backup does not open: {file}. Its pass phrase is wrong or was not given.',
    fix: 'Give the phrase it was made with; automatic backups have none and open in the work folder they lie in.',
  },
  BACKUP_TARGET_USED: {
    message: 'There are data or accounts here already; no backup is restored on top of them.',
    fix: 'Restore into a new work folder (--store NEW); nothing here is overwritten.',
  },
  STORE_NOT_WRITABLE: { message: 'The work folder cannot be written: {folder}', fix: 'Choose another folder.' },
  DISK_FULL: { message: 'The disk is full.', fix: 'Free some space and try again; saved work is not lost.' },
  TARGET_NOT_WRITABLE: {
    message: 'Cannot write: {file}',
    fix: 'Choose another folder, or close the file in Excel or WPS.',
  },
  GB18030_CHARACTER_MISSING: {
    message: 'GB18030 has no character “{char}” (U+{code}, a private character of older systems).',
    fix: 'Replace it by the standard character when cleaning, or do without CSV in GB18030.',
  },
  XLSX_LIMIT_EXCEEDED: {
    message: 'Beyond what xlsx can hold: {found} found, {limit} allowed (characters of a cell, or columns of a table).',
    fix: 'Shorten long cells, remove columns, or use CSV.',
  },
  DATASET_NOT_FOUND: { message: 'No such dataset: {dataset}', fix: 'Datasets: {datasets}' },
  DATASET_NAME_TAKEN: { message: 'There is already a dataset named "{name}".', fix: 'Choose another name.' },
  PART_UNREADABLE: {
    message: '"{file}" could not be read: {reason}',
    fix: 'Choose a readable file, or leave out files that cannot be read; nothing has been imported.',
  },
  COLUMN_NAME_TWICE: {
    message: 'Two columns of "{file}" are called "{column}"',
    fix: 'Give one of them another name; the source column needs a name of its own too.',
  },
  COLUMNS_DIFFER: {
    message: 'The columns of "{file}" are not those of the dataset: {difference}; nothing was appended',
    fix: 'Where a column goes by another name, add {rename}; to append all the same, add --columns all (new columns come along) or --columns first (only columns the dataset has).',
  },
  KEY_NOT_THERE: {
    message: 'The key column "{column}" is not in both versions',
    fix: 'Choose a column that both have, or none.',
  },
  VERSION_NOT_FOUND: { message: 'There is no version {version}', fix: 'Choose one of the list.' },
  VERSION_CHANGED: { message: 'The dataset changed meanwhile; nothing was done to it', fix: 'Please try again.' },
  RESULT_MISSING: { message: 'The present recipe has not been run.', fix: 'Run it first.' },

  RECIPE_INVALID: { message: 'The recipe is wrong: {reason}', fix: 'Correct the step.' },
  RECIPE_COLUMN_MISSING: {
    message: 'Step "{step}" needs a column that is not there: {column}',
    fix: 'Columns: {columns}',
  },
  RECIPE_INPUT_MISSING: {
    message: 'Step "{step}" needs the further table "{input}", which has not been added',
    fix: 'Add the table first; on the command line: --input {input}=FILE.',
  },
  RECIPE_STEP_FAILED: { message: 'Step "{step}" cannot run: {reason}', fix: 'Change it or switch it off.' },
  RECIPE_MASK_FAILED: {
    message: 'Masking step "{step}" met a value it cannot treat; stopped without a result.',
    fix: 'Clean column "{column}" first, or mask it another way.',
  },
  POLICY_REFUSED: {
    message: 'The masking is weaker than the policy "{policy}" asks; stopped without a result: {reasons}',
    fix: 'Mask these columns more strongly; without reviews no exception can be granted.',
  },
  TARGETS_INVALID: {
    message: '"{file}" cannot be read as yearly targets: {reason}',
    fix: 'Choose a targets file of this program, or an annex (JSON) with year, bodies and quantities.',
  },
  TARGETS_UNKNOWN: {
    message: 'There are no targets for {year}',
    fix: 'Import the targets of that year first, or choose another year.',
  },
  POLICY_UNKNOWN: {
    message: 'There is no masking policy named "{policy}". Known: {policies}',
    fix: "Correct the name, or point --policy to the bureau's policy file.",
  },
  DISPUTE_INVALID: { message: 'this dispute cannot be recorded so: {reason}', fix: 'Correct it and try again.' },
  ITEM_NOT_FOUND: { message: 'the ledger has no such item ({sha256})', fix: 'Collect what bodies handed in first.' },
  TASK_NOT_FOUND: {
    message: 'no rectification task {task} was sent out from here',
    fix: 'Import the answer in the work folder that issued the task.',
  },
  TASK_OTHER_BODY: {
    message: 'the answer is signed by {unit}, the task went to {body}; it was not taken.',
    fix: 'Ask {body} to sign it themselves.',
  },
  TEMPLATE_INVALID: { message: 'the template is not as it should be: {reason}', fix: 'Correct {field}.' },
  TEMPLATE_TAMPERED: {
    message:
      'the installed template {id} {version} was changed or taken away; whatever asks for its rules has stopped.',
    fix: 'Restore the work folder from a backup and tell the information office.',
  },
  TEMPLATE_UNKNOWN: {
    message: 'template {id} {version} is not installed',
    fix: 'Import it first, or correct the name.',
  },
  TEMPLATE_ROLE: {
    message: 'the certificate of {name} is for {role}, who may not issue templates.',
    fix: 'Sign as bureau staff or chief data officer.',
  },
  TEMPLATE_OUTDATED: {
    message: 'a standard template has a newer version than the dataset was made under: {templates}',
    fix: 'Check the dataset again (template recheck), then build the package.',
  },
  POLICY_INVALID: {
    message: 'The masking policy is wrong: {reason}',
    fix: 'Correct the field {field}, or ask the bureau.',
  },
  FIGURES_INVALID: {
    message: 'The figures of the levels of effect are wrong: {reason}',
    fix: 'Correct the field {field}, or begin again from the effect-levels.json of the application.',
  },
  KEYRING_MISSING: { message: 'Missing pseudonym key: {key}', fix: 'Give --keyring FILE, or make a key in Settings.' },
  KEYRING_LOCKED: {
    message: 'The key ring does not open: wrong pass phrase.',
    fix: 'Check the file given with --passphrase-file.',
  },
  MASKING_INCONSISTENT: {
    message: 'Masked columns contradict one another or can be restored from others: {reasons}. Nothing was run.',
    fix: 'Add one of these and run again: {repairs}.',
  },
  KEYRING_CHANGED: {
    message: 'Pseudonyms were given out elsewhere under the key {key} during the run; the result was not kept.',
    fix: 'Run again; do not use one key in two places at once.',
  },
  PSEUDONYM_TABLE_FULL: {
    message: 'The table of the key {key} is full: at most {limit} different values.',
    fix: 'Use another key, or pseudonymize, which needs no table.',
  },
  KEYRING_INVALID: { message: 'Not a key ring: {file}', fix: 'Give a file made by this program.' },

  COLUMN_NOT_FOUND: { message: 'The table has no column "{column}".', fix: 'Its columns: {columns}' },
  HIERARCHY_ROW_LENGTH: {
    message: 'Row {row} of the hierarchy of "{column}" has {found} levels where {expected} are expected.',
    fix: 'Give every row of the hierarchy the same number of levels.',
  },
  HIERARCHY_VALUE_TWICE: {
    message: 'In the hierarchy of "{column}", the value "{value}" stands differently in rows {first} and {row}.',
    fix: 'Keep one of the rows, or make them agree.',
  },
  HIERARCHY_NOT_NESTED: {
    message: 'Row {row} of the hierarchy of "{column}": above "{label}" stand both "{one}" and "{other}".',
    fix: 'One label has one label above it; correct the hierarchy.',
  },
  HIERARCHY_VALUE_MISSING: {
    message: 'The value "{value}" in row {row} of column "{column}" is not in the hierarchy.',
    fix: 'Add the value with its labels to the hierarchy, or clean the column first.',
  },
  COLUMN_CHOSEN_TWICE: {
    message: 'The column "{column}" is chosen twice.',
    fix: 'A column has one role; leave one out.',
  },
  TOO_MANY_COLUMNS: {
    message: '{count} columns are chosen; at most {limit} can be.',
    fix: 'Choose only columns somebody outside could know.',
  },
  DEIDENTIFY_NOT_MET: {
    message: 'The de-identification step does not hold on these data; nothing was produced: {reason}',
    fix: 'Compute it again on the present data and take other levels.',
  },
  TOO_MANY_VALUES: {
    message: 'The column "{column}" has {count} different values; a hierarchy holds at most {limit}.',
    fix: 'Make it coarser first, or drop the column.',
  },
  HIERARCHY_INVALID: {
    message: 'The hierarchy cannot be used: {reason}',
    fix: 'Correct the hierarchy of this column.',
  },
  HIERARCHY_UNCOVERED: {
    message: 'The hierarchy does not cover every value: {reason}',
    fix: 'Add a row for each of these values, or clean the column first.',
  },
  HIERARCHY_FILE_TWICE: {
    message: 'The column "{column}" has two hierarchy files: {one}, {other}',
    fix: 'Leave one of them in the folder of hierarchies.',
  },
  HIERARCHY_NEEDED: {
    message: 'The column "{column}" has no hierarchy, so distances cannot follow it.',
    fix: 'Give its hierarchy, or use the equal or ordered distance.',
  },
  ORDER_NEEDED: {
    message: 'The values of the column "{column}" are not numbers; their order is not known.',
    fix: 'Give it with --order COLUMN=FILE, one value a line, or use the equal distance.',
  },
  ORDER_VALUE_MISSING: {
    message: 'The value "{value}" of the column "{column}" is not in the order or hierarchy given.',
    fix: 'Add the value to the order or hierarchy.',
  },
  POPULATION_NEEDED: {
    message: 'This condition compares with the population, but no population was given.',
    fix: 'Give it with --population FILE, or leave the condition out.',
  },

  CATALOGUE_INVALID: { message: 'The catalogue file is wrong: {reason}', fix: 'Correct the field {field}.' },
  OPENING_ACT_INVALID: { message: 'The file of the act is wrong: {reason}', fix: 'Correct the field {field}.' },
  OPENING_REFUSED: {
    message: 'This is not allowed: {reasons}',
    fix: 'Do what is missing first; until then the former state holds.',
  },
  LIMIT_REFUSED: { message: 'The limit stays: {reason}', fix: 'Choose an allowed number and give a reason.' },
  CASE_REFUSED: { message: 'This cannot be done: {reason}', fix: 'Complete what is missing.' },
  CASE_NOT_FOUND: { message: 'There is no case {case}.', fix: 'Look at the list of cases.' },
  REFERENCE_INVALID: { message: 'The list or answer is not complete: {reason}', fix: 'Complete what is missing.' },
  PACKAGE_NOT_READY: {
    message: 'Some gates are not passed: {gates}',
    fix: 'Mend them, or build a draft with --draft.',
  },
  INTERFACE_MISSING: {
    message: 'The package holds no interface description and sample: {file}',
    fix: 'Set the form of opening to interface in the catalogue entry and build the package again.',
  },
  DOCUMENT_NOT_APPLICABLE: {
    message: 'The document “{document}” does not apply to this dataset.',
    fix: 'An interface document needs an interface; a filing form and a reply need what they are about.',
  },
  PACKAGE_UNAPPROVED: {
    message: 'Without all approvals there is no releasable package: {reviews}',
    fix: 'Add --draft to build a draft.',
  },
  PACKAGE_UNSAFE: {
    message: 'The result still holds content that must not leave; not even a draft package can be built: {gates}',
    fix: 'Mask or remove that content as the checks say, then build the package.',
  },
  PACKAGE_INVALID: { message: 'Not a valid package: {file} ({reason})', fix: 'Give a zip made by this program.' },
  PACKAGE_TAMPERED: { message: 'The package does not verify: {files}', fix: 'Do not use it; ask for it again.' },

  SIGNED_FILE_REFUSED: {
    message: 'This signed file is refused: {file} ({reason})',
    fix: 'Do not use it; ask the sender for a new one.',
  },
  IDENTITY_NEEDED: {
    message: 'This step has to be signed by a named person.',
    fix: 'Sign in, or give --identity FILE and --passphrase-file FILE.',
  },
  IDENTITY_LOCKED: {
    message: 'The pass phrase of the identity file is wrong or missing: {file}',
    fix: 'Give it with --passphrase-file FILE.',
  },
  IDENTITY_INVALID: { message: 'Not a valid identity file: {file}', fix: 'Make one with key new-person.' },
  TRUST_NEEDED: { message: 'There is no trust file to judge signatures by.', fix: 'Give one with --trust FILE.' },
  TRUST_INVALID: { message: 'Not a valid trust file: {file} ({reason})', fix: 'Ask for it again.' },
  REVIEW_NOT_READY: {
    message: 'Nothing to review yet: {reason}',
    fix: 'Run the recipe and fill in the catalogue first.',
  },
  REVIEW_NOT_FOUND: { message: 'There is no such review request: {request}', fix: 'Open the request file first.' },
  REVIEW_INCOMPLETE: { message: 'The decision cannot be signed yet: {reasons}', fix: 'Complete it, then sign.' },
  ACCOUNT_ALTERED: {
    message: 'The record of the account “{name}” was altered; it does not open.',
    fix: 'Leave everything as it is and report it; restore a backup, or have the account made anew.',
  },
  REVIEW_TEMPLATE: {
    message: 'This request cannot be approved: {reasons}',
    fix: 'Send it back; it has to be checked under the present standard templates and asked again.',
  },
  REVIEW_NOT_ALLOWED: { message: 'You may not decide this request: {reason}', fix: 'Another reviewer has to.' },
  DECISION_REFUSED: {
    message: 'This decision is refused: {reason}',
    fix: 'Do not use it; ask the reviewer for a new one.',
  },

  CANCELLED: { message: 'Cancelled.', fix: '' },
  INTERNAL: {
    message: 'Internal fault.',
    fix: 'Try again; if it stays, hand the log to support. Nothing was changed.',
  },
} satisfies Record<ErrorCode, ErrorText>
