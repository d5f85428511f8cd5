// Damages XML where spreadsheet readers believe it: references, counts, types, nesting, declarations, ends of tags.
// Every change is drawn from the given chance, so that an input can be made again.
import type { Chance } from './random.ts'

const NUMBERS = [
  '0',
  '-1',
  '1',
  '16384',
  '16385',
  '1048576',
  '1048577',
  '2147483648',
  '4294967295',
  '99999999999999999999',
  '1e308',
  '1e-400',
  '-0',
  'NaN',
  'Infinity',
  '',
  ' 5 ',
  '0x10',
  '2958466',
  '60',
  '0.1',
  '123456789012345678',
]
const REFERENCES = [
  'A1',
  'XFD1048576',
  'XFE1',
  'A1048577',
  'A0',
  'ZZZZ1',
  'a1',
  '1A',
  '',
  '$B$2',
  'A99999999999',
  'A1:XFD1048576',
  'A1:A1',
  'B2:A1',
]
const TYPES = ['s', 'str', 'inlineStr', 'b', 'e', 'd', 'n', 'x', '', 'float', 'date', 'string', 'Number', 'DateTime']
const FRAGMENTS = [
  '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>',
  '&a;',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&amp',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml version="1.0"?>',
  '<?x',
  '<x:y z="1" z="2"/>',
  '</c>',
  '</row>',
  '<row>',
  '<c/>',
  '<c r="XFD1"><v>1</v></c>',
  '<v>1</v>',
  '<is><t>x</t></is>',
  '<f>1+1</f>',
  '<si/>',
  '<si><r><t>x</t></r><rPh><t>y</t></rPh></si>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<col min="1" max="4294967295" hidden="1"/>',
  '<table:table-cell table:number-columns-repeated="1048576"/>',
  '<table:table-row table:number-rows-repeated="99999999"/>',
  '<text:s text:c="999999999"/>',
  '_xD800_',
  '_x0000_',
  '\u0000',
  '<',
  '>',
  '"',
  '/>',
]
const LONGEST = 600_000

type MarkupChange = (text: string, chance: Chance, other: string) => string

/** Position and length of one match of a pattern, the first one behind a random place. */
function found(text: string, pattern: RegExp, chance: Chance): { at: number; length: number } | null {
  pattern.lastIndex = chance.below(text.length + 1)
  let match = pattern.exec(text)
  if (match === null) {
    pattern.lastIndex = 0
    match = pattern.exec(text)
  }
  return match === null ? null : { at: match.index, length: match[0].length }
}

function replaced(text: string, pattern: RegExp, chance: Chance, by: (old: string) => string): string {
  const place = found(text, pattern, chance)
  if (place === null) return text
  const { at, length } = place
  return text.slice(0, at) + by(text.slice(at, at + length)) + text.slice(at + length)
}

