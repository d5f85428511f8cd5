// The calendar day of a moment where this computer stands: what people mean by today, and what deadlines count in.
// The stored moments stay in UTC.

/** `2026-03-09T23:30:00.000Z` is `2026-03-10` in China. */
export function localDay(moment: string): string {
  const day = new Date(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
