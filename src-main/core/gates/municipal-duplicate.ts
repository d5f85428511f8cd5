// Gate: what the city opens centrally is not opened again by a district (R21; 2020 要点二4), against lists that were loaded.
// Without a list it says so and stops nobody.
import { headerSimilarity } from '../recipe/header-similarity.ts'
import { fieldFinding, type Gate } from './gate.ts'
import { say } from './say.ts'
import type { KnownEntry } from './surroundings.ts'

export const municipalDuplicate: Gate = {
  id: 'municipalDuplicate',
  requirement: 'R21',
  place: 'catalogue',
  exceptable: true,
  judge({ catalogue, columns, surroundings: { municipal, limits } }) {
    if (municipal.length === 0) return { count: 0, findings: [], figure: say('noMunicipalList') }
    const elsewhere = municipal.filter(({ publisher }) => publisher !== catalogue.publisher.name)
    const alike = elsewhere.filter(known => isAlike(known, catalogue.title, columns, limits))
    return {
      count: alike.length,
      findings: alike.map(({ title, publisher }) =>
        fieldFinding(say('municipalDuplicate', { title, publisher }), 'title'),
      ),
    }
  },
}

/** By name alone where a list states no items; else both must be alike. */
function isAlike(
  known: KnownEntry,
  title: string,
  columns: readonly string[],
  limits: { similarTitle: number; sharedColumns: number },
): boolean {
  const similar = headerSimilarity(withoutPlace(known.title), withoutPlace(title)) >= limits.similarTitle
  if (!similar || known.labels.length === 0) return similar
  const shared = columns.filter(column => known.labels.includes(column)).length
  return shared / (columns.length + known.labels.length - shared) >= limits.sharedColumns
}

/** 无锡市梁溪区停车场信息 and 无锡市停车场信息 differ by the place alone. */
function withoutPlace(title: string): string {
  return title.replace(
    /^(?:[\u4e00-\u9fff]{2,6}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,4}?市)?(?:[\u4e00-\u9fff]{1,4}?[区县])?/,
    '',
  )
}
