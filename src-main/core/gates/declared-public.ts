// Values that the law makes public although they name someone: legal representatives, office telephones, office mail.
// Judges what the entry declares; whether the law says so is for the reviewers, who read the declaration.
import type { Catalogue } from '../../contract/catalogue.ts'
import { lawfullyPublicMark } from '../../contract/text/zh-CN/catalogue.ts'

/** Numbers of persons, mobiles, cards and the like can never be declared public. */
const MAY_BE_PUBLIC = new Set(['personName', 'email', 'landline'])

/** The data item's description must say 依法公开 and on what ground, so that the public and every verifier can read it. */
export function isDeclaredPublic(kind: string | null, column: string, catalogue: Pick<Catalogue, 'fields'>): boolean {
  if (kind === null || !MAY_BE_PUBLIC.has(kind)) return false
  const description = catalogue.fields.find(({ label }) => label === column)?.description ?? ''
  const at = description.indexOf(lawfullyPublicMark)
  return at >= 0 && description.slice(at + lawfullyPublicMark.length).replace(/[\s：:，,。()（）]/g, '').length >= 4
}
