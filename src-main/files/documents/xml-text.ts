// Text for XML parts of a workbook: escapes what XML cannot hold, the way spreadsheet programs expect it.
// Knows nothing of cells or sheets; never changes a value that reads back.

// What XML 1.0 (2.2 Char) forbids, and the further controls it would normalise: every control but tab and line feed.
const FORBIDDEN = /[^\P{Cc}\t\n]|[\ufffe\uffff]/gu
/** Anything but plain characters: one class of a simple regular expression is three times as fast as the exact question. */
const NEEDS_CARE = /[^\t\n -%'-;=?-^`-~\u00a0-\ud7ff\ue000-\ufffd]/
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g
const MARKUP: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }

/**
 * Escapes for element text. Characters XML forbids, and carriage returns that XML would normalise away, become `_xHHHH_`
 * (ECMA-376 Part 1, 22.4.2.4 ST_Xstring); text that already looks like such an escape has its underscore escaped.
 * Unpaired surrogates become U+FFFD, as they do in UTF-8, so that every file of a package says the same.
 */
export function xmlText(text: string): string {
  if (!NEEDS_CARE.test(text)) return text
  return text
    .toWellFormed()
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(FORBIDDEN, char => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[<>&]/g, char => MARKUP[char] ?? char)
}

/** Escapes for a double-quoted attribute. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;')
}

/** `<t>` needs `xml:space` when a reader would otherwise trim it. */
export function keepsSpace(text: string): boolean {
  return text !== '' && (text.trim() !== text || text.includes('\n'))
}
