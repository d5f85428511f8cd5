// Words of cases: kinds, states, decisions, what stands in the way.
// Holds no rule; rules are in core/cases.
import type { CaseAct, CaseDecision, CaseDocument, CaseKind, CaseState } from '../../cases.ts'

export const caseKindLabels: Record<CaseKind, string> = {
  RECTIFICATION: '整改任务',
  CORRECTION: '用户纠错',
  INFRINGEMENT: '侵权通知',
  REQUEST: '有条件开放申请',
  DEMAND: '目录外需求',
  SOURCE_FAULT: '源头问题',
}

/** What each kind asks for, and by which rule. */
export const caseKindRules: Record<CaseKind, string> = {
  RECTIFICATION: '收到后 10 个工作日内响应处理（细则第十三条）',
  CORRECTION: '标注、核实、处理、反馈（细则第十七条），按 10 个工作日掌握',
  INFRINGEMENT: '立即核实，撤回数据、依法处理后再开放或继续开放，并及时反馈（细则第二十三条）',
  REQUEST: '能当场答复的当场答复，否则 10 个工作日内答复（细则第十五条）',
  DEMAND: '开放目录之外的需求（细则第九条、第十五条），按 10 个工作日掌握',
  SOURCE_FAULT: '在业务系统源头改正（细则第十三条（五））',
}

export const caseStateLabels: Record<CaseState, string> = {
  RECEIVED: '已收到',
  MARKED: '已标注',
  VERIFYING: '核实中',
  HANDLED: '已处理',
  REPLIED: '已反馈',
}

export const caseDecisionLabels: Record<CaseDecision, string> = {
  WITHDRAW: '撤回数据',
  REPROCESS: '依法处理后再开放',
  KEEP_OPEN: '继续开放',
  AGREED: '同意',
  REFUSED: '不同意',
  RETURNED: '退回补正',
}

export const caseDocumentNames: Record<CaseDocument, string> = {
  reply: '答复',
  supplement: '补正告知书',
  incident: '数据泄露事件登记表',
}

/** Materials of an application (细则第十五条（一）). */
export const materialLabels = {
  reason: '事由',
  until: '使用期限',
  outcome: '成果形式',
  scenario: '应用场景',
  promised: '真实、合规、安全的承诺',
  agreementSigned: '开放数据利用协议',
} as const

export const caseActLabels: Record<CaseAct['act'], string> = {
  mark: '标注',
  verify: '开始核实',
  handle: '登记处理',
  reply: '登记反馈',
}

export const caseRefusals = {
  receivedLater: '收到日期不能晚于今天。',
  requestMissing: '请填写申请内容。',
  requestWithoutDataset: '请选择申请的是哪个数据集。',
  incomplete: '申请材料不全，不能同意，可以退回补正。还缺：{lacking}。',
  grantedMissing: '同意申请要写明用途、使用范围和期限。',
  notNow: '这件事现在不能这样办。',
  otherDecision: '这类事项不能作这样的决定。',
  basisMissing: '不同意开放要写明理由和法律、法规或规章依据（细则第十五条（三））。',
} as const
export type CaseRefusal = keyof typeof caseRefusals
