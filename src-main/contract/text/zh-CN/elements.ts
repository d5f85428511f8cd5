// Names of the places of a catalogue entry, for whoever is told of a fault there: `rowCount` → 数据量, `fields.3.unit` → 第 4 个数据项的单位.
// Knows no rule and no entry.
import { entryElementLabels, fieldElementLabels } from './ledger.ts'

const words = {
  item: '第 {number} 个数据项',
  part: '{element}（{part}）',
  line: '{element}第 {number} 条',
  label: '的中文名称',
  treatment: '的处理说明',
  defaultValue: '的默认值',
  authoritativeSource: '的数源单位',
  extra: '模板要求的要素',
  aggregate: '汇总表的说明',
  fileForms: '文件格式',
} as const

const ITEM_PARTS: Readonly<Record<string, string | undefined>> = {
  ...fieldElementLabels,
  label: words.label,
  treatment: words.treatment,
  defaultValue: words.defaultValue,
  authoritativeSource: words.authoritativeSource,
}

const ELEMENTS: Readonly<Record<string, string | undefined>> = {
  ...entryElementLabels,
  aggregate: words.aggregate,
  extras: words.extra,
  fileForms: words.fileForms,
}

const filled = (text: string, params: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')

/** `path` as in a finding: an element, or a part of one with dots. A path without a name stays what it is: better than nothing. */
export function elementName(path: string): string {
  const [head = '', second = '', third = ''] = path.split('.')
  const number = /^\d+$/.test(second) ? String(Number(second) + 1) : null
  if (head === 'fields' && number !== null) return filled(words.item, { number }) + (ITEM_PARTS[third] ?? '')
  const element = ELEMENTS[head]
  if (element === undefined) return path
  if (second === '' || head === 'extras') return element
  if (number !== null) return filled(words.line, { element, number })
  const part = ELEMENTS[second]
  return part === undefined ? element : filled(words.part, { element, part })
}
