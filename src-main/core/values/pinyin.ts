// How Chinese text sounds: one reading a character, without tones.
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
