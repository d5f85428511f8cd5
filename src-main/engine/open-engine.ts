// Opens a work folder and serves the contract on it: the same for the window's process, the command line and the tests.
// Owns the one writer connection and the worker pool until closed.
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import type { CallName } from '../contract/contract.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Policy } from '../contract/policy.ts'
import { DEFAULT_SEED } from '../contract/run.ts'
import type { Signer } from '../core/signing/certificates.ts'
import { refineProfile } from '../core/template-pack/refine-profile.ts'
import { KeptSource } from '../files/kept-source.ts'
import { createWorkerPool } from '../jobs/worker-pool.ts'
import { type Keyring, openFolderKeyring, openKeyring } from '../store/keyring.ts'
import { keepPolicy } from '../store/policy-files.ts'
import type { SealKey } from '../store/protection/sealing.ts'
import { openWorkFolder, type WorkFolder } from '../store/work-folder.ts'
import type { Handlers, Services } from './handler.ts'
import { attackHandlers } from './handlers/attacks.ts'
import { auditHandlers } from './handlers/audit.ts'
import { backupHandlers } from './handlers/backups.ts'
import { bureauDecisionHandlers } from './handlers/bureau-decisions.ts'
import { bureauHandlers } from './handlers/bureau-ledger.ts'
import { caseHandlers } from './handlers/cases.ts'
import { catalogueHandlers } from './handlers/catalogue.ts'
import { clusterHandlers } from './handlers/clusters.ts'
import { datasetHandlers } from './handlers/datasets.ts'
import { deidentifyHandlers } from './handlers/deidentify.ts'
import { documentHandlers } from './handlers/documents.ts'
import { facetHandlers } from './handlers/facets.ts'
import { fileHandlers } from './handlers/files.ts'
import { identityHandlers } from './handlers/identity.ts'
import { inputHandlers } from './handlers/inputs.ts'
import { ledgerHandlers } from './handlers/ledger.ts'
import { limitHandlers } from './handlers/limits.ts'
import { milestoneHandlers } from './handlers/milestones.ts'
import { openingHandlers } from './handlers/openings.ts'
import { packageHandlers } from './handlers/packages.ts'
import { peopleHandlers } from './handlers/people.ts'
import { policyHandlers } from './handlers/policies.ts'
import { profileHandlers } from './handlers/profiles.ts'
import { periodHandlers } from './handlers/quality-periods.ts'
import { recipeHandlers } from './handlers/recipes.ts'
import { rectificationHandlers } from './handlers/rectifications.ts'
import { referenceHandlers } from './handlers/reference-lists.ts'
import { registerHandlers } from './handlers/registers.ts'
import { relationHandlers } from './handlers/relations.ts'
import { replayHandlers } from './handlers/replay.ts'
import { reviewHandlers } from './handlers/reviews.ts'
import { riskHandlers } from './handlers/risk.ts'

import { runHandlers } from './handlers/runs.ts'
import { setAsideHandlers } from './handlers/set-aside.ts'
import { sourceHandlers } from './handlers/sources.ts'
import { suggestHandlers } from './handlers/suggest.ts'
import { tableHandlers } from './handlers/tables.ts'
import { templateHandlers } from './handlers/templates.ts'
import { workspaceHandlers } from './handlers/workspace.ts'
import { Identity } from './identity.ts'
import { People } from './people.ts'
import { PreparedUpdates } from './prepared-updates.ts'
import { recordLook } from './raw-access.ts'
import { EngineServer } from './serve.ts'
import { Templates } from './templates.ts'

export interface EngineOptions {
  folder: string
  /** Who is signed in from the start. */
  identity?: Signer
  /** Keeps the work folder under a key that is written nowhere. */
  key?: SealKey
  /** Path null = the work folder's own. `createMissing`: a key a recipe names is made when the ring has none. */
  keyring: {
    path: string | null
    passphrase: string | undefined
    createMissing: boolean
    /** Keys made so are for the whole body; default: for the dataset alone. */
    shareNew?: boolean
  }
  /** The project of all datasets; default: each is its own. */
  project?: string
  /** Who has the work folder open, for whoever finds it locked. */
  holder: string
  /** Who acts, for the audit trail, until a name is set. */
  person: string
  version: string
  samplesFolder: string
  /** Masking policies besides those of the application. */
  policies?: readonly Policy[]
  /** They stay in the work folder. */
  keepPolicies?: boolean
  /** Under which results are looked for; default: DEFAULT_SEED. */
  seed?: number
  checkPath(path: string): void
  now(): string
  log(line: string): void
  /** Worker threads; default: one less than the cores, at least one. */
  workers?: number
}

