// Titles of catalogue items as pairs of neighbouring signs: the place in front and words that say nothing left out.
// Finds who is alike by what they share, without comparing everything with everything.
import { CITY_NAMES, COUNTY_NAMES, divisionAt, PROVINCE_NAMES } from '../identifiers/division-names.ts'
import { looseForm } from '../values/loose-form.ts'

/** Words of catalogue titles that say nothing about the content, and years. */
const EMPTY_WORDS = /(?:信息|数据|情况|明细|名单|目录|列表|清单|统计表|一览表|表)$|(?:19|20)\d{2}年?度?/g
const PLACES = [PROVINCE_NAMES, CITY_NAMES, COUNTY_NAMES]
/** A pair of signs that so many titles share tells nothing and would cost time. */
const COMMON = 2000

/** The place in front does not make another dataset of it: 江阴市公交站点 = 公交站点. */
function withoutPlace(title: string): string {
  let rest = title
  for (const level of PLACES) {
    const place = divisionAt(rest, 0, level)
    if (place !== undefined && rest.length - place.length >= 2)
      rest = rest.slice(place.length).replace(/^[省市区县]/, '')
  }
  return rest
}

export function bareTitle(title: string): string {
  const local = withoutPlace(looseForm(title).replace(/[\s\p{P}\p{S}]/gu, ''))
  const bare = local.replace(EMPTY_WORDS, '')
  return bare.length >= 2 ? bare : local
}

export function titleSigns(title: string): Set<string> {
  const signs = [...bareTitle(title)]
  return new Set(signs.length < 2 ? signs : signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))
}

/** Twice the shared signs ÷ all signs (Dice 1945), 0…1. */
export function signLikeness(left: ReadonlySet<string>, right: ReadonlySet<string>, shared: number): number {
  const all = left.size + right.size
  return all === 0 ? 0 : (2 * shared) / all
}

/** Sets of signs put in one after another, and asked which of them share how many with another set. */
export class SignIndex {
  readonly #places = new Map<string, number[]>()
  #size = 0

  /** Answers the number of the set, counted from 0. */
  add(signs: ReadonlySet<string>): number {
    const at = this.#size
    this.#size += 1
    for (const sign of signs) {
      const others = this.#places.get(sign) ?? []
      others.push(at)
      this.#places.set(sign, others)
    }
    return at
  }

  sharing(signs: ReadonlySet<string>): Map<number, number> {
    const shared = new Map<number, number>()
    for (const sign of signs)
      for (const other of (this.#places.get(sign) ?? []).slice(0, COMMON))
        shared.set(other, (shared.get(other) ?? 0) + 1)
    return shared
  }
}
