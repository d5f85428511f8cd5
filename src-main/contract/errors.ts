// The closed list of everything that can go wrong, and the one error class that carries it across borders.
// Holds no visible text: texts live in contract/text by code.

/** `user`: the person can fix it · `cancelled`: the person stopped it · `bug`: ours. */
export type ErrorKind = 'user' | 'cancelled' | 'bug'

/** Exit codes of the command line: 2 wrong usage, 3 input unreadable, 4 refused for safety, 5 internal fault. */
type ExitCode = 2 | 3 | 4 | 5

const user = (exit: ExitCode) => ({ kind: 'user', exit }) as const

export const ERRORS = {
  USAGE: user(2),
  COMMAND_NOT_AVAILABLE: user(2),
  OPTION_INVALID: user(2),

  FILE_NOT_FOUND: user(3),
  FILE_NOT_READABLE: user(3),
  FILE_LOCKED: user(3),
  FILE_GONE: user(3),
  FILE_NOT_GRANTED: user(4),
  FILE_EMPTY: user(3),
  FILE_TOO_LARGE: user(3),
  FORMAT_UNKNOWN: user(3),
  FORMAT_NOT_SUPPORTED: user(3),
  FILE_PASSWORD: user(3),
  FILE_PASSWORD_WRONG: user(3),
  FILE_CORRUPT: user(3),
  FILE_HOSTILE: user(3),
  ENCODING_UNKNOWN: user(3),
  ENCODING_MISMATCH: user(3),
  SHEET_NOT_FOUND: user(2),
  SHEET_EMPTY: user(3),
  TABLE_NOT_FOUND: user(2),
  HEADER_INVALID: user(2),

  STORE_IN_USE: user(3),
  STORE_CORRUPT: user(3),
  STORE_NEWER: user(3),
  STORE_LOCKED: user(4),
  LOGIN_FAILED: user(4),
  LOGIN_WAIT: user(4),
  ACCOUNT_DISABLED: user(4),
  ACCOUNT_NOT_FOUND: user(2),
  ACCOUNT_NAME_TAKEN: user(2),
  ACCOUNT_ROLE_NEEDED: user(4),
  RECOVERY_WRONG: user(4),
  ORGANISATION_EXISTS: user(2),
  ORGANISATION_NEEDED: user(2),
  ORGANISATION_ROLES: user(2),
  PASSPHRASE_WEAK: user(2),
  IDENTITY_REFUSED: user(4),
  PEOPLE_INVALID: user(3),
  BACKUP_INVALID: user(3),
  BACKUP_LOCKED: user(4),
  BACKUP_TARGET_USED: user(2),
  STORE_NOT_WRITABLE: user(3),
  DISPUTE_INVALID: user(2),
  DISK_FULL: user(3),
  TARGET_NOT_WRITABLE: user(3),
  XLSX_LIMIT_EXCEEDED: user(3),
  GB18030_CHARACTER_MISSING: user(3),
  DATASET_NOT_FOUND: user(2),
  DATASET_NAME_TAKEN: user(2),
  PART_UNREADABLE: user(3),
  COLUMN_NAME_TWICE: user(2),
  COLUMNS_DIFFER: user(2),
  KEY_NOT_THERE: user(2),
  VERSION_NOT_FOUND: user(2),
  VERSION_CHANGED: user(2),
  RESULT_MISSING: user(2),

  RECIPE_INVALID: user(2),
  RECIPE_COLUMN_MISSING: user(3),
  RECIPE_INPUT_MISSING: user(3),
  RECIPE_STEP_FAILED: user(3),
  RECIPE_MASK_FAILED: user(4),
  POLICY_REFUSED: user(4),
  POLICY_UNKNOWN: user(2),
  TARGETS_INVALID: user(3),
  TARGETS_UNKNOWN: user(2),
  POLICY_INVALID: user(3),
  FIGURES_INVALID: user(3),
  KEYRING_MISSING: user(2),
  KEYRING_LOCKED: user(4),
  KEYRING_INVALID: user(3),
  MASKING_INCONSISTENT: user(4),
  KEYRING_CHANGED: user(4),
  PSEUDONYM_TABLE_FULL: user(3),

  COLUMN_NOT_FOUND: user(2),
  HIERARCHY_ROW_LENGTH: user(3),
  HIERARCHY_VALUE_TWICE: user(3),
  HIERARCHY_NOT_NESTED: user(3),
  HIERARCHY_VALUE_MISSING: user(3),
  COLUMN_CHOSEN_TWICE: user(2),
  TOO_MANY_COLUMNS: user(2),
  DEIDENTIFY_NOT_MET: user(4),
  TOO_MANY_VALUES: user(3),
  HIERARCHY_INVALID: user(3),
  HIERARCHY_UNCOVERED: user(3),
  HIERARCHY_FILE_TWICE: user(3),
  HIERARCHY_NEEDED: user(2),
  ORDER_NEEDED: user(2),
  ORDER_VALUE_MISSING: user(3),
  POPULATION_NEEDED: user(2),

  CATALOGUE_INVALID: user(3),
  OPENING_REFUSED: user(4),
  OPENING_ACT_INVALID: user(3),
  CASE_REFUSED: user(2),
  LIMIT_REFUSED: user(2),
  CASE_NOT_FOUND: user(2),
  REFERENCE_INVALID: user(3),
  ITEM_NOT_FOUND: user(2),
  TASK_NOT_FOUND: user(2),
  TASK_OTHER_BODY: user(4),
  PACKAGE_NOT_READY: user(4),
  DOCUMENT_NOT_APPLICABLE: user(3),
  INTERFACE_MISSING: user(3),
  PACKAGE_UNAPPROVED: user(4),
  PACKAGE_UNSAFE: user(4),
  PACKAGE_INVALID: user(4),
  PACKAGE_TAMPERED: user(4),

  SIGNED_FILE_REFUSED: user(4),
  IDENTITY_NEEDED: user(2),
  IDENTITY_LOCKED: user(4),
  IDENTITY_INVALID: user(3),
  TRUST_NEEDED: user(2),
  TRUST_INVALID: user(3),
  TEMPLATE_INVALID: user(3),
  TEMPLATE_TAMPERED: user(4),
  TEMPLATE_UNKNOWN: user(2),
  TEMPLATE_ROLE: user(4),
  TEMPLATE_OUTDATED: user(4),
  REVIEW_NOT_READY: user(2),
  REVIEW_NOT_FOUND: user(2),
  REVIEW_INCOMPLETE: user(2),
  ACCOUNT_ALTERED: user(4),
  REVIEW_TEMPLATE: user(4),
  REVIEW_NOT_ALLOWED: user(4),
  DECISION_REFUSED: user(4),

  CANCELLED: { kind: 'cancelled', exit: 5 },
  INTERNAL: { kind: 'bug', exit: 5 },
} as const satisfies Record<string, { kind: ErrorKind; exit: ExitCode }>

