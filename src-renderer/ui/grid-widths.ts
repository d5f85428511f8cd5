// The column widths a person has drawn, kept on this machine for each table.
// Keeps no name of a column, only a number made of it: names belong to the work folder.

const KEY = 'openprep.widths'
/** Tables whose widths are kept; the one touched longest ago goes first. */
const KEPT_TABLES = 100

type Widths = Readonly<Record<string, number>>

/** FNV-1a, 32 bits, in base 36. */
function shortName(column: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < column.length; at += 1) hash = Math.imul(hash ^ column.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}

function isWidths(value: unknown): value is Widths {
  return typeof value === 'object' && value !== null && Object.values(value).every(width => typeof width === 'number')
}

function stored(): [table: string, Widths][] {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]')
    if (!Array.isArray(value)) return []
    return value.flatMap(entry =>
      Array.isArray(entry) && typeof entry[0] === 'string' && isWidths(entry[1]) ? [[entry[0], entry[1]]] : [],
    )
  } catch (fault) {
    // Widths somebody else wrote over are no loss; anything but unreadable text is.
    if (fault instanceof SyntaxError) return []
    throw fault
  }
}

/** Pixels; undefined = never drawn by hand. */
export function keptWidths(table: string): (column: string) => number | undefined {
  const widths = stored().find(([name]) => name === table)?.[1]
  return column => widths?.[shortName(column)]
}

export function keepWidth(table: string, column: string, width: number): void {
  const all = stored()
  const widths = { ...all.find(([name]) => name === table)?.[1], [shortName(column)]: Math.round(width) }
  const others = all.filter(([name]) => name !== table)
  window.localStorage.setItem(KEY, JSON.stringify([[table, widths], ...others].slice(0, KEPT_TABLES)))
}
