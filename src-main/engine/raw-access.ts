// Sees to it that nobody looks at values without leaving an event: whatever call may answer with one is recorded before it runs.
// Closed by default: a call that is not listed as showing none counts as one that does.
import { basename } from 'node:path'
import { z } from 'zod'
import type { CallName } from '../contract/contract.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import type { Services } from './handler.ts'

/**
 * Calls whose answers hold no value of a table: names, counts, places, digests, or what the person typed. Writes of recipes and entries
 * give back what was sent; documents that are written to a file have events of their own.
 */
const SHOW_NO_VALUE: ReadonlySet<CallName> = new Set<CallName>([
  'approvals.get',
  'audit.checkExport',
  'audit.choices',
  'audit.export',
  'audit.list',
  'audit.verify',
  'backups.automatic',
  'backups.check',
  'backups.make',
  'backups.restore',
  'calendar.get',
  'calendar.save',
  'catalogue.codeLists',
  'catalogue.sources',
  'cases.act',
  'cases.write',
  'cases.list',
  'cases.open',
  'documents.list',
  'history.list',
  'history.notes',
  'history.write',
  'ledger.calendar',
  'ledger.due',
  'ledger.list',
  'ledger.write',
  'limits.list',
  'limits.save',
  'milestones.list',
  'milestones.save',
  'opening.act',
  'opening.evidence',
  'opening.get',
  'references.answer',
  'references.import',
  'references.lines',
  'references.list',
  'references.remove',
  'datasets.close',
  'datasets.closed',
  'references.write',
  'demands.import',
  'sourceFaults.write',
  'withdrawals.write',
  'datasets.get',
  'datasets.import',
  'datasets.list',
  'datasets.remove',
  'datasets.rename',
  'destinations.add',
  'destinations.list',
  'identity.close',
  'identity.get',
  'identity.open',
  'inputs.add',
  'inputs.addDataset',
  'inputs.list',
  'inputs.remove',
  'keys.create',
  'keys.destroy',
  'keys.destroyed',
  'keys.list',
  'keys.rotate',
  'masking.consistency',
  'operations.list',
  'package.build',
  'package.verify',
  'policies.keep',
  'policies.list',
  'profile.judge',
  'profile.timely',
  'recipe.foresee',
  'reviews.answer',
  'reviews.attach',
  'reviews.checklist',
  'reviews.decide',
  'reviews.list',
  // Record the look at a request themselves, as soon as it is known which columns it shows.
  'reviews.open',
  'reviews.paper',
  'reviews.receive',
  'reviews.reproduce',
  'reviews.request',
  'reviews.saveDraft',
  'run.get',
  'run.start',
  'run.write',
  'setAside.list',
  'setAside.write',
  'samples.reveal',
  'settings.get',
  'settings.save',
  'sources.accept',
  'sources.discard',
  'sources.restore',
  'sources.versions',
  'table.copied',
  'trust.import',
  'workspace.info',
])

/** Calls about people, templates and what bodies handed in: they reach no table of this folder. */
const OF_NO_TABLE: ReadonlySet<CallName> = new Set<CallName>([
  'accounts.changePassphrase',
  'accounts.create',
  'accounts.disable',
  'accounts.export',
  'accounts.recover',
  'bureau.actOnDispute',
  'bureau.collect',
  'bureau.decideTwin',
  'bureau.disputes',
  'bureau.importTargets',
  'bureau.items',
  'bureau.listLines',
  'bureau.lists',
  'bureau.matchLine',
  'bureau.openDispute',
  'bureau.period',
  'bureau.periodPage',
  'bureau.remove',
  'bureau.report',
  'bureau.reportPage',
  'bureau.savePeriod',
  'bureau.saveReport',
  'bureau.setSource',
  'bureau.setTargets',
  'bureau.sharedFields',
  'bureau.targets',
  'bureau.watch',
  'organisation.create',
  'organisation.join',
  'rectifications.answer',
  'rectifications.close',
  'rectifications.issue',
  'rectifications.list',
  'rectifications.receive',
  'rectifications.take',
  'risk.figures',
  'risk.saveFigures',
  'session.get',
  'session.idle',
  'session.lock',
  'session.open',
  'templates.build',
  'templates.check',
  'templates.compare',
  'templates.compareFiles',
  'templates.datasets',
  'templates.draft',
  'templates.get',
  'templates.import',
  'templates.inForce',
  'templates.list',
  'templates.look',
  'templates.readFile',
  'templates.readFolder',
  'templates.writeFolder',
])

/** Calls that read a file which is no dataset, or none yet. */
const FILE_CALLS: ReadonlySet<CallName> = new Set<CallName>([
  'files.inspect',
  'files.preview',
  'sources.survey',
  'deidentify.readHierarchy',
  'package.scan',
])

const OfDataset = z.object({
  datasetId: z.string(),
  view: z.string().optional(),
  columns: z.array(z.string()).optional(),
  column: z.string().optional(),
})
const OfFile = z.object({ path: z.string() })
const OfFiles = z.object({ parts: z.array(OfFile) })

export function showsNoValue(name: CallName): boolean {
  return SHOW_NO_VALUE.has(name) || OF_NO_TABLE.has(name)
}

/** Records the look that a call is about to give; nothing where it gives none. Throws DATASET_NOT_FOUND as the call itself would. */
export function recordLook(services: Services, name: CallName, input: unknown): void {
  if (showsNoValue(name)) return
  if (FILE_CALLS.has(name)) recordFile(services, input)
  else recordDataset(services, name, input)
}

function recordDataset({ folder, person }: Services, name: CallName, input: unknown): void {
  const parsed = OfDataset.safeParse(input)
  if (!parsed.success) {
    // Of whatever it is about, somebody may be about to see values: better an event too many than one too few.
    folder.audit.recordView({ datasetId: null, versionId: 0, columns: [], what: `call ${name}` }, person())
    return
  }
  const { datasetId, view = 'source', columns, column } = parsed.data
  const dataset = folder.datasets.get(datasetId)
  const seen = columns ?? (column === undefined ? dataset.columns : [column])
  folder.audit.recordView({ datasetId, versionId: dataset.versionId, columns: seen, what: view }, person())
}

/** The file's name only: its folder may name a person. The full place keeps two files of one name apart. */
function recordFile({ folder, person }: Services, input: unknown): void {
  const one = OfFile.safeParse(input)
  const many = OfFiles.safeParse(input)
  const paths = one.success ? [one.data.path] : many.success ? many.data.parts.map(({ path }) => path) : []
  for (const path of paths) {
    const what = `file ${digestOf({ path }).slice(0, 16)}`
    folder.audit.recordView({ datasetId: null, versionId: 0, columns: [basename(path)], what }, person())
  }
}
