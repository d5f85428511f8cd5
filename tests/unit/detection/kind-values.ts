// What values of every kind look like, made by the standards' own arithmetic and not by the program's: the oracle of the property tests.
// Judges nothing. All numbers are made up; births lie before 1920 or are part of no person's number.
import fc from 'fast-check'

export interface KindValues {
  readonly valid: fc.Arbitrary<string>
  /** Units in which any changed digit must be noticed, because a check character covers them. */
  readonly checked?: { readonly from: number; readonly to: number }
  /** Nearly the form: never valid. */
  readonly refused: fc.Arbitrary<string>
  /** What stands before the value in a text in which it is found; absent = only whole cells are recognised. */
  readonly cue?: string
}

const DIGITS = [...'0123456789']
const LETTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']
const of = (unit: readonly string[], length: number, most = length) =>
  fc.string({ unit: fc.constantFrom(...unit), minLength: length, maxLength: most })
const digits = (length: number, most = length) => of(DIGITS, length, most)
const oneOf = (...words: readonly string[]) => fc.constantFrom(...words)
const joined = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map(pieces => pieces.join(''))

const pad = (value: number, length: number) => String(value).padStart(length, '0')
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const birth = fc
  .tuple(fc.integer({ min: 1900, max: 1919 }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
  .map(([year, month, day]) => `${year}${pad(month, 2)}${pad((day % (MONTH_DAYS[month - 1] ?? 28)) + 1, 2)}`)
const place = oneOf('320205', '320213', '320282', '110105', '440524', '653125', '320202', '500112')

/** ISO 7064 MOD 11-2 by its recursion, where the program adds up weights. */
function mod11dash2(first17: string): string {
  let product = 0
  for (const digit of first17) product = ((product + Number(digit)) * 2) % 11
  const check = (12 - product) % 11
  return check === 10 ? 'X' : String(check)
}
const withMod11 = (first17: fc.Arbitrary<string>) => first17.map(number => number + mod11dash2(number))
const citizen = withMod11(joined(place, birth, digits(3)))
const citizenWithCheck = { from: 0, to: 18 }
/** A month or day that no calendar has, under a right check character. */
const impossibleBirth = (head: fc.Arbitrary<string>, before = '') =>
  withMod11(joined(head, oneOf('19011301', '19010230', '19020229', '19000431'), digits(3))).map(id => before + id)

function luhnDigit(body: string): string {
  const doubled = (digit: number) => [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] ?? 0
  const sum = [...body].toReversed().reduce((all, sign, at) => all + (at % 2 === 0 ? doubled(+sign) : +sign), 0)
  return String((1000 - sum) % 10)
}
const withLuhn = (body: fc.Arbitrary<string>) => body.map(number => number + luhnDigit(number))

const USCC_SIGNS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
function mod31(first17: string): string {
  let [sum, weight] = [0, 1]
  for (const sign of first17) {
    sum += USCC_SIGNS.indexOf(sign) * weight
    weight = (weight * 3) % 31
  }
  return USCC_SIGNS[(31 - (sum % 31)) % 31] ?? ''
}

function gb11714(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((all, sign, at) => all + Number.parseInt(sign, 36) * (weights[at] ?? 0), 0)
  return '0X987654321'.charAt(sum % 11)
}

/** ISO 7064 MOD 11,10 in hybrid form. */
function mod11comma10(body: string): string {
  let rest = 10
  for (const digit of body) rest = (((rest + Number(digit)) % 10 || 10) * 2) % 11
  return String((11 - rest) % 10)
}

const VIN_VALUES: Record<string, number> = Object.fromEntries([
  ...DIGITS.map(digit => [digit, Number(digit)]),
  ...['AJ', 'BKS', 'CLT', 'DMU', 'ENV', 'FW', 'GPX', 'HY', 'RZ'].flatMap((signs, at) =>
    [...signs].map(sign => [sign, at + 1]),
  ),
])
const VIN_SIGNS = Object.keys(VIN_VALUES)
function withVinCheck(number: string): string {
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
  const sum = [...number].reduce((all, sign, at) => all + (VIN_VALUES[sign] ?? 0) * (weights[at] ?? 0), 0)
  return number.slice(0, 8) + (sum % 11 === 10 ? 'X' : String(sum % 11)) + number.slice(9)
}

const mobile = joined(oneOf('130', '139', '147', '153', '166', '171', '178', '186', '192', '199'), digits(8))
const octet = fc.integer({ min: 0, max: 255 }).map(String)
const hexPair = of([...'0123456789ABCDEF'], 2)
const quad = fc.integer({ min: 0, max: 0xffff }).map(value => value.toString(16))
const spaced = (part: fc.Arbitrary<string>, count: number, by: string) =>
  fc.array(part, { minLength: count, maxLength: count }).map(parts => parts.join(by))
const han = oneOf('甲', '乙', '丙', '某')
const words = (...known: readonly string[]) => ({ valid: oneOf(...known), refused: oneOf(' ', '') })
const coded = (valid: readonly string[], refused: readonly string[]) => ({
  valid: oneOf(...valid),
  refused: oneOf(...refused),
})

/** One entry per kind; a kind without one fails its test. */
export const KIND_VALUES: Readonly<Record<string, KindValues>> = {
  citizenId18: { valid: citizen, checked: citizenWithCheck, refused: impossibleBirth(place), cue: '证件' },
  citizenId15: {
    valid: joined(place, birth, digits(3)).map(number => number.slice(0, 6) + number.slice(8)),
    refused: joined(oneOf('990211', '000211'), oneOf('001301', '000230'), digits(3)),
    cue: '身份证',
  },
  disabilityCertNo: {
    valid: joined(citizen, oneOf('1', '4', '7'), oneOf('1', '4'), oneOf('', 'B', 'B1')),
    checked: citizenWithCheck,
    refused: joined(citizen, oneOf('0', '8', '9'), oneOf('0', '5', '9')),
    cue: '残疾人证',
  },
  hmtResidencePermit: {
    valid: withMod11(joined(oneOf('810000', '820000', '830000'), birth, digits(3))),
    checked: citizenWithCheck,
    refused: impossibleBirth(oneOf('810000', '830000')),
    cue: '居住证',
  },
  foreignPr: {
    valid: withMod11(joined(oneOf('932840', '911276', '931392'), birth, digits(3))),
    checked: citizenWithCheck,
    refused: impossibleBirth(oneOf('932840', '911276')),
    cue: '永居证',
  },
  foreignPrOld: {
    valid: joined(oneOf('USA', 'JPN', 'DEU'), oneOf('32', '11'), oneOf('01', '00'), digits(8)),
    refused: fc.oneof(joined(of(LETTERS, 2), digits(13)), joined(of(LETTERS, 3), digits(11))),
    cue: '永久居留证',
  },
  uscc: {
    valid: joined(oneOf('91', '52', '12', '92', 'N2'), oneOf('320200', '110000', '100000'), of(USCC_SIGNS, 9)).map(
      first17 => first17 + mod31(first17),
    ),
    checked: { from: 0, to: 18 },
    refused: joined(oneOf('91320200MO', '91320200MS', '90320200MA', '01320200MA'), digits(8)),
    cue: '信用代码',
  },
  orgCode: {
    valid: fc.tuple(of([...DIGITS, ...LETTERS], 8), oneOf('', '-')).map(([body, dash]) => body + dash + gb11714(body)),
    checked: { from: 0, to: 10 },
    refused: joined(of(DIGITS, 7), oneOf('-', ''), digits(1)),
    cue: '组织机构代码',
  },
  bizRegNo: {
    valid: joined(oneOf('320200', '110108'), digits(8)).map(body => body + mod11comma10(body)),
    checked: { from: 0, to: 15 },
    refused: fc.oneof(digits(13), joined(digits(14), of(LETTERS, 1))),
    cue: '注册号',
  },
  bankCard: {
    valid: withLuhn(joined(oneOf('62'), digits(13, 16))),
    checked: { from: 0, to: 19 },
    refused: fc.oneof(joined(oneOf('62'), digits(6, 11)), withLuhn(joined(oneOf('0', '1', '2', '7'), digits(15)))),
    cue: '卡号',
  },
  imei: {
    valid: withLuhn(joined(oneOf('00101', '49015', '86723'), digits(9))),
    checked: { from: 0, to: 15 },
    refused: fc.oneof(digits(14), digits(16), joined(digits(14), of(LETTERS, 1))),
    cue: '串号',
  },
  vin: {
    valid: joined(oneOf('LSV', 'LFV', '1M8'), of(VIN_SIGNS, 10), digits(4)).map(withVinCheck),
    checked: { from: 0, to: 17 },
    refused: fc.oneof(joined(oneOf('LSVI', 'LFVO', 'LTEQ'), of(VIN_SIGNS, 13)), of(VIN_SIGNS, 16)),
    cue: '车架号',
  },
  studentNo: {
    valid: joined(oneOf('G', 'L', 'J'), citizen),
    checked: { from: 1, to: 19 },
    refused: fc.oneof(joined(oneOf('K', 'A'), citizen), joined(oneOf('G'), digits(12))),
    cue: '学籍号',
  },
  driverLicenceNo: { valid: citizen, checked: citizenWithCheck, refused: impossibleBirth(place) },
  mobile: { valid: mobile, refused: joined(oneOf('120', '154', '160', '194'), digits(8)), cue: '电话' },
  landline: {
    valid: joined(oneOf('0510-8', '010-6', '(0510)8', '021-5'), digits(7)),
    refused: joined(oneOf('0510-0', '510-8', '0100-1'), digits(7)),
    cue: '座机',
  },
  email: {
    valid: joined(of([...'abcdefghij0123456789'], 1, 12), oneOf('@example.com', '@mail.example.org', '@wx.gov.cn')),
    refused: joined(of([...'abcdef'], 1, 8), oneOf('@', '@example', ' @example.com', '@@example.com')),
    cue: '发邮件至',
  },
  bankAccount: { valid: digits(9, 30), refused: fc.oneof(digits(1, 8), digits(31, 36)), cue: '开户账号' },
  vehiclePlate: {
    valid: fc.oneof(
      joined(oneOf('苏B', '沪A', '京N'), oneOf('', '·'), digits(5)),
      joined(oneOf('苏B', '苏E'), oneOf('D', 'F'), digits(5)),
      joined(oneOf('苏B'), digits(5), oneOf('D', 'F')),
    ),
    refused: joined(oneOf('苏I', '苏O', '无B', '苏BI', '苏BO'), digits(4)),
    cue: '车牌',
  },
  passportCn: {
    valid: joined(oneOf('E', 'EA', 'EZ', 'G'), digits(8)).map(text => text.slice(0, 9)),
    refused: joined(oneOf('EI', 'EO', 'A', 'X'), digits(7)),
    cue: '护照',
  },
  passportCnOfficial: {
    valid: joined(oneOf('PE', 'SE', 'DE'), digits(7)),
    refused: joined(oneOf('PX', 'pe'), digits(7)),
    cue: '护照',
  },
  hkMacauExitPermit: {
    valid: joined(oneOf('C', 'W'), digits(8)),
    refused: joined(oneOf('CI', 'CO', 'K'), digits(7)),
    cue: '通行证',
  },
  hkMacauHomePermit: {
    valid: joined(oneOf('H', 'M'), fc.oneof(digits(8), digits(10))),
    refused: joined(oneOf('H', 'M'), fc.oneof(digits(7), digits(9))),
    cue: '回乡证',
  },
  taiwanPermit: {
    valid: fc.oneof(digits(8), joined(digits(10), oneOf('', '(A)', 'B'))),
    refused: fc.oneof(digits(7), digits(9), joined(digits(7), of(LETTERS, 1))),
    cue: '台胞证',
  },
  taiwanExitPermit: {
    valid: joined(oneOf('L', 'T'), digits(8)),
    refused: joined(oneOf('L', 'K'), digits(7)),
    cue: '往来台湾通行证',
  },
  militaryId: {
    valid: joined(oneOf('军字第', '士字第', '文字第'), digits(8), oneOf('号')),
    refused: joined(oneOf('字第', '第'), digits(8), oneOf('号')),
    cue: '军官证：',
  },
  socialSecurityNo: { valid: joined(of(LETTERS, 1), digits(8)), refused: digits(1, 7), cue: '社保卡号' },
  medicalRecordNo: { valid: joined(oneOf('ZY', 'MZ', ''), digits(6, 10)), refused: digits(1, 4), cue: '住院号' },
  driverArchiveNo: { valid: joined(oneOf('3202', '1101'), digits(8)), refused: digits(11), cue: '档案编号' },
  employeeNo: { valid: joined(oneOf('A', ''), digits(4, 8)), refused: of(LETTERS, 3), cue: '工号' },
  qq: { valid: joined(oneOf('1', '9'), digits(5, 9)), refused: joined(oneOf('0'), digits(5, 9)), cue: 'QQ' },
  wechat: {
    valid: joined(oneOf('zhang_', 'Li'), of([...'abc0123456789'], 5, 10)),
    refused: joined(oneOf('1', '_'), of([...'abc'], 6, 10)),
    cue: '微信号',
  },
  ipv4: {
    valid: spaced(octet, 4, '.'),
    refused: fc.oneof(spaced(octet, 3, '.'), spaced(oneOf('256', '999'), 4, '.')),
    cue: 'IP：',
  },
  ipv6: { valid: spaced(quad, 8, ':'), refused: fc.oneof(spaced(quad, 7, ':'), spaced(quad, 9, ':')), cue: '' },
  mac: {
    valid: fc.oneof(spaced(hexPair, 6, '-'), spaced(hexPair, 6, ':')),
    refused: spaced(hexPair, 5, ':'),
    cue: '网卡',
  },
  propertyCertNo: {
    valid: joined(oneOf('苏(2020)无锡市不动产权第', '苏(2018)宜兴不动产权第'), digits(7), oneOf('号')),
    refused: joined(oneOf('苏(20)无锡市不动产权第', '(2020)无锡市不动产权第'), digits(7), oneOf('号')),
    cue: '见',
  },
  courtCaseNo: {
    valid: joined(oneOf('(2020)苏02'), digits(2), oneOf('民初', '刑终', '执'), digits(1, 5), oneOf('号')),
    refused: joined(oneOf('(20)苏0205民初', '2020苏0205民初'), digits(1, 5), oneOf('号')),
    cue: '见',
  },
  secrecyMark: coded(['秘密★10年', '机密', '绝密★长期', '内部资料', '不予公开'], ['公开', '保密工作', '内部装修']),
  businessSecret: words('1200000', '三百万元'),
  personName: {
    valid: joined(oneOf('张', '欧阳', '王'), han, han),
    refused: joined(oneOf('张', '无锡'), oneOf('家港市', '有限公司', '街道', '1')),
    cue: '联系人',
  },
  address: {
    valid: joined(
      oneOf('无锡市锡山区东亭街道', '梁溪区'),
      han,
      oneOf('路', '街'),
      digits(1, 3).map(no => `${no}号`),
      oneOf('0幢000室'),
    ),
    refused: oneOf('无锡市锡山区', '东经120度', '某某有限公司'),
    cue: '家住',
  },
  birthDate: {
    valid: birth.map(date => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`),
    refused: oneOf('1900-02-29', '1901-13-01', '2999-01-01', '某日'),
    cue: '出生日期',
  },
  coordinate: {
    valid: joined(oneOf('120.', '119.'), digits(6), oneOf(',31.'), digits(6)),
    refused: joined(oneOf('220.', '181.'), digits(6), oneOf(',31.'), digits(6)),
    cue: '位于',
  },
  divisionCode: {
    valid: oneOf('320205', '320282', '320205001', '320205001002'),
    refused: oneOf('990205', '32020', '999999'),
  },
  postcode: {
    valid: joined(oneOf('2140', '1000'), digits(2)),
    refused: fc.oneof(
      digits(5),
      joined(oneOf('00', '9'), digits(5))
        .map(t => t.slice(0, 6))
        .filter(t => t.startsWith('00')),
    ),
  },
  age: { valid: fc.nat(120).map(String), refused: oneOf('青年', '一百', '1234') },
  sex: coded(['男', '女', '1', '2', '9'], ['3', 'M?', '中']),
  ethnicity: coded(['汉族', '汉', '01', 'HA', '维吾尔族'], ['57', '汉人族', 'XX']),
  maritalStatus: coded(['10', '已婚', '40', '丧偶'], ['11', '50', '是']),
  education: coded(['21', '大学本科', '61', '初中'], ['05', '50', '第一中学']),
  politicalStatus: coded(['中共党员', '群众', '01'], ['干部', '某某']),
  religion: words('佛教', '无'),
  healthCondition: words('高血压', '良好'),
  disability: words('肢体', '二级'),
  welfareStatus: words('低保', '特困'),
  criminalRecord: words('盗窃罪', '无'),
  occupation: words('工人', '教师'),
  income: { valid: digits(3, 6), refused: oneOf('较低', '无') },
  nativePlace: words('江苏无锡', '北京'),
  nationality: words('中国', '日本'),
}
