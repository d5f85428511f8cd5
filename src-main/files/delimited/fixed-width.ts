// Texts whose columns are lined up with blanks: where the columns begin, and how a line is cut there.
// Counts display cells, of which a Chinese character takes two, as the programs that print such lists do.

/** East Asian wide and full-width characters (Unicode UAX #11), and everything beyond the first plane. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u

const LINES = 300
/** With fewer lines a chance alignment of words looks like columns. */
const FEWEST_LINES = 3
const SURE_LINES = 8
/** A column that hardly any line fills is a title or a remark reaching over the edge. */
const FILLED_SHARE = 0.3
/** Lines that may cross a gap: titles and remarks. */
const CROSSING_SHARE = 0.1

function cellsOf(character: string): number {
  if (character.charCodeAt(0) < 0x1100) return 1
  return character.length > 1 || WIDE.test(character) ? 2 : 1
}

/** Display cells of a line that hold something. */
function occupied(line: string): boolean[] {
  const cells: boolean[] = []
  for (const character of line) {
    const filled = character.trim() !== ''
    cells.push(filled)
    if (cellsOf(character) === 2) cells.push(filled)
  }
  return cells
}

/** Where columns begin, in display cells; null when the lines are not lined up. */
export function findColumnStarts(sample: string): number[] | null {
  const lines = sample.split(/\r\n|\n|\r/u).slice(0, LINES)
  const several = lines.filter(line => /\S[ \u3000]+\S/u.test(line)).map(occupied)
  if (several.length < FEWEST_LINES || lines.some(line => line.includes('\t'))) return null
  const width = several.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  const counts = Array.from({ length: width }, (_, at) => several.filter(cells => cells[at] === true).length)
  const isGap = counts.map(count => count <= several.length * CROSSING_SHARE && count < 2)
  const starts = isGap.flatMap((gap, at) => (!gap && (at === 0 || isGap[at - 1] === true) ? [at] : []))
  const ends = starts.map((_, at) => starts[at + 1] ?? width)
  const filled = starts.filter((start, at) => {
    const inside = several.filter(cells => cells.slice(start, ends[at]).includes(true)).length
    return inside >= several.length * FILLED_SHARE
  })
  const widestGap = starts.slice(1).reduce((widest, start) => Math.max(widest, gapBefore(isGap, start)), 0)
  const sure = several.length >= SURE_LINES || widestGap >= 2
  if (filled.length < 2 || filled.length !== starts.length || !sure) return null
  return [0, ...starts.slice(1)]
}

function gapBefore(isGap: readonly boolean[], start: number): number {
  let gap = 0
  while (isGap[start - 1 - gap] === true) gap += 1
  return gap
}

/** The cells of a line, blanks around them taken off; a wide character belongs to the column in which it begins. */
export function cutLine(line: string, starts: readonly number[]): string[] {
  const cells: string[] = []
  let place = 0
  let from = 0
  let at = 0
  let next = 1
  for (const character of line) {
    while (next < starts.length && place >= (starts[next] ?? 0)) {
      cells.push(line.slice(from, at).trim())
      from = at
      next += 1
    }
    place += cellsOf(character)
    at += character.length
  }
  cells.push(line.slice(from).trim())
  return cells
}
