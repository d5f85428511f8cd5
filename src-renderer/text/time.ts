// Moments as a person reads them: today's time, else the date.
// The engine's strings are shown, never computed with.

/** `2026-01-05T09:03:11+08:00` or `…Z` in this machine's time: `2026-01-05 09:03`. What is no moment is shown as it is. */
export function momentText(iso: string): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return iso
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `${date} ${two(moment.getHours())}:${two(moment.getMinutes())}`
}