const changeNumber: MarkupChange = (text, chance) =>
  replaced(text, /(?<=["'>])-?\d+(?:\.\d+)?(?=["'<])/g, chance, () => chance.pick(NUMBERS))

const changeReference: MarkupChange = (text, chance) =>
  replaced(text, /(?<=["'])\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?=["'])/g, chance, () =>
    chance.pick(REFERENCES),
  )

const changeType: MarkupChange = (text, chance) =>
  replaced(text, /(?<=[\s:](?:t|value-type|Type)=["'])\w*(?=["'])/g, chance, () => chance.pick(TYPES))

const changeValue: MarkupChange = (text, chance) =>
  replaced(text, /(?<=["'])[^"'<>]*(?=["'])/g, chance, () => chance.pick([...NUMBERS, ...REFERENCES, ...TYPES]))

const changeFormat: MarkupChange = (text, chance) =>
  replaced(text, /(?<=formatCode=["'])[^"']*(?=["'])/g, chance, old =>
    chance.pick([
      `${old}${old}`,
      '[h]:mm:ss.000000000000000000000',
      '0'.repeat(3000),
      '[$-30804]aaaa;;;',
      '[&gt;1e999]0',
      '# ??/????????????????',
      'yyyy'.repeat(500),
      '[DBNum2]0',
      '@@@@',
      '&quot;',
      '_',
      '*',
      '\\',
    ]),
  )

const dropTag: MarkupChange = (text, chance) => replaced(text, /<[^>]*>/g, chance, () => '')
const cutTag: MarkupChange = (text, chance) =>
  replaced(text, /<[^>]*>/g, chance, tag => tag.slice(0, chance.below(tag.length)))
const closeTag: MarkupChange = (text, chance) =>
  replaced(text, /<[^>]*>/g, chance, tag => (tag.endsWith('/>') ? `${tag.slice(0, -2)}>` : `${tag.slice(0, -1)}/>`))
const renameTag: MarkupChange = (text, chance) =>
  replaced(text, /(?<=<\/?)[\w:]+/g, chance, name =>
    chance.pick([`x:${name}`, name.toUpperCase(), name.slice(1), 'c', 'row']),
  )
const dropAttribute: MarkupChange = (text, chance) => replaced(text, /\s[\w:]+=["'][^"']*["']/g, chance, () => '')
const doubleAttribute: MarkupChange = (text, chance) =>
  replaced(text, /\s[\w:]+=["'][^"']*["']/g, chance, attribute => attribute + attribute)

const insertFragment: MarkupChange = (text, chance) => {
  const place = found(text, /[<>]/g, chance)
  const at = place === null || chance.once(4) ? chance.below(text.length + 1) : place.at + chance.below(2)
  return text.slice(0, at) + chance.pick(FRAGMENTS) + text.slice(at)
}

const repeatElement: MarkupChange = (text, chance) => {
  const times = chance.once(3) ? chance.between(2, 5000) : 2
  return replaced(text, /<(\w[\w:]*)\b[^<>]*>[^<>]*<\/\1>/g, chance, element =>
    element.repeat(Math.max(1, Math.min(times, Math.floor(LONGEST / 4 / element.length)))),
  )
}

const nest: MarkupChange = (text, chance) => {
  const depth = chance.pick([10, 63, 64, 65, 5000])
  const name = chance.pick(['a', 'row', 'c', 'si', 'r', 'table:table', 'text:p', 'ss:Row'])
  return replaced(text, />/g, chance, mark => `${mark}${`<${name}>`.repeat(depth)}`)
}

const longToken: MarkupChange = (text, chance) =>
  replaced(
    text,
    /(?<=>)[^<]+(?=<)|(?<=")[^"]+(?=")/g,
    chance,
    old => old + chance.pick(['x', '&amp;', '\n']).repeat(chance.between(1000, 200_000)),
  )

const splice: MarkupChange = (text, chance, other) => {
  const from = chance.below(other.length + 1)
  const at = chance.below(text.length + 1)
  return text.slice(0, at) + other.slice(from, from + 1 + chance.below(4000)) + text.slice(at)
}

const removePiece: MarkupChange = (text, chance) => {
  const at = chance.below(text.length + 1)
  return text.slice(0, at) + text.slice(at + 1 + chance.below(chance.once(3) ? text.length : 40))
}

const declare: MarkupChange = (text, chance) =>
  text.replace(
    /^<\?xml[^>]*\?>|^/,
    `<?xml version="1.0" encoding="${chance.pick(['gb18030', 'utf-16', 'GBK', 'latin1', 'x-none', 'utf-8', 'big5'])}"?>`,
  )

const CHANGES: readonly MarkupChange[] = [
  changeNumber,
  changeNumber,
  changeReference,
  changeReference,
  changeType,
  changeValue,
  changeFormat,
  dropTag,
  cutTag,
  closeTag,
  renameTag,
  dropAttribute,
  doubleAttribute,
  insertFragment,
  insertFragment,
  repeatElement,
  nest,
  longToken,
  splice,
  removePiece,
  declare,
]

export function mutateMarkup(bytes: Buffer, other: Buffer, chance: Chance): Buffer {
  let text = bytes.toString('utf8')
  const otherText = other.toString('utf8')
  for (let turn = chance.between(1, 4); turn > 0; turn -= 1) {
    text = chance.pick(CHANGES)(text, chance, otherText).slice(0, LONGEST)
  }
  return chance.once(20) ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text, 'utf8')
}
