// Tells whether a birth date has been generalised: a year, a range of years, or an age band is all the value says.
// Must not judge columns: see grade-column.

const YEAR = '(?:18|19|20)\\d{2}'
const FORMS = new RegExp(`^(?:${YEAR}年?|${YEAR}年?-${YEAR}年?|${YEAR}年代|\\d{1,3}(?:-\\d{1,3})?岁(?:及以上)?)$`)

/** Only the very forms a generalisation writes; anything else counts as exact, so that doubt leaves the stricter grade. */
export function isYearOrBand(value: string): boolean {
  return FORMS.test(value)
}
