// Words of the opening: states, preconditions of a change of the open attribute, what stands in the way of the next state.
// Holds no rule; rules are in core/opening.
import type { FILING_STATES, LifeCycleState, Office, OpeningActName } from '../../opening.ts'

export const lifeCycleLabels: Record<LifeCycleState, string> = {
  DRAFT: '草稿',
  CATALOGUED: '已编目',
  IN_REVIEW: '审查中',
  APPROVED: '已通过',
  EXPORTED: '已导出',
  PUBLISHED: '已发布',
  UPDATE_DUE: '待更新',
  WITHDRAWN: '已撤回',
  DEREGISTERED: '已注销',
}

export const filingLabels: Record<(typeof FILING_STATES)[number], string> = {
  NONE: '未备案',
  SENT: '已报送',
  FILED: '已备案',
}

/** What a change of the open attribute may need (Articles 7, 8, 12). */
export const preconditionTexts = {
  assessed: '还没有得出“{to}”结论的评估（细则第十二条）。',
  reason: '还没有写明变更理由（细则第八条）。',
  legalBasis: '还没有写明法律、法规或规章依据（细则第七条）。',
  processedOrConsent: '还缺“依法处理并经审查通过”或“相关权利人同意”之一（细则第八条（一））。',
  reviewed: '还没有审查通过的意见。',
  filed: '还没有向同级主管部门备案；无条件开放不得擅自变更（细则第八条（三））。',
} as const
export type PreconditionId = keyof typeof preconditionTexts

/** What the states of the life cycle ask for. */
export const lifeCycleNeeds = {
  entryComplete: '目录还有 {count} 处没有填好。',
  gatesPassed: '检查还没有全部通过。',
  assessed: '还没有评估记录（细则第十二条）。',
  attributeInForce: '开放属性的变更还没有生效。',
  mayBeOpened: '不予开放的数据不能走到这一步。',
  undisputed: '职责争议还没有了结（细则第十六条）。',
  approved: '还没有审查通过的意见。',
  endorsed: '业务处室和信息化处室还没有都同意。',
  packaged: '当前内容还没有生成数据包。',
  reported: '还没有报主管部门，或没有回执（细则第十二条）。',
  updateLate: '还没到更新时间。',
  reasonGiven: '请写明理由。',
} as const
export type LifeCycleNeed = keyof typeof lifeCycleNeeds

export const openingRefusals = {
  sameValue: '开放属性已经是“{to}”，没有变更。',
  nothingPending: '没有等待生效的变更。',
  unmet: '{reasons}',
  noSuchStep: '“{from}”之后不能直接到“{to}”。',
  filingNotSent: '先登记报送，再登记备案结果。',
  filingWithoutProof: '登记备案要有备案号或回执。',
  notDisputed: '没有未了结的职责争议。',
  alreadyDisputed: '已有未了结的职责争议。',
  dateReversed: '日期早于前一步的日期。',
  dateInFuture: '日期不能晚于今天。',
  nextDuePast: '下次评估日期要晚于今天。',
  packageUnknown: '没有生成过这个数据包。',
  sameForBoth: '业务处室和信息化处室要由两个人分别表示同意。',
  ownReview: '审查人不能是提出变更的人。',
} as const
export type OpeningRefusal = keyof typeof openingRefusals

export const officeLabels: Record<Office, string> = { business: '业务处室', information: '信息化处室' }

/** Noted by the program itself when something changed after a state had been reached. */
export const contentChangedNote = '数据或目录有改动，回到草稿。'

export const openingActLabels: Record<OpeningActName, string> = {
  assess: '评估',
  propose: '提出变更',
  addConsent: '登记权利人同意',
  addReview: '登记审查意见',
  sendFiling: '登记报送备案',
  confirmFiling: '登记备案结果',
  putInForce: '变更生效',
  abandon: '放弃变更',
  dispute: '登记职责争议',
  settle: '争议了结',
  report: '报主管部门',
  endorse: '处室同意',
  advance: '改变状态',
}