export type ErrorCode = keyof typeof ERRORS
export type ErrorParams = Readonly<Record<string, string | number>>

/** Where in the person's material the fault lies. `row` is the 1-based record number, `column` the header name. */
export interface ErrorPlace {
  file?: string
  sheet?: string
  row?: number
  column?: string
  step?: string
  field?: string
}

/** What travels between processes; the texts are looked up by code on arrival. */
export interface WireError {
  code: ErrorCode
  params: ErrorParams
  at?: ErrorPlace
  /** Only for bugs: the original message and stack, for the log. Never a cell value. */
  detail?: string
}

export class OpenprepError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly at: ErrorPlace | undefined

  constructor(code: ErrorCode, params: ErrorParams = {}, at?: ErrorPlace, options?: ErrorOptions) {
    super(code, options)
    this.name = 'OpenprepError'
    this.code = code
    this.params = params
    this.at = at
  }

  get kind(): ErrorKind {
    return ERRORS[this.code].kind
  }
}

/** Turns anything thrown into what may cross a border. Unknown errors become `INTERNAL`. */
export function toWireError(thrown: unknown): WireError {
  if (thrown instanceof OpenprepError) {
    const cause = thrown.cause instanceof Error ? `${thrown.cause.message}\n${thrown.cause.stack ?? ''}` : undefined
    return { code: thrown.code, params: thrown.params, at: thrown.at, detail: cause }
  }
  if (thrown instanceof Error && thrown.name === 'AbortError') return { code: 'CANCELLED', params: {} }
  const detail = thrown instanceof Error ? `${thrown.message}\n${thrown.stack ?? ''}` : String(thrown)
  return { code: 'INTERNAL', params: {}, detail }
}

export function fromWireError(wire: WireError): OpenprepError {
  const cause = wire.detail === undefined ? undefined : { cause: new Error(wire.detail) }
  return new OpenprepError(wire.code, wire.params, wire.at, cause)
}
