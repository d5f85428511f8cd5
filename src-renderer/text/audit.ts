// Words of the audit timeline.
// Names of acts as people say them; an act without a name shows its code.

import { caseDocumentNames, caseKindLabels, caseStateLabels } from '../../src-main/contract/text/zh-CN/cases.ts'
import { openAttributeLabels } from '../../src-main/contract/text/zh-CN/catalogue.ts'
import { limitLabels } from '../../src-main/contract/text/zh-CN/limits.ts'
import { documentNames, releaseNotesName } from '../../src-main/contract/text/zh-CN/official-documents.ts'
import { lifeCycleLabels, openingActLabels } from '../../src-main/contract/text/zh-CN/opening.ts'
import { operations } from '../../src-main/contract/text/zh-CN/operations.ts'
import { gradeText, roleText } from './common.ts'
import { documentsText } from './documents.ts'
import { peopleActions } from './people.ts'
import { reviewActions } from './review-actions.ts'

export const auditText = {
  title: '审计',
  sentence: '谁在什么时候做了什么，逐条记下，只增不改；每条都带前一条的指纹，改动任何一条都查得出来。',
  verify: '核对记录',
  verified: (events: string) => `核对完毕：${events} 条记录首尾相接，没有被改动。`,
  broken: (seq: string) => `第 ${seq} 条记录对不上：它或它前面的记录被改动过。请保留现场并联系管理人员。`,
  seq: '序号',
  at: '时间',
  person: '操作人',
  action: '做了什么',
  dataset: '数据集',
  detail: '内容',
  hash: '指纹',
  nobody: '未填写姓名',
  empty: '还没有记录。导入第一个表格后，这里会有第一条。',
  removedDataset: '已删除的数据集',
  total: (total: string) => `共 ${total} 条`,
} as const

interface ActionWords {
  name: string
  /** What is worth saying of the event's own facts; '' for nothing. */
  tell(detail: Detail): string
}

const count = (value: string) => (value === '' ? '0' : new Intl.NumberFormat('zh-CN').format(Number(value)))
/** What was done, the state it led to, and a change that waits. */
function openingTold(detail: Detail): string {
  const acts: Readonly<Record<string, string | undefined>> = openingActLabels
  const states: Readonly<Record<string, string | undefined>> = lifeCycleLabels
  const attributes: Readonly<Record<string, string | undefined>> = openAttributeLabels
  const pending = attributes[detail.text('pending')]
  return joined([
    acts[detail.text('act')] ?? '随目录改动',
    states[detail.text('lifeCycle')] ?? '',
    attributes[detail.text('inForce')] ?? '',
    pending === undefined ? '' : `待生效：${pending}`,
  ])
}

function caseTold(detail: Detail): string {
  const kinds: Readonly<Record<string, string | undefined>> = caseKindLabels
  const states: Readonly<Record<string, string | undefined>> = caseStateLabels
  return joined([kinds[detail.text('kind')] ?? '', states[detail.text('state')] ?? ''])
}

/** Which limit, what it was and is, and why. */
function limitTold(detail: Detail): string {
  const labels: Readonly<Record<string, string | undefined>> = limitLabels
  const after = detail.text('after')
  return joined([
    labels[detail.text('name')] ?? '',
    `${detail.text('before')} → ${after === '' ? '通常' : after}`,
    detail.text('reason'),
  ])
}

const nothing = () => ''
const joined = (parts: readonly string[]) => parts.filter(part => part !== '').join(' · ')

const settingNames: Readonly<Record<string, string | undefined>> = {
  publisher: '单位',
  contact: '联系方式',
  person: '姓名',
}

function operationTitle(id: string): string {
  const titles: Readonly<Record<string, { title: string } | undefined>> = operations
  return titles[id]?.title ?? id
}

const examinationNames: Readonly<Record<string, string | undefined>> = {
  relations: '列与列的关系',
  singleOut: '能认出人的列',
  attack: '攻击测试',
  scan: '遗留的敏感值',
}

