// Numbers as people read them: thousands separators, sizes and shares in plain units.
// Rounds for the eye only; exact figures stay with the engine.

const grouped = new Intl.NumberFormat('zh-CN')
const oneDecimal = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 })

export function formatNumber(value: number): string {
  return grouped.format(value)
}

/** A share in percent. Never says 100% or 0% when it is not exactly that. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return '—'
  const percent = (part / whole) * 100
  if (part !== 0 && percent < 0.1) return '< 0.1%'
  if (part !== whole && percent > 99.9) return '> 99.9%'
  return `${oneDecimal.format(percent)}%`
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const

export function formatBytes(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${oneDecimal.format(size)} ${UNITS[unit] ?? 'B'}`
}
