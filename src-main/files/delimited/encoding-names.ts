// Names of encodings: what people write, what the standard calls them, which decoder reads them.
// Looks at no bytes.
import { OpenprepError } from '../../contract/errors.ts'

/** Spellings of other tools that the WHATWG Encoding Standard does not list as labels. */
const otherSpellings: Readonly<Record<string, string>> = {
  'utf-8-sig': 'utf-8',
  utf8bom: 'utf-8',
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  cp936: 'gbk',
  ms936: 'gbk',
  ansi: 'gbk',
  cp950: 'big5',
  cp932: 'shift_jis',
  cp1252: 'windows-1252',
}

/** The WHATWG name of what a person or a guess wrote. Throws ENCODING_UNKNOWN. */
export function encodingName(written: string, file = ''): string {
  const plain = written.trim().toLowerCase().replaceAll('_', '-')
  const known = otherSpellings[plain] ?? otherSpellings[plain.replaceAll('-', '')]
  for (const label of known === undefined ? [plain, written.trim()] : [known]) {
    try {
      return new TextDecoder(label).encoding
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown
    }
  }
  throw new OpenprepError('ENCODING_UNKNOWN', { file, encoding: written })
}

/** A decoder that refuses what does not fit. GBK is read as GB18030, its superset, so that no character is lost. */
export function strictDecoder(encoding: string): TextDecoder {
  return new TextDecoder(encoding === 'gbk' ? 'gb18030' : encoding, { fatal: true, ignoreBOM: true })
}
