// Handlers of standard templates: making and signing one, installing one with what it changes shown first, checking datasets again.
// The only door through which a template comes into the folder.
import { randomBytes, randomUUID } from 'node:crypto'
import { OpenprepError } from '../../contract/errors.ts'
import {
  type PackChange,
  type PackFault,
  type PackPreview,
  type PackTrial,
  type TemplatePack,
  TemplatePackSchema,
  type templateCalls,
} from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { certificateRoles } from '../../contract/text/zh-CN/signing.ts'
import { templateCliTexts, templateTexts } from '../../contract/text/zh-CN/template-pack.ts'
import { proposeCatalogue } from '../../core/catalogue/propose-catalogue.ts'
import { withRenames } from '../../core/recipe/renamed-columns.ts'
import { answeredExactly } from '../../core/reference-list/reference-lines.ts'
import { withDefaults } from '../../core/template-pack/catalogue-form.ts'
import { packFaults } from '../../core/template-pack/check-pack.ts'
import { packDifferences } from '../../core/template-pack/differences.ts'
import { EXAMPLE_PACK } from '../../core/template-pack/example-pack.ts'
import { packRules } from '../../core/template-pack/pack-rules.ts'
import { standardColumns, withStandardColumns } from '../../core/template-pack/standard-columns.ts'
import { tryPack } from '../../core/template-pack/try-pack.ts'
import { neededTrust } from '../../files/signed/signed-head.ts'
import { openTemplateFile, PACK_ROLES, type SignedPack, writeTemplateFile } from '../../files/signed/template-file.ts'
import { mergedTrust } from '../../files/signed/trust-file.ts'
import { readPackFolder, readPackJson, writePackFolder } from '../../files/templates/pack-folder.ts'
import { ownItems } from '../cases.ts'
import { rememberTemplates } from '../effective-rules.ts'
import { ensureProfile } from '../ensure-profile.ts'
import { fittedSteps } from '../fitted-recipe.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'
import { withApprovals } from '../present-gates.ts'
import { lookingContext } from '../recipe-keys.ts'
import { factsOf, refuseInstalling } from '../templates.ts'
import { judgedGates } from './packages.ts'
import { recipeState } from './recipes.ts'

