// Names of public bodies as they are signed on different papers, brought to one key, and looked up among the bodies of the targets.
// Guesses nothing: two names with different keys are two bodies until somebody writes down an alias.
import type { TargetBody } from '../../contract/bureau-ledger.ts'
import { judgedForm } from '../values/normalize-text.ts'

/** Words that papers shorten, long form first; after them the linking words of long names go. */
const SHORTENED: readonly (readonly [RegExp, string])[] = [
  [/委员会/g, '委'],
  [/监督管理/g, '监管'],
  [/人民法院/g, '法院'],
  [/人民检察院/g, '检察院'],
  [/人民政府/g, '政府'],
  [/办公室$/g, '办'],
  [/[和与及、]/g, ''],
]

/**
 * Width, blanks and brackets do not count, nor does the city in front of 市 (无锡市民政局 = 市民政局), nor the long forms of a few words
 * (委员会 = 委, 监督管理 = 监管). `city` as on the targets (无锡市), '' when unknown.
 */
export function bodyKey(name: string, city = ''): string {
  const bare = judgedForm(name).replace(/[\s()（）[\]【】]/g, '')
  const local =
    city !== '' && bare.startsWith(city) && bare.length > city.length ? `市${bare.slice(city.length)}` : bare
  return SHORTENED.reduce((text, [long, short]) => text.replace(long, short), local)
}

/** Finds the body of the targets that signs with a name; undefined when none does. */
export function bodyFinder(bodies: readonly TargetBody[], city = ''): (name: string) => TargetBody | undefined {
  const byKey = new Map<string, TargetBody>()
  // A body's own name stands before another's alias.
  for (const body of bodies) for (const alias of body.aliases) byKey.set(bodyKey(alias, city), body)
  for (const body of bodies) byKey.set(bodyKey(body.name, city), body)
  return name => byKey.get(bodyKey(name, city))
}
