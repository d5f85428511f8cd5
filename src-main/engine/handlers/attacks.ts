// Handlers of the attack suite: attacks the present result, or a table as it is.
// A report is kept with the very version it was made of.
import { type AttackReport, type attackCalls, DEFAULT_PREFIX } from '../../contract/attacks.ts'
import type { ParsedInput } from '../../contract/contract.ts'
import type { View } from '../../contract/datasets.ts'
import { findOperation } from '../../core/operations/registry.ts'
import { operationText } from '../../core/recipe/check-params.ts'
import { stepSentence } from '../../core/recipe/sentence.ts'
import { type MaskingFacts, maskingPage } from '../../files/documents/masking-page.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { attackResult } from '../../jobs/attack-result.ts'
import { maskingExamples } from '../../jobs/masking-examples.ts'
import { consistencyOf } from '../consistency.ts'
import { ensureProfile } from '../ensure-profile.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'
import { releaseVerdict } from '../policies.ts'
import { presentTreatments } from '../present-treatments.ts'
import { presentVersion } from './profiles.ts'
import { versionOf } from './tables.ts'

const PAGE_GUESSES = 0

export function attackHandlers(services: Services): Handlers<keyof typeof attackCalls> {
  const { folder, pool } = services

  async function tableOf(datasetId: string, view: View, running: Running) {
    const versionId = versionOf(services, datasetId, view)
    return { versionId, profile: await ensureProfile(services, datasetId, versionId, running) }
  }

  /** The last attack on the result, or one made now without trying hashes. */
  async function attacksOn(datasetId: string, versionId: number, running: Running): Promise<AttackReport> {
    const kept = folder.examinations.find(versionId, 'attack')
    if (kept !== null) return kept.report
    return run({ datasetId, view: 'result', prefix: DEFAULT_PREFIX, guesses: PAGE_GUESSES }, running)
  }

  async function maskingFacts(datasetId: string, reveal: boolean, running: Running): Promise<MaskingFacts> {
    const dataset = folder.datasets.get(datasetId)
    const versionId = versionOf(services, datasetId, 'result')
    const { profile } = await tableOf(datasetId, 'source', running)
    const treatments = presentTreatments(services, datasetId)
    const [source, result] = [folder.tables.open(dataset.versionId), folder.tables.open(versionId)]
    const examples = maskingExamples(source, result, treatments)
    const treated = new Set(treatments.map(({ column }) => column))
    const { steps } = folder.recipes.get(datasetId).recipe
    const masking = steps.filter(step => step.enabled && findOperation(step.op)?.kind !== 'clean')
    return {
      dataset: dataset.name,
      date: localDay(services.now()),
      rows: result.rows,
      policy: await releaseVerdict(services, datasetId, running),
      steps: masking.map(step => ({
        sentence: stepSentence(step),
        risk: operationText(step.op).reversalRisk,
        columns: step.columns.map(name => ({ name, examples: examples.get(name) ?? [] })),
      })),
      untreated: profile.columns.filter(({ name }) => !treated.has(name)),
      attacks: await attacksOn(datasetId, versionId, running),
      reveal,
    }
  }

  /** Raw values leave only after it is written down that they do. */
  async function pageOf(datasetId: string, reveal: boolean, running: Running): Promise<string> {
    const facts = await maskingFacts(datasetId, reveal, running)
    const columns = [...new Set(facts.steps.flatMap(step => step.columns.map(({ name }) => name)))]
    if (reveal) {
      folder.audit.record({ action: 'samples.revealed', datasetId, detail: { columns }, person: services.person() })
    }
    return maskingPage(facts)
  }

  async function run(
    { datasetId, view, against, prefix, guesses }: ParsedInput<'attack.run'>,
    running: Running,
  ): Promise<AttackReport> {
    const released = await tableOf(datasetId, view, running)
    const source = view === 'source' ? null : await tableOf(datasetId, 'source', running)
    const auxiliary =
      against === undefined
        ? null
        : { ...(await tableOf(against, 'source', running)), name: folder.datasets.get(against).name }
    const report = await attackResult({
      folder,
      pool,
      released,
      source,
      auxiliary,
      treatments: view === 'source' ? [] : presentTreatments(services, datasetId),
      prefix,
      guesses,
      today: localDay(services.now()),
      clock: () => performance.now(),
      ...running,
    })
    folder.examinations.save(datasetId, released.versionId, 'attack', report, services.person())
    services.changed(datasetId)
    return report
  }

  return {
    'attack.run': run,
    'masking.consistency': ({ datasetId }, running) => consistencyOf(services, datasetId, running, 'soon'),
    'masking.html': async ({ datasetId, reveal }, running) => ({ html: await pageOf(datasetId, reveal, running) }),
    'masking.write': async ({ datasetId, path, reveal }, running) => {
      services.checkPath(path)
      const html = await pageOf(datasetId, reveal, running)
      await writeAtomically(path, [Buffer.from(html, 'utf8')], { signal: running.signal })
      return { path }
    },
    'attack.get': ({ datasetId, view }) => {
      const versionId = presentVersion(services, datasetId, view)
      return versionId === null ? null : folder.examinations.find(versionId, 'attack')
    },
  }
}
