// Writes days that are due as an iCalendar file (RFC 5545), which any calendar program opens.
// Decides nothing about what is due.
export interface CalendarEvent {
  /** Stable, so that a second import replaces the first. */
  readonly id: string
  /** `YYYY-MM-DD`, the whole day. */
  readonly date: string
  readonly title: string
  readonly text: string
  /** Days before at which to remind. */
  readonly remindDays: readonly number[]
}

/** `stamp` ISO 8601 in UTC. Text lines are folded at 75 bytes, as the standard asks. */
export function calendarFile(events: readonly CalendarEvent[], stamp: string): Buffer {
  const at = `${stamp.slice(0, 19).replace(/[-:]/g, '')}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//openprep//ledger//ZH',
    'CALSCALE:GREGORIAN',
    ...events.flatMap(event => eventLines(event, at)),
    'END:VCALENDAR',
  ]
  return Buffer.from(`${lines.map(fold).join('\r\n')}\r\n`, 'utf8')
}

function eventLines({ id, date, title, text, remindDays }: CalendarEvent, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@openprep`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    'TRANSP:TRANSPARENT',
    ...remindDays.flatMap(days => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(title)}`,
      `TRIGGER:-P${days}D`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n')
}

const LINE_BYTES = 75

/** Never splits a character; a continued line begins with a blank. */
function fold(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > LINE_BYTES) {
      pieces.push(piece)
      piece = ' '
      bytes = 1
    }
    piece += character
    bytes += size
  }
  return [...pieces, piece].join('\r\n')
}
