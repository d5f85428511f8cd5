// 姓名 of natural persons: by the shape of names under a header, and in text behind words such as 联系人.
// Must not take place and organisation names for persons.
import surnames from '../../../../resources/dictionaries/surnames.json' with { type: 'json' }
import { isDivisionName, isShortDivisionName } from '../../identifiers/division-names.ts'
import { everyMatch } from '../../values/every-match.ts'
import type { Detector, Match, Verdict } from '../detector.ts'

const COMMON = new Set(surnames.common)
const USUAL = new Set([...surnames.common, ...surnames.usual])
const ANY = new Set([...surnames.common, ...surnames.rare])
const COMPOUND = new Set(surnames.compound)
const HAN = /^\p{Script=Han}+$/u
/** Names of ethnic minorities; the official dot is U+00B7, others are typed for it. */
const DOTTED = /^\p{Script=Han}{1,15}(?:[·•・･‧⋅.．]\p{Script=Han}{1,15}){1,4}$/u
const LATIN = /^[A-Z][A-Za-z'.-]+(?: [A-Z][A-Za-z'.-]+){1,3}$/
const ORGANISATION = /(?:公司|集团|中心|学校|医院|协会|商店|超市|街道|社区|小区|大队|[省市县区镇乡村局厂院])$/
/** Last characters of places and offices that given names have too, rarely. */
const MAY_BE_A_PLACE = /[店馆所站部路组室科处队]$/
/** Last characters of villages and fields: 王庄, 李家, 张楼. */
const VILLAGE = /[庄家楼集巷店湾塘岗坝沟桥圩浜寨屯垸墩营堡铺窑坊坪埠坑垅岭]$/
const BLANKS = / /g
/** A note behind the name: 张某某（户主）. */
const NOTE = /\([^()]{1,8}\)$/
const SEVERAL = /[、,;/&]|和(?=\p{Script=Han}{2,3}$)/u

/** Two to four characters with a surname in front, several of them too; Latin names have no such mark and are lookalikes. */
function judgeName(value: string): Verdict {
  const one = judgeOne(value)
  if (one !== null || !SEVERAL.test(value)) return one
  const parts = value.split(SEVERAL).map(part => judgeOne(part.trim()))
  if (parts.length < 2 || parts.includes(null)) return null
  return parts.includes('lookalike') ? 'lookalike' : 'valid'
}

function judgeOne(value: string): Verdict {
  const name = value.replace(BLANKS, '').replace(NOTE, '')
  if (DOTTED.test(name)) return 'valid'
  if (LATIN.test(value)) return 'lookalike'
  const characters = [...name]
  const length = characters.length
  if (length < 2 || length > 4 || !HAN.test(name)) return null
  if (length > 2 && (ORGANISATION.test(name) || isDivisionName(name) || isShortDivisionName(name))) return null
  if (COMPOUND.has(name.slice(0, 2)) && length >= 3) return 'valid'
  const first = characters[0] ?? ''
  if (length === 4) return COMMON.has(first) && COMMON.has(characters[1] ?? '') ? 'valid' : null
  if (!ANY.has(first)) return null
  return (length > 2 && MAY_BE_A_PLACE.test(name)) || isShortDivisionName(name) ? 'lookalike' : 'valid'
}

/**
 * Without a header: a usual surname, and nothing that villages and offices are called. Nine in ten persons pass; among short names of
 * places and among ordinary words a third at most does.
 */
function judgeUnnamed(value: string): Verdict {
  const verdict = judgeOne(value)
  if (verdict !== 'valid') return verdict
  const name = value.replace(BLANKS, '')
  const usual = USUAL.has([...name][0] ?? '') || COMPOUND.has(name.slice(0, 2)) || DOTTED.test(name)
  return usual && !VILLAGE.test(name) && !WORDS.has(name) ? 'valid' : 'lookalike'
}

const CUE =
  '联系人|来电人|来访人|来信人|反映人|信访人|报案人|申请人|代办人|经办人|委托人|被委托人|监护人|当事人|投诉人|举报人|负责人|法人代表|法定代表人|法人|户主|家属|家长|患者|死者|伤者|学生|本人|姓名|业主|租户|配偶|丈夫|妻子|父亲|母亲|儿子|女儿'