function roleName(role: string): string {
  const names: Readonly<Record<string, string | undefined>> = roleText
  return names[role] ?? role
}

function gradeName(grade: string): string {
  const names: Readonly<Record<string, string | undefined>> = gradeText
  return names[grade] ?? grade
}

const templateWords: ActionWords['tell'] = detail => joined([detail.text('id'), detail.text('version')])

/** What `document.written` may name. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ...Object.entries(documentNames),
  ...Object.entries(caseDocumentNames),
  ['openapi', documentsText.openapi],
  ['sample', documentsText.sample],
  ['releaseNotes', releaseNotesName],
])

const actions: Readonly<Record<string, ActionWords | undefined>> = {
  ...peopleActions,
  ...reviewActions,
  'dataset.imported': {
    name: '导入表格',
    tell: detail =>
      joined([
        detail.text('file'),
        detail.text('sheet'),
        `读取 ${count(detail.text('rowsRead'))} 行，搁置 ${count(detail.text('rowsSetAside'))} 行`,
      ]),
  },
  'dataset.updated': {
    name: '更新来源数据',
    tell: detail =>
      joined([
        detail.text('change') === 'append' ? '追加' : '替换',
        detail.text('file'),
        `第 ${detail.text('no')} 版`,
        `读取 ${count(detail.text('rowsRead'))} 行，搁置 ${count(detail.text('rowsSetAside'))} 行`,
      ]),
  },
  'dataset.restored': {
    name: '换用另一版来源数据',
    tell: detail => `第 ${detail.text('before')} 版换成第 ${detail.text('no')} 版`,
  },
  'dataset.renamed': { name: '改名', tell: detail => `“${detail.text('before')}”改为“${detail.text('after')}”` },
  'dataset.removed': { name: '删除数据集', tell: detail => detail.text('name') },
  'input.saved': { name: '添加另外的表', tell: detail => joined([detail.text('name'), detail.text('file')]) },
  'input.removed': { name: '移除另外的表', tell: detail => joined([detail.text('name'), detail.text('file')]) },
  'recipe.saved': {
    name: '修改处理步骤',
    tell: detail =>
      joined([`共 ${detail.list('steps').length} 步`, detail.list('steps').map(operationTitle).join('、')]),
  },
  'recipe.moved': { name: '撤销或重做步骤', tell: nothing },
  'profile.saved': {
    name: '体检',
    tell: detail => `${count(detail.text('rows'))} 行 ${count(detail.text('columns'))} 列`,
  },
  'examination.saved': {
    name: '进一步检查',
    tell: detail => joined([examinationNames[detail.text('kind')] ?? '', `${count(detail.text('rows'))} 行`]),
  },
  'column.judged': {
    name: '改定角色和级别',
    tell: detail =>
      joined([
        `“${detail.text('column')}”`,
        detail.text('role') === ''
          ? '恢复为软件的判断'
          : `${roleName(detail.text('role'))} ${gradeName(detail.text('grade'))}`,
        detail.text('reason'),
      ]),
  },
  'result.saved': { name: '运行处理步骤', tell: detail => `得到 ${count(detail.text('rows'))} 行` },
  'result.written': {
    name: '写出结果',
    tell: detail => {
      const step = detail.text('setAsideBy')
      return joined([step === '' ? '' : `第 ${step} 步搁置的行`, detail.list('formats').join('、').toUpperCase()])
    },
  },
  'document.written': {
    name: '另存文档',
    tell: detail => WRITTEN.get(detail.text('document')) ?? detail.text('document'),
  },
  'catalogue.saved': { name: '修改目录信息', tell: detail => `${count(detail.text('fields'))} 个数据项` },
  'opening.changed': { name: '开放属性与状态', tell: detail => openingTold(detail) },
  'version.kept': { name: '留存版本', tell: detail => `第 ${detail.text('no')} 版` },
  'case.changed': { name: '办理事项', tell: detail => caseTold(detail) },
  'milestones.saved': { name: '修改报送日期', tell: detail => `${count(detail.text('count'))} 个` },
  'limits.saved': { name: '修改检查的限值', tell: limitTold },
  'calendar.saved': { name: '修改工作日历', tell: detail => `${count(detail.text('days'))} 天` },
  'reference.imported': { name: '导入清单', tell: detail => detail.text('name') },
  'reference.answered': { name: '答复清单', tell: detail => `第 ${detail.text('line')} 行` },
  'reference.removed': { name: '删除清单', tell: nothing },
  'gates.saved': {
    name: '检查开放条件',
    tell: detail => (detail.text('passed') === 'true' ? '全部满足' : '有未满足的条件'),
  },
  'package.built': { name: '生成数据包', tell: detail => (detail.text('draft') === 'true' ? '草稿，未经审核' : '') },
  'bureau.collected': {
    name: '收集报送',
    tell: detail =>
      joined([detail.text('body'), detail.text('title'), detail.text('state') === 'ACCEPTED' ? '接收' : '退回']),
  },
  'bureau.removed': { name: '移出台账', tell: detail => detail.text('reason') },
  'bureau.targets': {
    name: '导入年度任务',
    tell: detail => `${detail.text('year')} 年度，${count(detail.text('bodies'))} 个单位`,
  },
  'bureau.decided': {
    name: '确认可能重复的目录',
    tell: detail => (detail.text('same') === 'true' ? `同一份数据，由${detail.text('source')}提供` : '不是同一份数据'),
  },
  'template.installed': { name: '安装模板', tell: templateWords },
  'template.applied': { name: '采用模板', tell: detail => detail.list('templates').join('、') },
  'template.built': { name: '制作模板文件', tell: templateWords },
  'rectification.changed': { name: '整改任务有变化', tell: detail => detail.text('body') },
  'bureau.matched': { name: '对照参考清单', tell: detail => `第 ${detail.text('line')} 行` },
  'bureau.answered': {
    name: '收到参考清单答复',
    tell: detail => joined([detail.text('body'), `第 ${detail.text('line')} 行`]),
  },
  'bureau.dispute': { name: '登记职责争议', tell: detail => joined([detail.text('subject'), detail.text('source')]) },
  'bureau.source': {
    name: '确定数源单位',
    tell: detail => joined([detail.text('field'), detail.text('body') || '已撤销']),
  },
  'bureau.reported': { name: '编制质量报告', tell: detail => joined([detail.text('year'), detail.text('number')]) },
  'settings.saved': {
    name: '修改设置',
    tell: detail =>
      detail
        .list('fields')
        .map(field => settingNames[field] ?? field)
        .join('、'),
  },
  'key.created': { name: '新建密钥', tell: detail => detail.text('name') },
  'key.rotated': { name: '更换密钥', tell: detail => detail.text('name') },
  'key.destroyed': { name: '销毁密钥', tell: detail => detail.text('name') },
  'policy.kept': { name: '加入脱敏策略', tell: detail => `${detail.text('id')} ${detail.text('version')}` },
  'cells.copied': {
    name: '复制单元格',
    tell: detail => `${detail.list('columns').join('、')}，${count(detail.text('rows'))} 行`,
  },
  'samples.revealed': { name: '查看原值', tell: detail => detail.list('columns').join('、') },
}

export function actionText(action: string): string {
  return actions[action]?.name ?? action
}

export function actionDetail(action: string, detail: Readonly<Record<string, unknown>>): string {
  return actions[action]?.tell(readDetail(detail)) ?? ''
}

/** The event's facts as text, whatever their type; a fact that is not there is ''. */
interface Detail {
  text(name: string): string
  list(name: string): string[]
}

function readDetail(detail: Readonly<Record<string, unknown>>): Detail {
  return {
    text: name => (detail[name] === undefined || detail[name] === null ? '' : String(detail[name])),
    list: name => (Array.isArray(detail[name]) ? detail[name].map(String) : []),
  }
}
