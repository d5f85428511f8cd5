// What a handler of one contract call looks like, and what every handler may use.
// Holds no handler.
import type { Progress } from '../contract/call.ts'
import type { CallName, CallOutput, ParsedInput } from '../contract/contract.ts'
import type { Policy } from '../contract/policy.ts'
import type { KeptSource } from '../files/kept-source.ts'
import type { WorkerPool } from '../jobs/worker-pool.ts'
import type { Keyring } from '../store/keyring.ts'
import type { WorkFolder } from '../store/work-folder.ts'
import type { Identity } from './identity.ts'
import type { People } from './people.ts'
import type { PreparedUpdates } from './prepared-updates.ts'
import type { Templates } from './templates.ts'

/** A running call: its cancel signal and where it reports progress. */
export interface Running {
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface Services {
  folder: WorkFolder
  keyring: Keyring
  /** The person signed in. */
  identity: Identity
  people: People
  /** The standard templates that count. */
  templates: Templates
  pool: WorkerPool
  /** A key that a recipe names is made when the ring has none. */
  createMissingKeys: boolean
  /** Such a key is for the whole body instead of the dataset alone. */
  shareNewKeys: boolean
  /** The project that all datasets belong to; null = each is a project of its own. */
  project: string | null
  /** The version of the application, printed in packages. */
  version: string
  samplesFolder: string
  /** Masking policies besides those of the application. */
  policies: readonly Policy[]
  /** The file looked at last, while a person chooses how it is read. */
  looked: KeptSource
  /** New versions that wait for a person's decision. */
  prepared: PreparedUpdates
  /** The seed of runs and of what is found again by it. */
  seed: number
  now(): string
  person(): string
  /** Throws FILE_NOT_GRANTED for a path that no dialog or drop has shown to the shell. */
  checkPath(path: string): void
  /** Tells every window that a dataset (or the list: null) is not what it was. */
  changed(datasetId: string | null): void
}

export type Handler<N extends CallName> = (
  input: ParsedInput<N>,
  running: Running,
) => CallOutput<N> | Promise<CallOutput<N>>
export type Handlers<N extends CallName = CallName> = { [K in N]: Handler<K> }
