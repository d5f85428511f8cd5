// How the standard templates a request was made under stand to those at the reviewer's PC: an older or a missing one would let less strict
// rules pass for the present ones. Compares versions and digests; knows no content.
import type { AskedTemplate } from '../../contract/review.ts'
import type { TemplateRef } from '../../contract/template-ref.ts'
import { compareVersions } from '../signing/envelope.ts'

/** First those of the reviewer's PC, then what only the request names. */
export function askedTemplates(asked: readonly TemplateRef[], here: readonly TemplateRef[]): AskedTemplate[] {
  const known = here.map(own => {
    const theirs = asked.find(({ id }) => id === own.id) ?? null
    const standing = theirs === null ? 'missing' : standingOf(theirs, own)
    const forbids = standing === 'missing' || standing === 'older' || standing === 'otherContent'
    return { id: own.id, asked: theirs?.version ?? null, here: own.version, standing, forbids }
  })
  const unknown = asked
    .filter(({ id }) => !here.some(own => own.id === id))
    .map(({ id, version }) => ({ id, asked: version, here: null, standing: 'unknown' as const, forbids: false }))
  return [...known, ...unknown]
}

function standingOf(asked: TemplateRef, here: TemplateRef): AskedTemplate['standing'] {
  const order = compareVersions(asked.version, here.version)
  if (order !== 0) return order < 0 ? 'older' : 'newer'
  return asked.sha256 === here.sha256 ? 'same' : 'otherContent'
}