const COMPOUND_PART = surnames.compound.join('|')
const AFTER =
  '(?=$|[^\\p{Script=Han}]|先生|女士|同志|电话|手机|联系|身份|已|来|于|的|到|在|称|为|反映|办理|申请|提交|本人|未|因|擅自|从事|经营|违反|涉嫌|驾驶|持有|将|向)'
/** What has to follow where only a rare surname speaks for a name: 部, 当 and 成 are such surnames. */
const AFTER_RARE = '(?=[，,、:：;；(（ ]{1,2}(?:电话|手机|联系|身份证|证件|住|男|女|1\\d{10}|1\\d\\d[- ]))'
const NAMES =
  `(?:${COMPOUND_PART})\\p{Script=Han}{1,2}?${AFTER}` +
  `|[${surnames.common}${surnames.usual}]\\p{Script=Han}{1,2}?${AFTER}` +
  `|[${surnames.rare}]\\p{Script=Han}{1,2}?${AFTER_RARE}` +
  `|\\p{Script=Han}{2,8}[·•・]\\p{Script=Han}{2,12}${AFTER}`
const NAME_HERE = new RegExp(NAMES, 'uy')
/** What may stand between such a word and the name, before a colon or blanks. */
const LINKS = ['', '是', '为', '叫', '姓名']
const GAP = new Set([':', '：', ' '])
const LONGEST_GAP = 2
const TITLE = '先生|女士|小姐|同志|大爷|大妈|阿姨'
const TITLED = new RegExp(
  `(?<!\\p{Script=Han})(?:(?:${COMPOUND_PART})|[${surnames.common}])\\p{Script=Han}{1,2}?(?=${TITLE})`,
  'gu',
)
/** 张某某 13000000000, 张某某：320205190001010006: a name that begins the words before a number. */
const NUMBERED = new RegExp(
  `(?<!\\p{Script=Han})(?:(?:${COMPOUND_PART})|[${surnames.common}])\\p{Script=Han}{1,2}?(?=[ ,，:：(（]{0,2}(?:手机号?码?|联系电话|电话|身份证号?码?)?[ :：]{0,2}[1-9]\\d{10})`,
  'gu',
)
const CUES_BY_SIGN = Map.groupBy(CUE.split('|'), cue => cue.charCodeAt(0))
/** Looked up for every unit of every text. */
const BEGINS_CUE = new Uint8Array(0x10000)
for (const sign of CUES_BY_SIGN.keys()) BEGINS_CUE[sign] = 1
const PATTERNS: readonly (readonly [quick: RegExp, pattern: RegExp])[] = [
  [new RegExp(TITLE), TITLED],
  [/[1-9]\d{10}/, NUMBERED],
]
/** Words that begin with a surname character and stand behind such cues. */
const WORDS = new Set(
  (
    '关系 方式 时间 成员 安全 平台 文件 金额 明确 程序 任务 高度 方便 方面 常住 万元 管理 应急 单位 费用 路过 易地 包括 解释 余额 项目 游客 ' +
    '车辆 房屋 房产 查询 宁愿 成功 向社区 向我 于今 应当 应付 党员 温馨 简介 全部 石料 高中 高龄 高级 高血压 黄金 白银 白酒 马上 时候 金融 钱款 ' +
    '施工 安置 安装 车主 车位 房东 房主 田地 林地 林业 水电 水费 于是 常年 常规 平安 平时 和平 国家 国有 农民 农业 农村 广告 武装 江河 方案 ' +
    '方向 方法 容易 文化 文明 文书 文号 连续 全家 全体 温度 包装 解决 解除 石油 计划 计生 占地 相关 相应 初中 初审 司法 古树 苗木 苗圃 花卉 ' +
    '许可 谢谢 严重 严格 万一 毛利 胡同 元旦 齐全 邮件 应有 凌晨 景区 丰收 支付 支持 支出 卫生 游泳 杨树 柳树 桂花 梅花 兰花 苏州 常州 温州 ' +
    '权益 权利 权限 权属 宁静 黄色 白色 高速 高考 高新 高效 高温 高空 马路 石材 龙头 雷电 江南 江北 金牌 金价 钱包 方针 方位 毛病 毛巾 文教 文本 文凭 ' +
    '文旅 文艺 文物 文案 文员 施压 施救 施行 季度 季节 章程 章节 温泉 温暖 易燃 易损 常见 常用 常务 常委 向上 向导 辛苦 管道 管控 管辖 管家 左右 ' +
    '焦虑 焦点 乔木 申报 申诉 申领 申办 申购 申辩 阳台 阳光 关闭 关注 关心 关爱 路灯 路面 路段 路口 路况 路桥 单元 单独 单据 单价 单号 成绩 成果 ' +
    '成本 成人 成立 游戏 游乐 费率 卫浴 尚未 冷藏 冷库 应对 应聘 解答 解约 简历 简易 简章 景观 党组织 党委 党群 查处 查阅 查看 习惯 安保 安检 安心 ' +
    '安居 安抚 白天 祝福 平台 平均 平方 国际 国籍 和解 农药 农具 时效 时段 时限 代码 代表 包干 包裹 康复 连锁 连带 计量 计算 计费 相片 相符 ' +
    '杭州 郑州 徐州 江苏 云南 吉林 贵州 黄河 金属 钢材 沙石 麻醉 秦岭 泰山 华东 华北 华南'
  ).split(' '),
)

