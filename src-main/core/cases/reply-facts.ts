// What the reply to a case says, out of what was decided and done (细则第十五条（三）、第十七条、第二十三条).
// Decides nothing.
import type { Case, CaseKind } from '../../contract/cases.ts'
import type { ReplyFacts } from '../../contract/documents.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { caseReplyTexts } from '../../contract/text/zh-CN/case-documents.ts'
import { caseDecisionLabels } from '../../contract/text/zh-CN/cases.ts'

const KINDS: Record<Exclude<CaseKind, 'SOURCE_FAULT'>, ReplyFacts['kind']> = {
  RECTIFICATION: 'rectification',
  CORRECTION: 'correction',
  INFRINGEMENT: 'infringement',
  REQUEST: 'access',
  DEMAND: 'demand',
}

/** null = there is nothing to answer yet, or nobody: a fault is told to the system's keepers by the fault list. */
export function replyFacts(one: Case): ReplyFacts | null {
  const { kind, decision, title, from, receivedOn, request, handling, reply, granted, legalBasis } = one
  if (kind === 'SOURCE_FAULT' || decision === null || decision === 'RETURNED') return null
  const refused = decision === 'REFUSED' || decision === 'KEEP_OPEN'
  const given = granted === null ? '' : fill(caseReplyTexts.granted, granted)
  const decided =
    kind === 'INFRINGEMENT' ? fill(caseReplyTexts.decided, { decision: caseDecisionLabels[decision] }) : ''
  return {
    kind: KINDS[kind],
    addressee: request?.applicant || from || caseReplyTexts.nobody,
    number: '',
    receivedDate: receivedOn,
    subject: title,
    granted: !refused,
    // What was refused is told once, as the reason.
    answer: `${decided}${reply || (decision === 'REFUSED' ? '' : handling)}${given}`,
    reason: decision === 'REFUSED' ? handling : '',
    legalBasis: basesIn(legalBasis),
  }
}

/** `《数据安全法》第二十一条；…` as title and article; text without a title mark is a title by itself. */
export function basesIn(text: string): ReplyFacts['legalBasis'] {
  return text
    .split(/[；;\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const marked = /^《([^》]+)》\s*(.*)$/.exec(part)
      if (marked !== null) return { title: marked[1] ?? '', article: marked[2] ?? '' }
      const plain = /^(.*?)(第[一二三四五六七八九十百零〇\d]+条.*)$/.exec(part)
      return { title: plain?.[1]?.trim() || part, article: plain?.[1]?.trim() ? (plain[2] ?? '') : '' }
    })
}
