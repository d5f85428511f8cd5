// What acts of review, proof and looking are called in the audit timeline.
// Decides nothing.
import { reviewOutcomeNames } from '../../src-main/contract/text/zh-CN/review.ts'
import { auditPageText } from './audit-page.ts'

interface EventFacts {
  text(name: string): string
  list(name: string): string[]
}

const joined = (parts: readonly string[]) => parts.filter(part => part !== '').join(' · ')

const looks: Readonly<Record<string, string | undefined>> = { source: '来源数据', result: '结果' }
const mediaNames: Readonly<Record<string, string | undefined>> = auditPageText.media
const outcomes: Readonly<Record<string, string | undefined>> = reviewOutcomeNames

/** A file is told by its name, which stands where columns do otherwise. */
function lookTold(detail: EventFacts): string {
  const what = detail.text('what')
  if (what.startsWith('request ')) return joined(['送审文件', detail.list('columns').join('、')])
  return joined([looks[what] ?? (what.startsWith('file ') ? '文件' : ''), detail.list('columns').join('、')])
}

export const reviewActions = {
  'raw.viewed': { name: '查看原始数据', tell: lookTold },
  'trust.saved': { name: '导入信任文件', tell: () => '' },
  'identity.opened': { name: '打开身份文件', tell: () => '' },
  'identity.closed': { name: '退出身份', tell: () => '' },
  'audit.exported': {
    name: '导出留痕',
    tell: (detail: EventFacts) => `第 ${detail.text('from')}–${detail.text('to')} 条`,
  },
  'audit.checked': {
    name: '核对留痕',
    tell: (detail: EventFacts) => (detail.text('ok') === 'true' ? '没有被改动' : '对不上'),
  },
  'package.handedOver': {
    name: '登记去向',
    tell: (detail: EventFacts) =>
      joined([detail.text('recipient'), mediaNames[detail.text('medium')] ?? '', detail.text('purpose')]),
  },
  'review.requested': {
    name: '送审',
    tell: (detail: EventFacts) =>
      joined([
        detail.list('to').join('、'),
        detail.text('source') === 'true' ? '附来源' : '',
        detail.text('keys') === 'true' ? '附密钥' : '',
      ]),
  },
  'review.received': {
    name: '收到送审',
    tell: (detail: EventFacts) => joined([detail.text('from'), detail.text('unit')]),
  },
  'review.reproduced': {
    name: '在本机重新运行并核对',
    tell: (detail: EventFacts) =>
      detail.text('outcome') === 'reproduced' ? '结果一致' : detail.text('outcome') === 'differs' ? '结果不同' : '',
  },
  'review.attached': { name: '附上专家意见', tell: (detail: EventFacts) => detail.text('file') },
  'review.decided': { name: '签署审查决定', tell: (detail: EventFacts) => outcomes[detail.text('outcome')] ?? '' },
  'review.answered': {
    name: '收回审查决定',
    tell: (detail: EventFacts) => joined([detail.text('reviewer'), outcomes[detail.text('outcome')] ?? '']),
  },
} as const
