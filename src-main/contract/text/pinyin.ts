// How Chinese text sounds: one reading a character, without tones; for names of fields, searches and comparisons.
// Chooses no reading by meaning; characters outside GB/T 2312 stand for themselves.
import table from '../../../resources/dictionaries/pinyin.json' with { type: 'json' }

let readings: ReadonlyMap<string, string> | null = null

function readingTable(): ReadonlyMap<string, string> {
  readings ??= new Map(
    Object.entries(table.readings).flatMap(([reading, characters]) =>
      [...characters].map(character => [character, reading] as const),
    ),
  )
  return readings
}

/** The reading of one character, without its tone; undefined for anything but the 6,763 characters of GB/T 2312. */
export function readingOf(character: string): string | undefined {
  return readingTable().get(character)
}

/** `无锡市` → `wu xi shi`; anything that is no common Chinese character stays as it is. */
export function soundOf(text: string): string {
  const table = readingTable()
  let sound = ''
  let open = false
  for (const character of text) {
    const reading = table.get(character)
    if (reading !== undefined && sound !== '') sound += ' '
    else if (reading === undefined && open) sound += ' '
    sound += reading ?? character
    open = reading !== undefined
  }
  return sound
}