export function templateHandlers(services: Services): Handlers<keyof typeof templateCalls> {
  const { folder, templates, identity } = services

  function open(path: string, signal: AbortSignal): Promise<SignedPack> {
    services.checkPath(path)
    return openTemplateFile(path, neededTrust(folder.trust.get()), services.now(), signal)
  }

  /** Throws SIGNED_FILE_REFUSED where the version may not take its place. */
  function previewOf({ envelope, pack, sha256 }: SignedPack, path: string): PackPreview {
    const facts = factsOf(envelope, pack, sha256)
    const { all, current } = templates.inForce()
    const refusal = refuseInstalling(facts, all)
    if (refusal !== null) throw new OpenprepError('SIGNED_FILE_REFUSED', { file: path, refusal })
    const before = current.find(one => one.pack.id === pack.id)
    const changes = packDifferences(before?.pack.parts ?? null, pack.parts)
    const known = all.some(one => one.facts.sha256 === sha256)
    const affected = known ? [] : folder.datasets.list().map(({ id, name }) => ({ datasetId: id, name }))
    return { facts, replaces: before?.pack.version ?? null, known, changes, affected }
  }

  /** What a pack puts into registers of their own, so that the clerk finds it where it belongs. */
  function handOut({ parts, title, version }: TemplatePack): void {
    const person = services.person()
    for (const targets of parts.targets) folder.bureauLedger.setTargets(targets, person)
    if (parts.trust !== undefined) folder.trust.save(mergedTrust(folder.trust.get(), parts.trust), person)
    const there = new Set(folder.references.list().map(({ name }) => name))
    const own = ownItems(services)
    for (const { name, kind, lines } of parts.referenceLists) {
      const listName = there.has(name) ? `${name}（${title} ${version}）` : name
      if (there.has(listName)) continue
      const numbered = lines.map((line, at) => ({ ...line, no: at + 1, answer: OPEN_ANSWER }))
      const answered = kind === 'REFERENCE' ? numbered.map(line => answeredExactly(line, own)) : numbered
      const file = `${title} ${version}`
      folder.references.add({ id: randomUUID(), name: listName, kind, file, sha256: '', lines: answered }, person)
    }
  }

  function installed(id: string, version: string): TemplatePack {
    const found = templates.inForce().all.find(({ pack }) => pack.id === id && pack.version === version)
    if (found === undefined) throw new OpenprepError('TEMPLATE_UNKNOWN', { id, version })
    return found.pack
  }

  /** null = it can be signed. */
  function refuseFaults(pack: TemplatePack): void {
    const [first, ...others] = packFaults(pack)
    if (first === undefined) return
    const reason = [first, ...others].map(fault => fill(templateCliTexts.fault, fault)).join('；')
    throw new OpenprepError('TEMPLATE_INVALID', { reason, field: first.place })
  }

  function withFaults(pack: TemplatePack): { pack: TemplatePack; faults: PackFault[] } {
    return { pack, faults: packFaults(pack) }
  }

  function draft(id: string | null, recipes: readonly string[]): TemplatePack {
    const base = id === null ? null : (templates.inForce().current.find(({ pack }) => pack.id === id)?.pack ?? null)
    const start = base ?? TemplatePackSchema.parse({ ...EMPTY_PACK, id: id ?? EXAMPLE_PACK.id })
    const added = recipes.map(datasetId => ({
      name: folder.datasets.get(datasetId).name,
      recipe: folder.recipes.get(datasetId).recipe,
    }))
    const kept = start.parts.recipes.filter(({ name }) => !added.some(one => one.name === name))
    return { ...start, parts: { ...start.parts, recipes: [...kept, ...added] } }
  }

  async function tryOn(pack: TemplatePack, datasetId: string, running: Running): Promise<PackTrial> {
    const { versionId, name } = folder.datasets.get(datasetId)
    const profile = await ensureProfile(services, datasetId, versionId, running)
    const previous = folder.catalogues.get(datasetId)
    const dataUpdateDate = localDay(services.now())
    const settings = folder.settings.get()
    const proposed = proposeCatalogue({
      previous,
      profile,
      datasetName: name,
      rows: profile.rows,
      settings,
      dataUpdateDate,
    })
    const { form, exportProfile } = packRules([pack])
    const fields = withStandardColumns(proposed.fields, new Set(), standardColumns([pack]))
    const catalogue = withDefaults({ ...proposed, fields }, form, exportProfile, true)
    return tryPack({ pack, profile, catalogue, context: lookingContext(services, datasetId) })
  }

  return {
    'templates.list': () => templates.listed(services.now()),
    'templates.get': ({ id, version }) => installed(id, version),
    'templates.look': async ({ path }, { signal }) => previewOf(await open(path, signal), path),
    'templates.import': async ({ path }, { signal }) => {
      const signed = await open(path, signal)
      const preview = previewOf(signed, path)
      if (preview.known) return preview
      const { id, version } = signed.pack
      folder.templatePacks.install({ id, version, sha256: signed.sha256, envelope: signed.text }, services.person())
      handOut(signed.pack)
      services.changed(null)
      return preview
    },
    'templates.compare': ({ id, from, to }): PackChange[] =>
      packDifferences(installed(id, from).parts, installed(id, to).parts),
    'templates.compareFiles': async ({ from, to }, { signal }) => {
      const [before, after] = [await open(from, signal), await open(to, signal)]
      return packDifferences(before.pack.parts, after.pack.parts)
    },
    'templates.datasets': () => folder.datasets.list().map(dataset => templates.stateOf(dataset)),
    'templates.recheck': async ({ datasetId }, running) => {
      const { report } = await judgedGates(services, datasetId, running)
      rememberTemplates(services, datasetId)
      services.changed(datasetId)
      const state = templates.stateOf(folder.datasets.get(datasetId))
      return { report: withApprovals(services, datasetId, report), state }
    },
    'templates.readFolder': async ({ path }, { signal }) => {
      services.checkPath(path)
      return withFaults(path.endsWith('.json') ? await readPackJson(path) : await readPackFolder(path, signal))
    },
    'templates.readFile': async ({ path }, { signal }) => (await open(path, signal)).pack,
    'templates.writeFolder': async ({ path, pack }) => {
      services.checkPath(path)
      return { files: await writePackFolder(path, pack ?? EXAMPLE_PACK) }
    },
    'templates.draft': ({ id, recipes }) => withFaults(draft(id, recipes)),
    'templates.check': ({ pack }) => packFaults(pack),
    'templates.build': async ({ pack, out, validTo }, { signal }) => {
      services.checkPath(out)
      const signer = identity.needed()
      const { role, name } = signer.certificate.subject
      if (!PACK_ROLES.some(allowed => allowed === role))
        throw new OpenprepError('TEMPLATE_ROLE', { name, role: certificateRoles[role] })
      refuseFaults(pack)
      const signed = await writeTemplateFile({
        out,
        pack,
        signer,
        id: randomUUID(),
        issuedAt: services.now(),
        // To the end of that day, wherever it ends last.
        validTo: validTo === null ? null : `${validTo}T23:59:59.999Z`,
        random: size => randomBytes(size),
        signal,
      })
      const detail = { id: pack.id, version: pack.version, sha256: signed.sha256 }
      folder.audit.record({ action: 'template.built', datasetId: null, detail, person: services.person() })
      return factsOf(signed.envelope, pack, signed.sha256)
    },
    'templates.try': ({ datasetId, pack }, running) => tryOn(pack, datasetId, running),
    'templates.useRecipe': ({ datasetId, name, renames }) => {
      const { packs } = templates.inForce().rules
      const all = packs.flatMap(pack => pack.parts.recipes.map(one => ({ ...one, pack })))
      const found = all.find(one => one.name === name)
      if (found === undefined) throw new OpenprepError('TEMPLATE_UNKNOWN', { id: name, version: '' })
      const names = Object.entries(renames).map(([wanted, offered]) => ({ wanted, offered }))
      const recipe = withRenames(found.recipe, names)
      const { reading } = folder.datasets.get(datasetId)
      const { title, version } = found.pack
      const state = folder.recipes.save(
        datasetId,
        { ...recipe, steps: fittedSteps(services, datasetId, recipe), reading },
        fill(templateTexts.recipeUsed, { name, title, version }),
        services.person(),
      )
      services.changed(datasetId)
      return recipeState(services, datasetId, state)
    },
    'templates.inForce': () => {
      const { rules } = templates.inForce()
      return {
        form: rules.form,
        milestones: rules.packs.flatMap(({ title, parts }) => parts.milestones.map(one => ({ ...one, pack: title }))),
        recipes: rules.packs.flatMap(({ title, parts }) => parts.recipes.map(one => ({ ...one, pack: title }))),
        naming: rules.exportProfile.naming,
      }
    },
  }
}

const OPEN_ANSWER = {
  state: 'OPEN',
  datasetId: null,
  reason: '',
  legalBasis: '',
  agreedWith: '',
  agreedOn: '',
} as const
const EMPTY_PACK = { formatVersion: 1, title: EXAMPLE_PACK.title, version: '1.0', note: '', parts: {} }
