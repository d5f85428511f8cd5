// Cells that a spreadsheet program would run as a formula when a file is opened or pasted.
// Only recognises them; how a file neutralises them is the writer's matter.

/**
 * `=`, `+`, `-`, `@`, tab or carriage return in front (OWASP CSV injection), unless the cell is a plain number such as `-3.5` or `+86`,
 * which no program can run. Full-width forms count too: Chinese spreadsheet programs accept them.
 */
export function isFormulaLike(value: string): boolean {
  const first = value.charCodeAt(0)
  if (!STARTERS.has(first) || value.length === 1) return false
  return !PLAIN_NUMBER.test(value)
}

const STARTERS = new Set(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'].map(char => char.charCodeAt(0)))
const PLAIN_NUMBER = /^[+-]\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][+-]?\d+)?%?$/
