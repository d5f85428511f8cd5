// How long a wrong pass phrase keeps an account from being tried again.
// Reads no clock: times are given.

/** Wrong attempts that cost nothing: a person mistypes. */
export const FREE_ATTEMPTS = 4
const LONGEST_MINUTES = 60

/** Seconds: one minute after the fifth wrong attempt in a row, doubling with every further one, an hour at most. */
export function waitAfter(failures: number): number {
  if (failures <= FREE_ATTEMPTS) return 0
  return Math.min(2 ** (failures - FREE_ATTEMPTS - 1), LONGEST_MINUTES) * 60
}

/** Seconds still to wait at `now`. A clock that was put back does not shorten the wait: it begins anew. Both ISO 8601. */
export function waitLeft(failures: number, failedAt: string | null, now: string): number {
  const wait = waitAfter(failures)
  if (wait === 0 || failedAt === null) return 0
  const passed = (Date.parse(now) - Date.parse(failedAt)) / 1000
  return passed < 0 ? wait : Math.max(0, Math.ceil(wait - passed))
}
