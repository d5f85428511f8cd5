// What an approval is bound to, and what of it is different now.
// Digests of what is given; reads nothing.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { Policy } from '../../contract/policy.ts'
import { type ReviewSubject, SUBJECT_PARTS, type SubjectPart } from '../../contract/review.ts'
import type { RunReport } from '../../contract/run.ts'
import type { TemplateRef } from '../../contract/template-ref.ts'
import { digestOf } from '../recipe/recipe-digest.ts'

export function reviewSubject(
  run: RunReport,
  catalogue: Catalogue,
  /** SHA-256 of the entry's bytes as they stand in the package. */
  publicCatalogue: string,
  policy: Policy,
  templates: readonly TemplateRef[],
): ReviewSubject {
  return {
    title: catalogue.title,
    digest: run.digest,
    sources: [run.source.sha256, ...run.inputs.map(input => input.sha256)],
    recipe: run.recipe.sha256,
    keyIds: [...run.keyIds],
    result: { sha256: run.result.sha256, rows: run.result.rows, columns: run.result.columns },
    catalogue: digestOf(catalogue),
    publicCatalogue,
    policy: { id: policy.id, version: policy.version, sha256: digestOf(policy) },
    templates: templatesById(templates),
  }
}

export function templatesById(templates: readonly TemplateRef[]): TemplateRef[] {
  return templates
    .map(({ id, version, sha256 }) => ({ id, version, sha256 }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

const PARTS: Readonly<Record<SubjectPart, (subject: ReviewSubject) => unknown>> = {
  title: ({ title }) => title,
  data: ({ sources, result }) => [sources, result],
  recipe: ({ recipe }) => recipe,
  keys: ({ keyIds }) => keyIds,
  run: ({ digest }) => digest,
  catalogue: ({ catalogue, publicCatalogue }) => [catalogue, publicCatalogue],
  policy: ({ policy }) => policy,
  template: ({ templates }) => templates,
}

/** Empty = the very same. The run's digest is named only where none of its parts says why. */
export function changedParts(then: ReviewSubject, now: ReviewSubject): SubjectPart[] {
  const changed = SUBJECT_PARTS.filter(part => JSON.stringify(PARTS[part](then)) !== JSON.stringify(PARTS[part](now)))
  const explained = changed.some(part => part === 'data' || part === 'recipe' || part === 'keys')
  return changed.filter(part => part !== 'run' || !explained)
}
