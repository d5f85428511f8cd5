// All detectors in order of precedence, found by kind, by header, and by what a value could be.
// Must not judge columns: see column-semantics.
import { ruleOf } from '../grading/grade-rules.ts'
import type { Detector, GradedDetector, Verdict } from './detector.ts'
import { address } from './detectors/address.ts'
import { age } from './detectors/age.ts'
import { bankAccount } from './detectors/bank-account.ts'
import { bankCard } from './detectors/bank-card.ts'
import { birthDate } from './detectors/birth-date.ts'
import { bizRegNo } from './detectors/biz-reg-no.ts'
import { businessSecret } from './detectors/business-secret.ts'
import { citizenId15 } from './detectors/citizen-id-15.ts'
import { citizenId18 } from './detectors/citizen-id-18.ts'
import { coordinate } from './detectors/coordinate.ts'
import { courtCaseNo } from './detectors/court-case-no.ts'
import { criminalRecord } from './detectors/criminal-record.ts'
import { disability } from './detectors/disability.ts'
import { disabilityCertNo } from './detectors/disability-cert-no.ts'
import { divisionCode } from './detectors/division-code.ts'
import { driverArchiveNo } from './detectors/driver-archive-no.ts'
import { driverLicenceNo } from './detectors/driver-licence-no.ts'
import { education } from './detectors/education.ts'
import { email } from './detectors/email.ts'
import { employeeNo } from './detectors/employee-no.ts'
import { ethnicity } from './detectors/ethnicity.ts'
import { foreignPr } from './detectors/foreign-pr.ts'
import { foreignPrOld } from './detectors/foreign-pr-old.ts'
import { healthCondition } from './detectors/health-condition.ts'
import { hkMacauExitPermit } from './detectors/hk-macau-exit-permit.ts'
import { hkMacauHomePermit } from './detectors/hk-macau-home-permit.ts'
import { hmtResidencePermit } from './detectors/hmt-residence-permit.ts'
import { imei } from './detectors/imei.ts'
import { income } from './detectors/income.ts'
import { ipv4 } from './detectors/ipv4.ts'
import { ipv6 } from './detectors/ipv6.ts'
import { landline } from './detectors/landline.ts'
import { mac } from './detectors/mac.ts'
import { maritalStatus } from './detectors/marital-status.ts'
import { medicalRecordNo } from './detectors/medical-record-no.ts'
import { militaryId } from './detectors/military-id.ts'
import { mobile } from './detectors/mobile.ts'
import { nationality } from './detectors/nationality.ts'
import { nativePlace } from './detectors/native-place.ts'
import { occupation } from './detectors/occupation.ts'
import { orgCode } from './detectors/org-code.ts'
import { passportCn } from './detectors/passport-cn.ts'
import { passportCnOfficial } from './detectors/passport-cn-official.ts'
import { personName } from './detectors/person-name.ts'
import { politicalStatus } from './detectors/political-status.ts'
import { postcode } from './detectors/postcode.ts'
import { propertyCertNo } from './detectors/property-cert-no.ts'
import { qq } from './detectors/qq.ts'
import { religion } from './detectors/religion.ts'
import { secrecyMark } from './detectors/secrecy-mark.ts'
import { sex } from './detectors/sex.ts'
import { socialSecurityNo } from './detectors/social-security-no.ts'
import { studentNo } from './detectors/student-no.ts'
import { taiwanExitPermit } from './detectors/taiwan-exit-permit.ts'
import { taiwanPermit } from './detectors/taiwan-permit.ts'
import { uscc } from './detectors/uscc.ts'
import { vehiclePlate } from './detectors/vehicle-plate.ts'
import { vin } from './detectors/vin.ts'
import { wechat } from './detectors/wechat.ts'
import { welfareStatus } from './detectors/welfare-status.ts'
import { type HeaderForms, headerForms, headerNames } from './headers.ts'

/** Where two kinds claim the same characters with equal right, the earlier wins. */
const ORDERED: readonly Detector[] = [
  citizenId18,
  disabilityCertNo,
  hmtResidencePermit,
  citizenId15,
  foreignPr,
  foreignPrOld,
  uscc,
  email,
  mobile,
  landline,
  bankCard,
  bankAccount,
  vehiclePlate,
  vin,
  hkMacauExitPermit,
  hkMacauHomePermit,
  passportCn,
  passportCnOfficial,
  taiwanExitPermit,
  taiwanPermit,
  militaryId,
  socialSecurityNo,
  medicalRecordNo,
  studentNo,
  driverLicenceNo,
  driverArchiveNo,
  employeeNo,
  qq,
  wechat,
  orgCode,
  bizRegNo,
  ipv4,
  ipv6,
  mac,
  imei,
  propertyCertNo,
  courtCaseNo,
  secrecyMark,
  businessSecret,
  personName,
  address,
  birthDate,
  coordinate,
  divisionCode,
  postcode,
  age,
  criminalRecord,
  disability,
  education,
  ethnicity,
  healthCondition,
  income,
  maritalStatus,
  nationality,
  nativePlace,
  occupation,
  politicalStatus,
  religion,
  sex,
  welfareStatus,
]

