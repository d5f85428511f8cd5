// Catalogue entries of many bodies, made by a seeded chance: titles from offices' fields of work, with planted doubles.
// All names of data are made up from common words; nobody's data.
import type { LedgerItem, TargetBody } from '../../../src-main/contract/bureau-ledger.ts'
import { type Chance, chanceFor } from '../../fuzz/random.ts'

const SUBJECTS =
  '公交站点 公共自行车网点 停车场 公园绿地 垃圾分类投放点 公共厕所 河道水质 空气质量监测 建设用地供应 不动产登记网点 房地产开发企业 保障性住房 中小学 幼儿园 校外培训机构 医疗机构 药品零售企业 疫苗接种门诊 养老机构 社会组织 婚姻登记机关 殡葬服务机构 体育场馆 文化馆 图书馆 博物馆 旅行社 星级饭店 A级景区 非遗项目 高新技术企业 科技型中小企业 技术合同 专利授权 进出口企业 规模以上工业企业 农业龙头企业 家庭农场 农产品批发价格 粮食收购企业 种子生产许可 水利工程 水库 取水许可 危险化学品企业 消防重点单位 应急避难场所 气象站观测 降水量 法律援助中心 律师事务所 公证处 司法鉴定机构 人民调解组织 行政处罚 行政许可 财政预算 政府采购 国有企业 审计公告 价格监测 信用联合奖惩 人才引进 职业培训机构 劳动仲裁 工伤认定 最低生活保障标准 残疾人服务机构 食品经营许可 特种设备 计量检定 商标注册 电梯 建筑施工企业 工程监理企业 造价咨询企业 燃气经营企业 供水水质 供热企业 出租车企业 道路运输企业 驾校 机动车维修企业 港口码头 航道 公路收费站 交通违法处理点 派出所 户籍办理网点'.split(
    ' ',
  )
const ASPECTS = '基本信息 名单 分布 统计 年度报告 检查结果 许可信息 变更记录 收费标准 服务时间'.split(' ')
const COLUMNS =
  '名称 地址 统一社会信用代码 所属街道 经度 纬度 联系电话 开放时间 类别 等级 数量 面积 备案日期 许可证号 发证机关 有效期至 状态 更新时间 负责部门 服务范围 床位数 从业人数 监测值 监测时间 单位 年份'.split(
    ' ',
  )
const LINES = '交通 教育 卫生 民政 文旅 市场监管 住建 农业 水利 应急 司法 财政 科技 人社 生态环境'.split(' ')
const DISTRICTS = '江阴市 宜兴市 梁溪区 锡山区 惠山区 滨湖区 新吴区'.split(' ')
const DOMAINS = ['health', 'transport', 'environment', 'agriculture', 'publicCredit', 'housing'] as const

export interface Planted {
  readonly items: LedgerItem[]
  /** Of each copy in a district: the item of the city it was copied from. */
  readonly sources: ReadonlyMap<string, string>
}

function madeItem(sha256: string, body: string, title: string, chance: Chance): LedgerItem {
  const columns = new Set(['名称'])
  while (columns.size < 6) columns.add(chance.pick(COLUMNS))
  const api = chance.once(3)
  return {
    sha256,
    file: `${sha256}.json`,
    carrier: 'catalogue',
    place: null,
    listNo: '',
    planned: '',
    closedReason: '',
    legalBasis: '',
    state: chance.once(20) ? 'RETURNED' : 'ACCEPTED',
    findings: [],
    body,
    title,
    identifier: '',
    version: '1',
    openAttribute: chance.once(4) ? 'CONDITIONAL' : 'UNCONDITIONAL',
    openForm: api ? 'BOTH' : 'DOWNLOAD',
    resourceKind: api ? 'INTERFACE' : 'DATASET',
    formats: ['CSV', 'XLSX'],
    domains: chance.once(2) ? [chance.pick([...DOMAINS])] : [],
    businessLine: chance.pick(LINES),
    updateCycle: chance.pick(['MONTHLY', 'YEARLY', 'STATIC']),
    updated: chance.pick(['2024-06-01', '2024-03-01', '2022-01-01']),
    columns: [...columns],
    rows: chance.between(10, 5000),
    quality: null,
    draft: false,
    templates: [],
    at: '2024-06-30T00:00:00Z',
  }
}

/** The same data as a district keeps it: a place in front, a word more, a column more and one less. */
function districtCopy(item: LedgerItem, sha256: string, body: string, chance: Chance): LedgerItem {
  const title = `${chance.once(3) ? '' : chance.pick(DISTRICTS)}${item.title}${chance.once(3) ? '表' : ''}`
  const columns = chance.once(2) ? [...item.columns] : [...item.columns.slice(1), '备注']
  const businessLine = chance.once(4) ? chance.pick(LINES) : item.businessLine
  return { ...item, sha256, file: `${sha256}.json`, body, title, columns, businessLine }
}

/** As many items for each body as its target says; a third of what districts hand in are copies of the city's. */
export function syntheticBodies(bodies: readonly TargetBody[], seed: number): Planted {
  const chance = chanceFor(seed, 1)
  const items: LedgerItem[] = []
  const sources = new Map<string, string>()
  const titles = SUBJECTS.flatMap(subject => ASPECTS.map(aspect => `${subject}${aspect}`))
  const digest = () => items.length.toString(16).padStart(64, '0')
  const wanted = (group: TargetBody['group']) =>
    bodies
      .filter(body => body.group === group)
      .flatMap(body => Array.from({ length: body.quantity ?? 0 }, () => body.name))
  for (const [at, body] of wanted('municipal').entries()) {
    // No two offices of the city have the same data.
    const round = Math.floor(at / titles.length)
    const title = `${round === 0 ? '' : `${LINES[round]}系统`}${titles[at % titles.length]}`
    items.push(madeItem(digest(), body, title, chance))
  }
  const ofCity = [...items]
  for (const body of wanted('district')) {
    if (chance.once(3)) {
      const original = chance.pick(ofCity)
      sources.set(digest(), original.sha256)
      items.push(districtCopy(original, digest(), body, chance))
    } else {
      const title = `${chance.pick(SUBJECTS)}${chance.pick(['镇级', '社区', '园区', '村级'])}${chance.pick(ASPECTS)}`
      items.push(madeItem(digest(), body, title, chance))
    }
  }
  return { items, sources }
}
