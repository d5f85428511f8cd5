// Words of the de-identification page: roles, the goal, hierarchies, solutions, and a sentence for every figure.
// No figure stands here that is not computed.
import type { Role } from '../../src-main/contract/profile.ts'
import { formatNumber } from '../ui/number-text.tsx'

const people = (k: number) => (k < 2 ? '不要求多少人看起来一样' : `至少 ${formatNumber(k)} 人看起来一样`)

export const deidentifyText = {
  title: '去标识',
  sentence: '有些列单独看认不出人，几列合起来就可能只对上一个人。把这些列放粗，直到每个人都混在一群人里。',
  wait: '正在准备：按配方处理到去标识之前',
  empty: '按配方处理后没有留下数据行。请先看“清洗”里的步骤。',
  roles: {
    title: '1 哪些列能合起来认人',
    hint: '外人手里可能有的信息：年龄、性别、住在哪、什么时候办的事。点一下改变角色。',
    names: {
      quasi: '能合起来认人',
      sensitive: '不能被推断',
      none: '照原样公开',
      direct: '直接认人',
    } satisfies Record<Role, string>,
    direct: (columns: string) => `${columns}单独就能认出人，请先到“脱敏”里处理。`,
    goMask: '去脱敏',
    none: '还没有选出任何列。表里一行如果代表一个人，请至少选出年龄、性别、地点这样的列。',
    change: (column: string, role: string) => `${column}：${role}，点按改变`,
  },
  goal: {
    title: '2 目标',
    people,
    slider: '至少多少人看起来一样',
    presets: '按开放方式',
    presetNames: { public: '无条件开放', controlled: '有条件开放', enclave: '安全环境内' },
    source: (k: { public: number; controlled: number; enclave: number }, version: string) =>
      `滑块上标出的：无条件开放 ${k.public}，有条件开放 ${k.controlled}，只在安全环境里使用 ${k.enclave}；按 GB/T 42460-2023 的办法，数值由主管部门定（版本 ${version}，默认值未经标准原文核对）。`,
    editFigures: '改这几个数',
    figuresFor: (name: string) => `${name}至少几人`,
    figuresVersion: '版本（写进报告）',
    figuresSave: '保存',
    figuresUsual: '恢复默认',
    figuresHint: '改后对本工作文件夹里的所有表生效：去标识的目标、风险等级和导出前的检查。',
    fromCatalogue: '已按目录里的开放方式选好，可以再改。',
    limit: '最多删去',
    limitHint: '凑不够人数的记录整行删除，不超过这个比例。',
  },
  levels: {
    title: '3 每列怎样放粗',
    template: '方式',
    tree: (column: string) => `${column}的层级`,
    columnsHint: (distinct: number) => `${formatNumber(distinct)} 种值`,
    labels: (count: number) => `（${formatNumber(count)} 种）`,
    uncovered: (count: number, examples: string) =>
      `有 ${formatNumber(count)} 种值放不进层级：${examples}。请换一种方式，或先清洗。`,
    open: '看层级、改层级',
    propose: '重新建议',
    read: '从文件读入',
    write: '存成文件',
    fields: {
      widths: '每级的段宽',
      top: '最高一段从',
      bottom: '最低一段到',
      origin: '从哪里起算',
      units: '各级',
      levels: '各级',
      within: '所在地代码（两位或四位）',
      keeps: '各级留前几位',
      hides: '各级遮几位',
      sizes: '每级几个并一组',
      edges: '各级的界限（每行一级）',
      values: '从常见到少见（每行一个）',
      order: '从小到大（每行一个）',
      kept: '各级保留几个',
    },
    separated: '用逗号分开，由细到粗',
    apply: '按此更新',
    templateHints: {
      age: '整岁数，高龄并为一段',
      date: '月、季度、年、年代',
      division: '镇街、县区、市、省（GB/T 2260）',
      interval: '固定宽度的段',
      edges: '各段人数相近，或自定界限',
      prefix: '编码、邮编只留前几位',
      mask: '末几位改成 *',
      order: '有先后的值，相邻的并在一起',
      priority: '常见的留下，其余叫“其他”',
      table: '逐个值写明',
    },
  },
  search: {
    start: '寻找方案',
    again: '重新寻找',
    stop: '停止',
    stale: '条件改过了，下面是改之前的结果。',
    noneTitle: '没有办法达到这个目标',
    none: '即使放到最粗，也要删去超过允许的记录。请降低人数、多删一些记录，或不公开其中一列。',
    found: (nodes: string, exact: boolean, optimal: boolean) =>
      `${nodes} 种放法里，${optimal ? '第一个损失最小，已经证明' : '在限定时间内找到的最好一批，可能还有更好的'}；${exact ? '下面是其中最好的' : '下面是它附近最好的'}。`,
    intro: '选好列和目标后，点“寻找方案”。会给出损失最小的放法和最多 50 个备选。',
  },
  result: {
    title: '结果',
    before: '处理前',
    after: '处理后',
    smallest: '最像的一群里最少',
    persons: (count: number) => `${formatNumber(count)} 人`,
    maxRisk: '最容易被认出的人',
    averageRisk: '平均每个人',
    uniques: '独一无二的记录',
    suppressed: '删去的记录',
    loss: '信息损失',
    maxSentence: (k: number) =>
      k <= 1
        ? '有人的这几项与谁都不同，知道的人一看就能认出。'
        : `知道某人这几项的人，最多只能猜到 ${formatNumber(k)} 个人里的一个。`,
    lossSentence: (percent: string) => `0% 是一点没放粗，100% 是全部隐去；这个方案是 ${percent}。`,
    suppressedSentence: (rows: string, share: string) =>
      rows === '0'
        ? '没有记录要删。'
        : `${rows} 条（${share}）和别人都凑不成一群，留下就会被认出，所以整行删去；个数写在处理报告里。`,
    levelLine: (column: string, level: string) => `${column}：${level}`,
    chart: '同样的人有多少',
    chartHint: '横轴是一群的人数，纵轴是这样的记录有多少。越往右越安全。',
    bin: (from: number, to: number | null) => (to === null ? `${from}+` : from === to ? `${from}` : `${from}-${to}`),
    scatter: '备选方案：纵轴是风险，横轴是信息损失',
    scatterHint: '每个点是一个方案，左下角最好。点一下选它；先选“比较”再点另一个，两个并排看。',
    compare: '和另一个比较',
    compareOff: '不比较',
    compareHint: '在图里点另一个方案。',
    solution: (at: number) => `方案 ${at + 1}`,
    best: '损失最小',
    choose: '选择方案',
    atRisk: (needed: number) => `少于 ${formatNumber(needed)} 人的群里的记录`,
  },
  utility: {
    title: '用起来还准不准',
    running: '正在估计……',
    query: (count: number, median: string, mean: string) =>
      `随机问 ${count} 个“某些范围里有多少条”，用放粗后的数据回答，误差一般 ${median}，平均 ${mean}。`,
    kept: '保留的信息',
    moved: '删去记录使分布偏移',
    related: (left: string, right: string, before: string, after: string) =>
      `${left}与${right}的关联：${before} → ${after}`,
    relatedHint: '0 是无关，1 是完全对应。关联变弱，说明研究这两列的关系会看不准。',
  },
  apply: {
    button: '采用这个方案',
    replace: '换成这个方案',
    saved: (k: number) => `去标识：${people(k)}`,
    present: (sentence: string) => `配方里已有：${sentence}`,
    remove: '去掉这一步',
    done: '已加入配方。运行后，导出前的检查会在最后的文件上重新数一遍。',
    why: '为什么要删去一些记录？凑不够人数的记录，无论怎么放粗也会单独露出来；放得更粗又会让所有人的数据都变得没用。删去少数，保住多数。',
  },
} as const
