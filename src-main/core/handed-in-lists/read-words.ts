// Codes of the catalogue entry out of what people wrote in a list: labels, their usual other names, brackets and blanks aside.
// Guesses nothing: what fits no word is given back as not understood.
import {
  type Catalogue,
  DATA_FORMATS,
  DOMAINS,
  OPEN_ATTRIBUTES,
  type OpenAttribute,
  RESOURCE_KINDS,
  UPDATE_CYCLES,
} from '../../contract/catalogue.ts'
import { catalogueLabels, domainLabels, noConditions, updateCycleLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { LIST_WORDS } from '../../contract/text/zh-CN/handed-in-lists.ts'
import { looseForm } from '../values/loose-form.ts'

/** `value` null = not understood; an empty cell is never asked about. */
type Read<T> = T | null

const squeezed = (text: string) => looseForm(text).replace(/\s/g, '')
const withoutBrackets = (text: string) => text.replace(/[（(][^）)]*[）)]/g, '')

/** The code whose words the text is, or begins with; longer words first, so that 每半年 is not 每年. */
function codeIn<T extends string>(
  words: Readonly<Record<T, readonly string[]>>,
  codes: readonly T[],
  text: string,
): T | undefined {
  const bare = squeezed(withoutBrackets(text))
  const all = codes.flatMap(code => words[code].map(word => ({ code, word })))
  const sorted = all.toSorted((a, b) => b.word.length - a.word.length)
  return (sorted.find(({ word }) => bare === word) ?? sorted.find(({ word }) => word.length > 1 && bare.includes(word)))
    ?.code
}

export function readOpenAttribute(text: string): Read<OpenAttribute> {
  return codeIn(LIST_WORDS.openAttribute, OPEN_ATTRIBUTES, text) ?? null
}

export function readResourceKind(text: string): Read<NonNullable<Catalogue['resourceKind']>> {
  return codeIn(LIST_WORDS.resourceKind, RESOURCE_KINDS, text) ?? null
}

/** 不定期 carries its explanation in brackets or behind a comma. */
export function readUpdateCycle(
  text: string,
): Read<{ updateCycle: (typeof UPDATE_CYCLES)[number]; updateCycleNote: string }> {
  const updateCycle = codeIn(LIST_WORDS.updateCycle, UPDATE_CYCLES, text)
  if (updateCycle === undefined) return null
  const [, bracketed] = /[（(]([^）)]+)[）)]/.exec(text) ?? []
  const [, behind] = /[，,：:；;](.+)$/s.exec(text) ?? []
  const note = (bracketed ?? behind ?? '').trim()
  return { updateCycle, updateCycleNote: note === updateCycleLabels[updateCycle] ? '' : note }
}

export function readOpenForm(text: string): Read<Catalogue['openForm']> {
  const bare = squeezed(text)
  const has = (words: readonly string[]) => words.some(word => bare.includes(word))
  const [file, api] = [has(LIST_WORDS.openForm.file), has(LIST_WORDS.openForm.api)]
  if (file && api) return 'BOTH'
  if (file) return 'DOWNLOAD'
  return api ? 'API' : null
}

/** What is no machine-readable format of ours stands in `strange`. */
export function readFormats(text: string): { formats: Catalogue['formats']; strange: string[] } {
  const words = text.split(/[、，,；;/|\s]+/).filter(word => word !== '')
  const read = words.map(word => ({ word, format: formatOf(word) }))
  const formats = DATA_FORMATS.filter(format => read.some(one => one.format === format))
  // An interface is no format of a file and none that a machine could not read.
  const strange = read.filter(({ word, format }) => format === undefined && readResourceKind(word) !== 'INTERFACE')
  return { formats, strange: strange.map(({ word }) => word) }
}

function formatOf(word: string): (typeof DATA_FORMATS)[number] | undefined {
  const bare = squeezed(withoutBrackets(word)).replace(/^\.|格式$|文件$/g, '')
  return DATA_FORMATS.find(format => LIST_WORDS.formats[format].some(known => known === bare))
}

/** Fields of other cities are left out: they have no place among the sixteen. */
export function readDomains(text: string): Catalogue['domains'] {
  const words = new Set(
    text
      .split(/[、，,；;/|\s]+/)
      .map(squeezed)
      .filter(word => word !== ''),
  )
  return DOMAINS.filter(domain => words.has(domainLabels[domain]))
}

export function readLabels(text: string): string[] {
  return text
    .split(/[、，,；;\n|]/)
    .map(label => label.replace(/^\s*\d+[.．、）)]\s*/, '').trim())
    .filter(label => label !== '')
}

/** `2026-03-01` from that, 2026/3/1, 2026.3.1, 2026年3月1日; '' otherwise. */
export function readDate(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(text.trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return ''
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** `1,234 条`, `约 3.2 万条`: the first number; null = none. */
export function readCount(text: string): number | null {
  const [, digits, tenThousands] = /(\d[\d,]*(?:\.\d+)?)\s*(万)?/.exec(looseForm(text)) ?? []
  if (digits === undefined) return null
  return Math.round(Number(digits.replaceAll(',', '')) * (tenThousands === undefined ? 1 : 10_000))
}

export interface ReadConditions {
  openConditions: Catalogue['openConditions']
  closedReason: string
  legalBasis: Catalogue['legalBasis']
}

const PARTS = {
  recipient: catalogueLabels.recipient,
  purpose: catalogueLabels.purpose,
  scope: catalogueLabels.scope,
  other: catalogueLabels.other,
  closedReason: catalogueLabels.closedReason,
  legalBasis: catalogueLabels.legalBasis,
} as const
const PART_START = new RegExp(`(?:^|[\\n；;。])\\s*(${Object.values(PARTS).join('|')})\\s*[：:]`, 'g')

/** `对象：…` and so on where the text is written that way, else the whole of it as another condition. */
export function readConditions(text: string): ReadConditions {
  const openConditions = { recipient: '', purpose: '', scope: '', other: '' }
  const read: ReadConditions = { openConditions, closedReason: '', legalBasis: [] }
  const whole = text.trim()
  if (whole === '' || squeezed(whole) === noConditions) return read
  const starts = [...whole.matchAll(PART_START)]
  if (starts.length === 0) return { ...read, openConditions: { ...openConditions, other: whole } }
  for (const [at, start] of starts.entries()) {
    const from = start.index + start[0].length
    const value = whole.slice(from, starts[at + 1]?.index ?? whole.length).replace(/^[\s]+|[\s；;]+$/g, '')
    const part = start[1]
    if (part === PARTS.closedReason) read.closedReason = value
    else if (part === PARTS.legalBasis) read.legalBasis.push(...readLegalBasis(value))
    else
      for (const name of ['recipient', 'purpose', 'scope', 'other'] as const)
        if (part === PARTS[name]) openConditions[name] = value
  }
  return read
}

/** 《title》 with the article behind it, each on its own; without 《》 the words up to 第…条. */
export function readLegalBasis(text: string): Catalogue['legalBasis'] {
  return text
    .split(/[；;\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const [, title, article] = /^《([^》]+)》\s*(.*)$/s.exec(part) ?? /^(.*?)\s*(第.+[条款项].*)$/s.exec(part) ?? []
      return { title: title ?? part, article: (article ?? '').trim() }
    })
}
