// Names of the encodings that older Office files give by the number of a Windows code page.
// Decodes nothing.

const LABELS: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  54936: 'gb18030',
  65001: 'utf-8',
}

/** WHATWG name; in this country a file that names none, or one nobody knows, is Chinese. */
export function labelOfCodePage(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`
  return LABELS[codePage] ?? 'gb18030'
}
