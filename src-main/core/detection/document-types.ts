// 证件类型 beside 证件号码: which column says row by row what kind of document a number belongs to, and whether the number fits.
// Must not read tables: it is given names and single cells.
import { judgedForm } from '../values/normalize-text.ts'
import { headerForms, headerNames } from './headers.ts'
import { detectorOf } from './registry.ts'

const TYPE_HEADERS = [
  '证件类型',
  '证件种类',
  '证件类别',
  '证件名称',
  '证照类型',
  '证件类型代码',
  'zjlx',
  'zjzl',
  'zjlb',
  'idtype',
  'id_type',
  'cardtype',
  'certtype',
]
const NUMBER_HEADERS = [
  '证件号码',
  '证件号',
  '证件编号',
  '证照号码',
  '证照编号',
  'zjhm',
  'zjh',
  'idno',
  'id_no',
  'cardno',
  'card_no',
  'certno',
  'idnumber',
]

const CITIZEN = ['citizenId18', 'citizenId15'] as const
const PASSPORT = ['passportCn', 'passportCnOfficial'] as const
/** Longer words first: 台湾居民居住证 is no 居住证 of elsewhere, 港澳居民来往内地通行证 no 港澳通行证. Codes are those of GA/T 517. */
const DECLARED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/永久居留|永居|^553$/, ['foreignPr', 'foreignPrOld']],
  [/居住证/, ['hmtResidencePermit']],
  [/来往内地|回乡证|^516$/, ['hkMacauHomePermit']],
  [/来往大陆|台胞证|^511$/, ['taiwanPermit']],
  [/往来台湾|赴台|大陆居民.*台湾|^517$/, ['taiwanExitPermit']],
  [/港澳|^513$/, ['hkMacauExitPermit', 'hkMacauHomePermit']],
  [/外交护照|公务护照|^41[123]$/, ['passportCnOfficial']],
  [/护照|^414$/, PASSPORT],
  [/军官|士兵|军人|文职|警官|^11[45]$/, ['militaryId']],
  [/驾驶证|户口[簿本]|身份证|^11[123]$/, CITIZEN],
  [/社会信用|信用代码/, ['uscc']],
  [/组织机构代码/, ['orgCode']],
  [/营业执照/, ['uscc', 'bizRegNo']],
]

/** The kinds a cell of the type column means; null when it names none that is known (其他, blank). */
export function declaredKinds(type: string): readonly string[] | null {
  const judged = judgedForm(type)
  if (judged === '') return null
  return DECLARED.find(([word]) => word.test(judged))?.[1] ?? null
}

/** The column that says what kinds of documents `column` holds; null when `column` is no such number or has no such neighbour. */
export function typeColumnOf(column: string, columns: readonly string[]): string | null {
  if (!headerNames(headerForms(column), NUMBER_HEADERS)) return null
  const at = columns.indexOf(column)
  const types = columns.flatMap((name, place) =>
    headerNames(headerForms(name), TYPE_HEADERS) ? [{ name, place }] : [],
  )
  // 监护人证件类型 belongs to 监护人证件号码, else the nearest one does.
  types.sort(
    (a, b) =>
      sharedStart(b.name, column) - sharedStart(a.name, column) || Math.abs(a.place - at) - Math.abs(b.place - at),
  )
  return types[0]?.name ?? null
}

function sharedStart(left: string, right: string): number {
  let length = 0
  while (length < left.length && left.charAt(length) === right.charAt(length)) length += 1
  return length
}

export interface DeclaredVerdict {
  readonly kind: string
  readonly valid: boolean
}

/** How a number stands to the type its row declares; null when the type says nothing known or the number has not its shape at all. */
export function judgeDeclared(number: string, type: string): DeclaredVerdict | null {
  const value = judgedForm(number)
  let lookalike: DeclaredVerdict | null = null
  for (const kind of declaredKinds(type) ?? []) {
    const verdict = detectorOf(kind)?.judge(value) ?? null
    if (verdict === 'valid') return { kind, valid: true }
    if (verdict === 'lookalike') lookalike ??= { kind, valid: false }
  }
  return lookalike
}