export interface Engine {
  server: EngineServer
  close(): Promise<void>
}

/** What can be asked before anybody is logged in. Those that act ask for a pass phrase or the recovery key themselves. */
const OPEN_CALLS: ReadonlySet<CallName> = new Set([
  'workspace.info',
  'session.get',
  'session.open',
  'session.lock',
  'organisation.create',
  'organisation.join',
  'accounts.recover',
])

/** The folder's own ring opens with the folder, unless the person sealed it with a pass phrase before. */
function keyringOf({ keyring }: EngineOptions, folder: WorkFolder): Keyring {
  const own = join(folder.dir, 'keyring.json')
  if (keyring.path !== null && resolve(keyring.path) !== own) return openKeyring(keyring.path, keyring.passphrase)
  return keyring.passphrase === undefined ? openFolderKeyring(own, folder.keys) : openKeyring(own, keyring.passphrase)
}

export async function openEngine(options: EngineOptions): Promise<Engine> {
  try {
    mkdirSync(options.folder, { recursive: true })
  } catch (cause) {
    throw new OpenprepError('STORE_NOT_WRITABLE', { folder: options.folder }, undefined, { cause })
  }
  const folder = openWorkFolder(options.folder, {
    holder: options.holder,
    now: options.now,
    ...(options.key !== undefined && { key: options.key }),
  })
  const pool = createWorkerPool({ size: options.workers ?? Math.max(1, availableParallelism() - 1) })
  const identity = new Identity(options.identity ?? null)
  let server: EngineServer | null = null
  const formerPerson = () => folder.settings.get().person || options.person
  const people = new People({
    folder,
    identity,
    now: options.now,
    formerPerson,
    idle: () => server?.idle() ?? Promise.resolve(),
  })
  const templates = new Templates(folder)
  folder.profiles.refineWith(profile => refineProfile(profile, templates.inForce().detection))
  const services: Services = {
    folder,
    pool,
    keyring: keyringOf(options, folder),
    identity,
    people,
    templates,
    looked: new KeptSource(),
    prepared: new PreparedUpdates(),
    createMissingKeys: options.keyring.createMissing,
    shareNewKeys: options.keyring.shareNew === true,
    project: options.project ?? null,
    version: options.version,
    samplesFolder: options.samplesFolder,
    policies: options.policies ?? [],
    seed: options.seed ?? DEFAULT_SEED,
    now: options.now,
    person: () => identity.get()?.certificate.subject.name ?? formerPerson(),
    checkPath: options.checkPath,
    changed: datasetId => server?.broadcast('changed', { datasetId }),
  }
  if (options.keepPolicies === true) for (const policy of options.policies ?? []) keepPolicy(folder.dir, policy)
  const handlers: Handlers = {
    ...fileHandlers(services),
    ...datasetHandlers(services),
    ...sourceHandlers(services),
    ...inputHandlers(services),
    ...tableHandlers(services),
    ...profileHandlers(services),
    ...relationHandlers(services),
    ...riskHandlers(services),
    ...deidentifyHandlers(services),
    ...clusterHandlers(services),
    ...facetHandlers(services),
    ...policyHandlers(services),
    ...recipeHandlers(services),
    ...replayHandlers(services),
    ...suggestHandlers(services),
    ...runHandlers(services),
    ...setAsideHandlers(services),
    ...catalogueHandlers(services),
    ...openingHandlers(services),
    ...ledgerHandlers(services),
    ...caseHandlers(services),
    ...milestoneHandlers(services),
    ...limitHandlers(services),
    ...referenceHandlers(services),
    ...registerHandlers(services),
    ...attackHandlers(services),
    ...packageHandlers(services),
    ...bureauDecisionHandlers(services),
    ...bureauHandlers(services),
    ...documentHandlers(services),
    ...workspaceHandlers(services),
    ...identityHandlers(services),
    ...peopleHandlers(services),
    ...auditHandlers(services),
    ...reviewHandlers(services),
    ...backupHandlers(services),
    ...templateHandlers(services),
    ...rectificationHandlers(services),
    ...periodHandlers(services),
  }
  server = new EngineServer(
    handlers,
    options.log,
    (name, input) => recordLook(services, name, input),
    name => {
      if (!OPEN_CALLS.has(name)) people.mustBeOpen()
    },
  )
  return {
    server,
    async close() {
      await services.looked.close()
      await pool.close()
      folder.close()
    },
  }
}