export const DETECTORS: readonly GradedDetector[] = ORDERED.map(detector => ({ ...detector, ...ruleOf(detector.kind) }))

const BY_KIND = new Map(DETECTORS.map(detector => [detector.kind, detector]))

export function detectorOf(kind: string): GradedDetector | undefined {
  return BY_KIND.get(kind)
}

/** Kinds the header names. */
export function kindsNamedBy(header: string | HeaderForms): Set<string> {
  const forms = typeof header === 'string' ? headerForms(header) : header
  return new Set(DETECTORS.filter(detector => headerNames(forms, detector.headers)).map(detector => detector.kind))
}

/** Kinds the header may mean, among much else. */
export function kindsHintedBy(header: string | HeaderForms): Set<string> {
  const forms = typeof header === 'string' ? headerForms(header) : header
  const hinted = DETECTORS.filter(detector => headerNames(forms, detector.vagueHeaders ?? []))
  return new Set(hinted.map(detector => detector.kind))
}

/** A value's verdicts, one entry per kind that claims it. */
export interface KindVerdict {
  readonly kind: string
  readonly valid: boolean
}

/** Equal verdicts are the very same list. */
export type JudgeValue = (value: string) => readonly KindVerdict[]

export interface ValueJudge {
  /** `value` in judged form. */
  readonly judge: JudgeValue
  /** The same for values in judged form that have these signs, as `Detector.form` knows them. */
  ofForm(signs: string): JudgeValue
}

const LONGEST = 201
const NON_ASCII = /[^\u0020-\u007e]/
const NONE: readonly KindVerdict[] = []

/** Verdicts are made once per kind: judging a million cells allocates next to nothing. */
interface Judging {
  readonly detector: Detector
  judge(value: string): Verdict
  readonly valid: readonly KindVerdict[]
  readonly lookalike: readonly KindVerdict[]
}

const JUDGING: readonly Judging[] = DETECTORS.map(detector => ({
  detector,
  judge: detector.judge,
  valid: [{ kind: detector.kind, valid: true }],
  lookalike: [{ kind: detector.kind, valid: false }],
}))

/** Kinds of weak evidence without a header, by their stricter rule. */
const UNNAMED: ReadonlyMap<string, Judging> = new Map(
  JUDGING.flatMap(judging => {
    const { unnamed, kind } = judging.detector
    return unnamed === undefined ? [] : [[kind, { ...judging, judge: unnamed.judge }]]
  }),
)

/**
 * Judges whole cells of one column. Kinds of weak evidence take part where the header names them, and with `unnamed` also by the rule
 * they have for columns without a name.
 */
export function createValueJudge(named: ReadonlySet<string>, options: { unnamed?: boolean } = {}): ValueJudge {
  const active = JUDGING.flatMap(judging => {
    const { kind, evidence } = judging.detector
    if (evidence !== 'weak' || named.has(kind)) return judging
    return (options.unnamed === true ? UNNAMED.get(kind) : undefined) ?? []
  })
  const ascii = active.filter(({ detector }) => detector.fits?.alphabet !== 'wide')
  const wide = active.filter(({ detector }) => detector.fits?.alphabet !== 'ascii')
  const asciiByLength = byLength(ascii)
  const wideByLength = byLength(wide)
  const combine = createCombiner()
  return {
    judge: value => judgeBy((NON_ASCII.test(value) ? wideByLength : asciiByLength)(value.length), value, combine),
    ofForm(signs) {
      const admitted = (NON_ASCII.test(signs) ? wide : ascii).filter(({ detector: { fits, form } }) => {
        const fitting = fits === undefined || (signs.length >= fits.min && signs.length <= fits.max)
        return fitting && (form === undefined || form(signs))
      })
      return admitted.length === 0 ? () => NONE : value => judgeBy(admitted, value, combine)
    },
  }
}

type Verdicts = readonly KindVerdict[]

function judgeBy(judging: readonly Judging[], value: string, combine: (all: Verdicts, one: Verdicts) => Verdicts) {
  let verdicts = NONE
  for (const { judge, valid, lookalike } of judging) {
    const verdict = judge(value)
    if (verdict === null) continue
    const one = verdict === 'valid' ? valid : lookalike
    verdicts = verdicts === NONE ? one : combine(verdicts, one)
  }
  return verdicts
}

/** Joins lists of verdicts, every combination once. */
function createCombiner(): (all: Verdicts, one: Verdicts) => Verdicts {
  const combined = new Map<Verdicts, Map<Verdicts, Verdicts>>()
  return (all, one) => {
    const known = combined.get(all) ?? new Map<Verdicts, Verdicts>()
    combined.set(all, known)
    const joined = known.get(one) ?? [...all, ...one]
    known.set(one, joined)
    return joined
  }
}

/** Lists are made when a length first occurs: a column has few lengths. */
function byLength(judging: readonly Judging[]): (length: number) => readonly Judging[] {
  const lists: (readonly Judging[])[] = []
  return length => {
    const at = Math.min(length, LONGEST)
    lists[at] ??= judging.filter(({ detector: { fits } }) => fits === undefined || (at >= fits.min && at <= fits.max))
    return lists[at]
  }
}
