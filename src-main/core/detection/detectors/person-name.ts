// 姓名 of natural persons: by the shape of names under a header, and in text behind words such as 联系人.
// Must not take place and organisation names for persons.
import surnames from '../../../../resources/dictionaries/surnames.json' with { type: 'json' }
import { foldInPlace } from '../../values/normalize-text.ts'
import type { Detector, Match, Verdict } from '../detector.ts'

const COMMON = new Set(surnames.common)
const ANY = new Set([...surnames.common, ...surnames.rare])
const COMPOUND = new Set(surnames.compound)
const HAN = /^\p{Script=Han}+$/u
/** Names of ethnic minorities; the official dot is U+00B7, others are typed for it. */
const DOTTED = /^\p{Script=Han}{1,15}(?:[·•・･‧⋅.．]\p{Script=Han}{1,15}){1,4}$/u
const LATIN = /^[A-Z][A-Za-z'.-]+(?: [A-Z][A-Za-z'.-]+){1,3}$/
const NOT_A_PERSON =
  /(?:公司|集团|中心|学校|医院|协会|商店|超市|村|镇|乡|街道|社区|小区|大队|[省市县区局厂院店馆所站部路组室科处队])$/
const BLANKS = / /g

/** Two to four characters with a surname in front; Latin names have no such mark and are lookalikes. */
function judgeName(value: string): Verdict {
  const name = value.replace(BLANKS, '')
  if (DOTTED.test(name)) return 'valid'
  if (LATIN.test(value)) return 'lookalike'
  const characters = [...name]
  const length = characters.length
  if (length < 2 || length > 4 || !HAN.test(name)) return null
  if (NOT_A_PERSON.test(name) && length > 2) return null
  if (COMPOUND.has(name.slice(0, 2)) && length >= 3) return 'valid'
  const first = characters[0] ?? ''
  if (length === 4) return COMMON.has(first) && COMMON.has(characters[1] ?? '') ? 'valid' : null
  return ANY.has(first) ? 'valid' : null
}

const CUE =
  '联系人|申请人|代办人|经办人|委托人|被委托人|监护人|当事人|投诉人|举报人|负责人|法人代表|法定代表人|法人|户主|家属|家长|患者|死者|伤者|学生|本人|姓名|业主|租户|配偶|丈夫|妻子|父亲|母亲|儿子|女儿'
const COMPOUND_PART = surnames.compound.join('|')
const AFTER =
  '(?=$|[^\\p{Script=Han}]|先生|女士|同志|电话|手机|联系|身份|已|来|于|的|到|在|称|为|反映|办理|申请|提交|本人)'
const IN_TEXT = new RegExp(
  `(?<=(?:${CUE})(?:是|为|叫|姓名)?[:： ]{0,2})(?:(?:${COMPOUND_PART})\\p{Script=Han}{1,2}?|[${surnames.common}]\\p{Script=Han}{1,2}?|\\p{Script=Han}{2,8}·\\p{Script=Han}{2,12})${AFTER}`,
  'gu',
)
const CUE_QUICK = new RegExp(CUE)
/** Words that begin with a surname character and stand behind such cues. */
const WORDS = new Set(
  '关系 方式 时间 成员 安全 平台 文件 金额 明确 程序 任务 高度 方便 方面 常住 万元 管理 应急 单位 费用 路过 易地 包括 解释 余额 项目 游客 车辆 房屋 房产 查询 宁愿 成功 向社区 向我 于今 应当 应付 党员 温馨 简介 全部 石料'.split(
    ' ',
  ),
)

export const personName: Detector = {
  kind: 'personName',
  source: '公安部《二〇二〇年全国姓名报告》，GB/T 35273-2020 附录 A',
  role: 'direct',
  grade: 'g3',
  headers: [
    '姓名',
    '户主',
    '联系人',
    '申请人',
    '法人',
    '法定代表人',
    '法人代表',
    '负责人',
    '经办人',
    '代办人',
    '监护人',
    '患者',
    '当事人',
    '被处罚人',
    '权利人',
    '业主',
    '投诉人',
    '举报人',
    '受理人',
    '办理人',
    '委托人',
    '被委托人',
    '受益人',
    '领取人',
    '配偶',
    '父亲',
    '母亲',
    '学生',
    '教师',
    '医生',
    '户主姓名',
    '名字',
    'xm',
    'hzxm',
    'sqr',
    'lxr',
    'fddbr',
    'fullname',
    'realname',
    'xingming',
  ],
  vagueHeaders: ['name'],
  evidence: 'weak',
  fits: { min: 2, max: 40, alphabet: 'any' },
  judge: judgeName,
  search: searchNames,
}

function searchNames(text: string): Match[] {
  if (!CUE_QUICK.test(text)) return []
  const matches: Match[] = []
  for (const match of foldInPlace(text).matchAll(IN_TEXT)) {
    const name = match[0]
    if (WORDS.has(name) || (NOT_A_PERSON.test(name) && name.length > 2)) continue
    matches.push({ start: match.index, end: match.index + name.length, valid: true })
  }
  return matches
}
