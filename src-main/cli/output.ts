// Prints large JSON in pieces and simple tables for people.
// Decides nothing about content.
import { once } from 'node:events'

const PIECE = 64 * 1024

function* jsonPieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield '['
    for (const [index, item] of value.entries()) {
      if (index > 0) yield ','
      yield* jsonPieces(item)
    }
    yield ']'
    return
  }
  if (typeof value !== 'object' || value === null) {
    yield JSON.stringify(value ?? null)
    return
  }
  yield '{'
  let first = true
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue
    yield `${first ? '' : ','}${JSON.stringify(key)}:`
    first = false
    yield* jsonPieces(item)
  }
  yield '}'
}

export async function writeJson(out: NodeJS.WritableStream, document: unknown): Promise<void> {
  let buffer = ''
  for (const piece of jsonPieces(document)) {
    buffer += piece
    if (buffer.length < PIECE) continue
    if (!out.write(buffer)) await once(out, 'drain')
    buffer = ''
  }
  out.write(`${buffer}\n`)
}

/** A cell may hold what steers a terminal; people get blanks in its place. */
export function harmless(text: string): string {
  return text.replace(CONTROLS, ' ')
}

const CONTROLS = /[\p{Cc}\p{Bidi_Control}]+/gu

/** Display width: Chinese characters take two places. */
function width(text: string): number {
  let total = 0
  for (const char of text)
    total += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char)
      ? 2
      : 1
  return total
}

/** A function that lays out one row after another as wide as `sample` needs. */
export function tableLayout(sample: readonly (readonly string[])[]): (row: readonly string[]) => string {
  const widths: number[] = []
  for (const row of sample)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, width(harmless(cell)))
  return row =>
    row
      .map(harmless)
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd()
}

export function formatTable(rows: readonly (readonly string[])[]): string {
  return rows.map(tableLayout(rows)).join('\n')
}