export const personName: Detector = {
  kind: 'personName',
  source: '公安部《二〇二〇年全国姓名报告》，GB/T 35273-2020 附录 A',
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
    '医师',
    '家长',
    '车主',
    '驾驶人',
    '驾驶员',
    '所有人',
    '承租人',
    '出租人',
    '买受人',
    '购房人',
    '借款人',
    '参保人',
    '被保险人',
    '投保人',
    '收件人',
    '寄件人',
    '执法人员',
    '执法人',
    '办案人员',
    '办案人',
    '承办人',
    '审批人',
    '审核人',
    '检查人',
    '填表人',
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
  unnamed: { judge: judgeUnnamed, share: 0.7, distinct: 10 },
  /** Digits stand in a note behind the name at most. */
  form: signs => !/\d/.test(signs.replace(/\([^()]*\)/g, '')),
  trace: signs => signs.includes('汉'),
  judge: judgeName,
  search: searchNames,
}

function searchNames(text: string): Match[] {
  const matches = searchCuedNames(text)
  for (const [quick, pattern] of PATTERNS) {
    if (!quick.test(text)) continue
    for (const { index, 0: name } of everyMatch(pattern, text)) take(matches, index, name)
  }
  return matches
}

function take(matches: Match[], start: number, name: string): void {
  if (WORDS.has(name) || (ORGANISATION.test(name) && name.length > 2)) return
  matches.push({ start, end: start + name.length, valid: true })
}

/** Asked only where a name may begin: a pattern that looks back for the words is tried at every place of the text. */
function searchCuedNames(text: string): Match[] {
  const matches: Match[] = []
  let end = 0
  for (const at of placesBehindCues(text)) {
    if (at < end) continue
    NAME_HERE.lastIndex = at
    const name = NAME_HERE.exec(text)?.[0]
    if (name === undefined) continue
    end = at + name.length
    take(matches, at, name)
  }
  return matches
}

const NOWHERE: readonly number[] = []

function placesBehindCues(text: string): readonly number[] {
  let places: Set<number> | null = null
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (BEGINS_CUE[sign] === 0) continue
    for (const cue of CUES_BY_SIGN.get(sign) ?? []) {
      if (!text.startsWith(cue, at)) continue
      places ??= new Set()
      addPlacesBehind(text, at + cue.length, places)
    }
  }
  return places === null ? NOWHERE : [...places].sort((a, b) => a - b)
}

function addPlacesBehind(text: string, cueEnd: number, places: Set<number>): void {
  for (const link of LINKS) {
    if (!text.startsWith(link, cueEnd)) continue
    let place = cueEnd + link.length
    places.add(place)
    for (let gap = 0; gap < LONGEST_GAP && GAP.has(text.charAt(place)); gap += 1) {
      place += 1
      places.add(place)
    }
  }
}
