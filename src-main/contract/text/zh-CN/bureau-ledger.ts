// Words of the ledger: why something went back, kinds of targets with their formulas, the printed report.
// Words of the window's page are in src-renderer/text/ledger.
import type { BodyGroup, ReturnReason, TargetKind } from '../../bureau-ledger.ts'

export const returnReasonTexts: Readonly<Record<ReturnReason, string>> = {
  broken: '数据包校验未通过',
  leak: '数据里还有敏感值',
  incomplete: '目录要素不全',
  unread: '填写的内容认不出',
  twice: '同一份清单里重复',
  draft: '草稿，未经审核',
  closed: '不予开放的目录不应带数据',
  blank: '不允许为空的数据项有空值',
  repeated: '有重复的行',
}

export const ledgerFindingTexts = {
  incomplete: '缺 {count} 项：{first}',
  blank: '{columns}，共 {count} 个空值',
  repeated: '{count} 行与别的行完全相同',
  draft: '请完成审核后再报送',
  closed: '请撤下数据，只报目录和理由',
  notTargets: '不是开放任务文件',
  neither: '不是数据包、目录文件、开放清单或目录确认表',
} as const

export const targetKindTexts: Readonly<Record<TargetKind, { title: string; formula: string }>> = {
  cumulativeCount: { title: '开放数据集总数', formula: '已接收且开放的目录数' },
  countPerBody: { title: '每个单位的数据集数', formula: '逐个单位计数，取最少的一个' },
  growth: { title: '比上年增长', formula: '今年开放数 ÷ 上年任务数 − 1' },
  apiCount: { title: '接口数', formula: '开放方式含接口的目录数' },
  apiShare: { title: '接口占比', formula: '接口数 ÷ 开放目录数' },
  openRate: { title: '公共数据开放率', formula: '开放目录数 ÷ 公共数据目录数' },
  machineReadableRate: { title: '可机读率', formula: '可机读的开放目录数 ÷ 开放目录数' },
  domainCoverage: { title: '重点领域覆盖数', formula: '第十条十六个重点领域中已有开放目录的个数' },
  timelyRate: { title: '更新及时率', formula: '在更新周期内更新的目录数 ÷ 有固定周期的目录数' },
  governedRate: { title: '治理入库率', formula: '空值不超过一成且无重复行的数据包数 ÷ 报送的数据包数' },
}

export const bodyGroupTexts: Readonly<Record<BodyGroup, string>> = { municipal: '市级单位', district: '区县' }

export const ledgerCliTexts = {
  collected:
    '共 {files} 个文件：接收 {accepted}，退回 {returned}，已有 {known}，重复 {duplicates}，取代旧版 {replaced}，读不了 {unreadable}',
  unreadable: '读不了 {file}：{reason}',
  targetsSet: '已存入 {year} 年度任务：{bodies} 个单位，{rules} 项指标',
  reportWritten: '台账已写入 {file}',
  weights: '三个 0 到 100 的整数，例如 40,40,20',
} as const

export const ledgerReportTexts = {
  title: '公共数据开放台账',
  sheet: '台账',
  about: '{year} 年度　　统计日期：{date}',
  noYear: '未设年度任务　　统计日期：{date}',
  summary: '一、概况',
  summaryColumns: ['报送目录', '已接收', '退回', '开放', '有条件开放', '接口', '单位数'],
  outcomes: '二、指标',
  outcomeColumns: ['指标', '范围', '要求', '实际', '结果', '算法', '未达到的单位'],
  wholeCity: '全市',
  annex: '任务表各单位之和',
  met: '达到',
  notMet: '未达到',
  notKnown: '缺数据，无法计算',
  bodies: '三、各单位进度',
  by: '{words}　　编制单位：{unit}',
  bodyColumns: ['名次', '单位', '类别', '任务', '开放', '完成率', '进度图', '还差', '不计', '退回', '接口', '及时更新'],
  stranger: '不在任务表中',
  domains: '四、重点领域',
  domainColumns: ['领域', '开放目录数', '图'],
  scores: '五、评分',
  scoreColumns: ['单位', '开放范围', '数据质量', '更新及时性', '得分', '图'],
  weights: '权重：开放范围 {scope}，数据质量 {quality}，更新及时性 {timeliness}；没有依据的一项不计，其余按权重折算。',
  twins: '六、可能重复的目录',
  twinColumns: ['目录', '单位', '目录', '单位', '相似度', '处理'],
  twinOpen: '待确认',
  twinApart: '不是同一份数据',
  twinSame: '同一份数据，由{source}提供',
  returned: '七、退回的目录',
  returnedColumns: ['单位', '目录', '文件', '原因'],
  none: '无',
  accepted: '已接收',
  sentBack: '退回',
  place: '{sheet} 第 {row} 行',
  uncounted: '八、不计入的目录',
  uncountedColumns: ['单位', '目录', '原因'],
  sources: '九、一数一源',
  sourceColumns: ['数据项', '数源单位', '依据', '其他提供单位'],
  disputes: '十、职责争议',
  disputeColumns: ['事项', '各方', '进度', '提出', '确定', '由谁开放', '结果'],
  lists: '十一、参考清单',
  listColumns: ['清单', '行数', '已报送', '说明不予开放', '待报送', '待确认', '未答复'],
} as const
