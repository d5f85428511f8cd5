// The standard templates that count in this folder: read from the store, believed again each time the store was changed, and merged.
// Fails closed: a pack that was changed or taken away behind the program's back stops whatever asks for its rules.
import { OpenprepError } from '../contract/errors.ts'
import type { Envelope, Refusal, Trust } from '../contract/signing.ts'
import { EnvelopeSchema } from '../contract/signing.ts'
import type { DatasetTemplate, InstalledPack, PackFacts, PackLimits, TemplatePack } from '../contract/template-pack.ts'
import type { TemplateRef } from '../contract/template-ref.ts'
import { sha256Hex } from '../core/recipe/recipe-digest.ts'
import { compareVersions, judgeEnvelope } from '../core/signing/envelope.ts'
import { concernsData, contentsOf } from '../core/template-pack/contents.ts'
import { type PackRules, packRules } from '../core/template-pack/pack-rules.ts'
import { detectionRules, type PackRule } from '../core/template-pack/refine-profile.ts'
import { PACK_ROLES, packOf } from '../files/signed/template-file.ts'
import type { StoredPack } from '../store/repositories/template-packs.ts'
import type { WorkFolder } from '../store/work-folder.ts'

export interface BelievedPack {
  readonly pack: TemplatePack
  readonly facts: PackFacts
  readonly stored: StoredPack
}

interface InForce {
  readonly all: readonly BelievedPack[]
  /** Of each id the latest version. */
  readonly current: readonly BelievedPack[]
  readonly rules: PackRules
  readonly limits: readonly PackLimits[]
  readonly detection: readonly PackRule[]
}

export class Templates {
  readonly #folder: Pick<WorkFolder, 'templatePacks' | 'trust'>
  #known: { readonly of: string; readonly inForce: InForce } | null = null

  constructor(folder: Pick<WorkFolder, 'templatePacks' | 'trust'>) {
    this.#folder = folder
  }

  /** Throws TEMPLATE_TAMPERED. */
  inForce(): InForce {
    const { templatePacks, trust } = this.#folder
    const stored = templatePacks.list()
    const recorded = templatePacks.recorded()
    const of = JSON.stringify([stored.map(({ envelope }) => sha256Hex(envelope)), recorded])
    if (this.#known?.of === of) return this.#known.inForce
    mustBeThere(recorded, stored)
    const all = stored.map(one => believed(one, trust.get()))
    const current = latest(all)
    const packs = current.map(({ pack }) => pack)
    const limits = packs.flatMap(({ parts }) => parts.limits ?? [])
    const inForce = { all, current, rules: packRules(packs), limits, detection: detectionRules(packs) }
    this.#known = { of, inForce }
    return inForce
  }

  /** Of the packs that say something about datasets: a new calendar makes no dataset out of date. */
  refs(): TemplateRef[] {
    return this.inForce()
      .current.filter(({ pack }) => concernsData(pack.parts))
      .map(({ facts: { id, version, sha256 } }) => ({ id, version, sha256 }))
  }

  listed(now: string): InstalledPack[] {
    const { all, current } = this.inForce()
    return all.map(one => ({
      ...one.facts,
      installedAt: one.stored.at,
      person: one.stored.person,
      current: current.includes(one),
      expired: one.facts.validTo !== null && one.facts.validTo < now,
    }))
  }

  stateOf(dataset: { readonly id: string; readonly name: string }): DatasetTemplate {
    const made = this.#folder.templatePacks.madeUnder(dataset.id) ?? []
    const current = this.refs()
    const outdated = current.some(({ id, sha256 }) => !made.some(one => one.id === id && one.sha256 === sha256))
    return { datasetId: dataset.id, name: dataset.name, made, current, outdated }
  }

  /** What the entry prints of the templates it was made with; '' = none. */
  printed(): string {
    return this.inForce()
      .current.filter(({ pack: { parts } }) => parts.catalogueForm !== undefined || parts.columns.length > 0)
      .map(({ pack }) => `${pack.title} ${pack.version}`)
      .join('；')
  }
}

function mustBeThere(recorded: readonly TemplateRef[], stored: readonly StoredPack[]): void {
  for (const { id, version, sha256 } of recorded) {
    const same = stored.some(one => one.id === id && one.version === version && one.sha256 === sha256)
    if (!same) throw new OpenprepError('TEMPLATE_TAMPERED', { id, version })
  }
  const stray = stored.find(one => !recorded.some(ref => ref.id === one.id && ref.version === one.version))
  if (stray !== undefined) throw new OpenprepError('TEMPLATE_TAMPERED', { id: stray.id, version: stray.version })
}

/** As it was when it was installed: what expired since goes on to count. Throws TEMPLATE_TAMPERED. */
function believed(stored: StoredPack, trust: Trust | null): BelievedPack {
  const tampered = () => new OpenprepError('TEMPLATE_TAMPERED', { id: stored.id, version: stored.version })
  if (trust === null || sha256Hex(stored.envelope) !== stored.sha256) throw tampered()
  const judged = judgeEnvelope(parsed(stored.envelope), {
    trust,
    now: stored.at,
    kinds: ['templatePack'],
    roles: PACK_ROLES,
  })
  // A revoked issuer does not free anybody of the rules: they count until its bureau sends others.
  const envelope = judged.ok
    ? judged.value
    : judged.refusal === 'revoked'
      ? EnvelopeSchema.parse(parsed(stored.envelope))
      : null
  if (envelope === null) throw tampered()
  const pack = packOf(envelope)
  if (pack === null || pack.id !== stored.id || pack.version !== stored.version) throw tampered()
  return { pack, facts: factsOf(envelope, pack, stored.sha256), stored }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

export function factsOf(envelope: Envelope, pack: TemplatePack, sha256: string): PackFacts {
  const { subject, issuer, keyId } = envelope.issuer
  const { id, title, version, note, parts } = pack
  return {
    id,
    title,
    version,
    note,
    issuer: { name: subject.name, unit: subject.unit, root: issuer.keyId, keyId },
    issuedAt: envelope.issuedAt,
    validTo: envelope.validTo,
    sha256,
    contents: contentsOf(parts),
  }
}

function latest(all: readonly BelievedPack[]): BelievedPack[] {
  const byId = new Map<string, BelievedPack>()
  for (const one of all) {
    const known = byId.get(one.pack.id)
    if (known === undefined || compareVersions(one.pack.version, known.pack.version) > 0) byId.set(one.pack.id, one)
  }
  return [...byId.values()]
}

/**
 * Why a pack may not take its place among those that are there: older than one that was, the same number with other content, or of
 * another organisation. null = it may.
 */
export function refuseInstalling(facts: PackFacts, all: readonly BelievedPack[]): Refusal | null {
  const known = all.filter(({ pack }) => pack.id === facts.id)
  if (known.some(one => one.facts.issuer.root !== facts.issuer.root)) return 'issuerChanged'
  if (known.some(one => one.facts.version === facts.version && one.facts.sha256 !== facts.sha256)) return 'versionTaken'
  return known.some(one => compareVersions(facts.version, one.facts.version) < 0) ? 'downgrade' : null
}
