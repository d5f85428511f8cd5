// From chosen files to the parts of one table: what the source column says, which sheets, which columns are the same.
// Pure; reads no file.
import type { SourcePart, SurveyedPart } from '../../../src-main/contract/sources.ts'
import { baseNameOf } from '../../features/datasets/file-name.ts'

export const LABEL_SOURCES = ['names', 'differing', 'sheets'] as const
export type LabelSource = (typeof LABEL_SOURCES)[number]

/** A part on the screen; `label` null = as the label source says. */
export interface ChosenPart {
  path: string
  sheet?: string
  label: string | null
  /** Opens a protected workbook; kept as long as this screen stands. */
  password?: string
  rename: Record<string, string>
}

export function partsOf(paths: readonly string[]): ChosenPart[] {
  return paths.map(path => ({ path, label: null, rename: {} }))
}

export function keyOf({ path, sheet }: ChosenPart): string {
  return `${path}\n${sheet ?? ''}`
}

function sharedStart(texts: readonly string[]): number {
  const [first = '', ...others] = texts
  let at = 0
  while (at < first.length && others.every(text => text[at] === first[at])) at += 1
  return at
}

const LEAST_NAME = 2

/** What the names of all files begin with, where that says something; else the first one's name. */
export function commonName(paths: readonly string[]): string {
  const names = paths.map(baseNameOf)
  const shared = (names[0] ?? '').slice(0, sharedStart(names)).replace(/[\s_\-—（(]+$|\d+$/g, '')
  return [...shared].length >= LEAST_NAME ? shared : (names[0] ?? '')
}

/** 办件2024年1月, 办件2024年2月 → 1, 2 would say too little: digits and the units behind them stay together. */
function differing(names: readonly string[]): string[] {
  const start = sharedStart(names)
  const end = sharedStart(names.map(name => [...name.slice(start)].reverse().join('')))
  const kept = names.map(name => {
    let from = start
    while (from > 0 && /\d/.test(name[from - 1] ?? '') && /\d/.test(name[from] ?? '')) from -= 1
    let to = name.length - end
    while (to < name.length && /[\d年月日季度期]/.test(name[to] ?? '')) to += 1
    return name.slice(from, to).replace(/^[\s_\-—（(]+|[\s_\-—）)]+$/g, '')
  })
  return kept.every(text => text !== '') && new Set(kept).size === new Set(names).size ? kept : [...names]
}

export function labelsOf(parts: readonly ChosenPart[], source: LabelSource): string[] {
  const names = parts.map(({ path }) => baseNameOf(path))
  const automatic =
    source === 'sheets'
      ? parts.map(({ sheet }, at) => sheet ?? names[at] ?? '')
      : source === 'differing'
        ? differing(names)
        : names
  return parts.map(({ label }, at) => label ?? automatic[at] ?? '')
}

export function sourcePartsOf(parts: readonly ChosenPart[], labels: readonly string[]): SourcePart[] {
  return parts.map(({ path, sheet, rename, password }, at) => ({
    path,
    rename,
    label: labels[at] ?? '',
    ...(sheet !== undefined && { sheet }),
    ...(password !== undefined && { password }),
  }))
}

/** The part of a workbook becomes one part for every visible sheet. */
export function withAllSheets(parts: readonly ChosenPart[], at: number, surveyed: SurveyedPart): ChosenPart[] {
  return parts.flatMap((part, index) => {
    if (index !== at) return [part]
    return surveyed.sheets
      .filter(({ hidden }) => !hidden)
      .map(({ name }) => ({ ...part, sheet: name, label: null, rename: {} }))
  })
}

export function differs({ missing, extra, fault }: SurveyedPart): boolean {
  return fault === null && (missing.length > 0 || extra.length > 0)
}
