// Handlers of gates and release packages: judge, build, verify, scan.
// A package is built only of the present recipe's result, and its gates are judged for that very state.

import { randomUUID } from 'node:crypto'
import { OpenprepError } from '../../contract/errors.ts'
import type { GateReport, gateCalls } from '../../contract/gates.ts'
import type { packageCalls } from '../../contract/package.ts'
import type { TableProfile } from '../../contract/profile.ts'
import { deidentifiedColumns } from '../../core/recipe/deidentified-columns.ts'
import { plannedPaths } from '../../files/packages/planned-paths.ts'
import { readTrustFile } from '../../files/signed/trust-file.ts'
import { type BuildPackageInput, buildPackage } from '../../jobs/build-package.ts'
import { type CheckGatesInput, checkGates, gateStateKey } from '../../jobs/check-gates.ts'
import { scanPackage } from '../../jobs/scan-package.ts'
import { verifyPackage } from '../../jobs/verify-package.ts'
import type { StoredResult } from '../../store/repositories/results.ts'
import { approvalsOf } from '../approvals.ts'
import { declaredCatalogue, judgedCatalogue } from '../declared-catalogue.ts'
import { newerTemplates } from '../effective-rules.ts'
import { ensureProfile } from '../ensure-profile.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'
import { releaseVerdict } from '../policies.ts'
import { gateSurroundings, openBeforeRelease, presentGates, withApprovals } from '../present-gates.ts'
import { presentTreatments } from '../present-treatments.ts'
import { presentResult } from '../result-key.ts'

export function neededResult(services: Services, datasetId: string): StoredResult {
  const result = presentResult(services, datasetId)
  if (result === null) throw new OpenprepError('RESULT_MISSING')
  return result
}

async function sourceOf(services: Services, datasetId: string, running: Running): Promise<CheckGatesInput['source']> {
  const { versionId } = services.folder.datasets.get(datasetId)
  const profile = await ensureProfile(services, datasetId, versionId, running)
  return { versionId, profile, treatments: presentTreatments(services, datasetId) }
}

/** The gates of the present state, judged now unless they are known. */
export async function judgedGates(
  services: Services,
  datasetId: string,
  running: Running,
): Promise<{ report: GateReport; profile: TableProfile }> {
  const { folder, pool } = services
  const { versionId, report: run } = neededResult(services, datasetId)
  const catalogue = judgedCatalogue(services, datasetId)
  const policy = await releaseVerdict(services, datasetId, running)
  const surroundings = gateSurroundings(services, datasetId)
  const stateKey = gateStateKey(run, catalogue, policy, surroundings)
  const profile = await ensureProfile(services, datasetId, versionId, running)
  const known = folder.gates.find(datasetId, stateKey)
  if (known !== null) return { report: known, profile }
  const today = localDay(services.now())
  const done = await checkGates({
    today,
    columns: folder.columnProfiles.of(datasetId),
    folder,
    pool,
    versionId,
    report: run,
    deidentified: deidentifiedColumns(folder.recipes.get(datasetId).recipe.steps),
    catalogue,
    policy,
    surroundings,
    source: await sourceOf(services, datasetId, running),
    profile,
    ...running,
  })
  folder.gates.save(datasetId, stateKey, done.report, services.person())
  services.changed(datasetId)
  return done
}

/** What a release needs. Throws PACKAGE_UNAPPROVED naming what is missing, IDENTITY_NEEDED. */
function releaseParts(
  services: Services,
  datasetId: string,
  draft: boolean,
): Pick<BuildPackageInput, 'release' | 'policy' | 'templates'> {
  const { state, decisions } = approvalsOf(services, datasetId)
  const policy = state.subject === null ? {} : { policy: state.subject.policy }
  if (draft) return { release: null, ...policy, templates: services.folder.templatePacks.madeUnder(datasetId) ?? [] }
  const unreviewed = state.releasable ? [] : state.gates.filter(gate => !gate.passed)
  const open = [
    ...openBeforeRelease(services, datasetId),
    ...unreviewed.map(({ title, sentence }) => `${title}：${sentence}`),
  ]
  if (open.length > 0) throw new OpenprepError('PACKAGE_UNAPPROVED', { reviews: open.join(' ') })
  const newer = newerTemplates(services, datasetId)
  if (newer.length > 0) throw new OpenprepError('TEMPLATE_OUTDATED', { templates: newer.join('、') })
  const signer = services.identity.needed()
  const release = { decisions, signer, id: randomUUID(), issuedAt: services.now(), trail: services.folder.audit.head() }
  // Of an approval that counts: the ones in force, which the dataset was found to be made under.
  return { release, ...policy, templates: services.templates.refs() }
}

export function packageHandlers(services: Services): Handlers<keyof typeof packageCalls | keyof typeof gateCalls> {
  const { folder } = services
  return {
    'gates.run': async ({ datasetId }, running) =>
      withApprovals(services, datasetId, (await judgedGates(services, datasetId, running)).report),
    'gates.get': ({ datasetId }) => {
      const report = presentGates(services, datasetId)
      return report === null ? null : withApprovals(services, datasetId, report)
    },
    'package.plan': ({ datasetId }) => {
      const { name } = folder.datasets.get(datasetId)
      const catalogue = declaredCatalogue(services, datasetId)
      return { paths: plannedPaths({ ...catalogue, title: catalogue.title || name }) }
    },
    'package.build': async ({ datasetId, out, draft, date }, running) => {
      services.checkPath(out)
      const { versionId, report } = neededResult(services, datasetId)
      const { report: gates, profile } = await judgedGates(services, datasetId, running)
      // From here on one thread writes and reads back: what the others needed for the gates is given back first.
      await services.pool.rest()
      const built = await buildPackage({
        out,
        draft,
        date,
        table: folder.tables.open(versionId),
        report,
        recipe: folder.recipes.get(datasetId).recipe,
        sourceColumns: folder.datasets.get(datasetId).columns,
        catalogue: declaredCatalogue(services, datasetId),
        profile,
        gates,
        toolVersion: services.version,
        layout: services.templates.inForce().rules.documents,
        ...releaseParts(services, datasetId, draft),
        ...running,
      })
      folder.datasets.recordPackage(
        datasetId,
        { path: out, sha256: built.sha256, digest: report.digest, draft },
        services.person(),
      )
      folder.entryVersions.add(datasetId, {
        catalogue: folder.catalogues.get(datasetId),
        sourceNo: folder.sources.current(datasetId).no,
        rows: report.result.rows,
        digest: report.digest,
        packageSha256: built.sha256,
        person: services.person(),
      })
      services.changed(datasetId)
      return built
    },
    'package.verify': async ({ path, trust: given }, running) => {
      services.checkPath(path)
      if (given !== undefined) services.checkPath(given)
      const trust = given === undefined ? folder.trust.get() : await readTrustFile(given)
      return verifyPackage({ path, trust, now: services.now(), ...running })
    },
    'package.scan': ({ path }, running) => {
      services.checkPath(path)
      return scanPackage({ path, ...running })
    },
  }
}
