// Words of reviews: their names, what changed since, why a decision does not count or cannot be signed yet.
// Holds no rule; rules are in core/review.
import type {
  CHECK_ANSWERS,
  DecisionFault,
  DraftFault,
  REPRODUCTIONS,
  REVIEW_OUTCOMES,
  REVIEW_STATES,
  ReviewKind,
  SubjectPart,
  TEMPLATE_STANDINGS,
} from '../../review.ts'

type Named<K extends string> = Readonly<Record<K, string>>

export const reviewNames: Named<ReviewKind> = { secrecy: '保密审查', security: '开放安全审查', legality: '合法性审查' }
export const reviewRequirements: Named<ReviewKind> = { secrecy: 'R28', security: 'R29', legality: 'R27' }

export const subjectParts: Named<SubjectPart> = {
  title: '目录名称',
  data: '数据',
  recipe: '处理步骤',
  keys: '密钥',
  run: '运行方式',
  catalogue: '目录信息',
  policy: '脱敏策略',
  template: '标准模板',
}

export const decisionFaults: Named<DecisionFault> = {
  refused: '审查决定的签名不可信：{reason}',
  malformed: '审查决定的内容不符合格式',
  incoherent: '审查决定自相矛盾：结论与逐项意见不符',
  requestRefused: '审查决定所附的送审请求不可信：{reason}',
  samePerson: '送审人和审查人是同一个人，不算数',
  sameKey: '送审和审查用了同一把密钥，不算数',
  otherSubject: '审查的不是现在这一版：{parts}已经改变，批准作废',
}

export const draftFaults: Named<DraftFault> = {
  nothingDecided: '还没有作出任何一项审查的结论',
  notAsked: '有一项审查没有送审',
  checksOpen: '审查要点还没有逐条回答',
  checkAnsweredNo: '有审查要点回答“否”，不能批准',
  opinionMissing: '退回或不涉及的，要写明理由',
  ruleReason: '退回的规则要写明理由',
  ruleReturned: '有规则被退回，不能批准',
  reviewReturned: '有一项审查被退回，不能整体批准',
  committeeOpen: '已提请专家评估论证，还没有填写意见',
  committeeAgainst: '专家意见不同意，不能批准',
  nothingReturned: '没有退回任何规则或审查，不能作出退回决定',
}

export const reviewStates: Named<(typeof REVIEW_STATES)[number]> = {
  missing: '尚未审查',
  approved: '已批准',
  returned: '已退回',
  notNeeded: '不涉及',
  void: '批准已作废',
}

export const reviewOutcomeNames: Named<(typeof REVIEW_OUTCOMES)[number]> = {
  approved: '批准',
  returned: '退回',
  notNeeded: '不涉及法律问题',
}

export const checkAnswers: Named<(typeof CHECK_ANSWERS)[number]> = { yes: '是', no: '否', notApplicable: '不涉及' }

export const reproductions: Named<(typeof REPRODUCTIONS)[number]> = {
  reproduced: '已在本机复现：用来源和处理步骤重新运行，结果逐字节相同',
  notReproduced: '未在本机复现',
  differs: '本机重新运行的结果与送审的不同',
}

export const reviewSentences = {
  approvedBy: '{name}（{unit}）{at} {outcome}',
  missing: '还没有人审查。请生成送审文件，交给审查人。',
  void: '{name} {at} 的批准已作废：{parts}已经改变。请重新送审。',
  noState: '还没有可送审的结果：请先运行处理步骤、填写目录信息并检查开放条件。',
  noReviewer: '还没有选审查人：请选这台电脑上的审查人，或别的电脑上的审查人证书。',
  listSeparator: '、',
} as const

/** Of `{id}`, version `{asked}` in the request and `{here}` at this PC. */
export const templateStandings: Named<(typeof TEMPLATE_STANDINGS)[number]> = {
  same: '标准模板“{id}”{asked}，与本机装的一致',
  older: '送审用的是旧版标准模板“{id}”{asked}，本机装的是 {here}，不能批准，请退回',
  newer: '送审用的标准模板“{id}”{asked} 比本机的 {here} 新：请先向主管部门取得新版，再在模板库安装',
  otherContent: '送审用的标准模板“{id}”{asked} 与本机同一版本的内容不同，不能批准，请退回并核对来源',
  missing: '送审没有采用本机装的标准模板“{id}”{here}，不能批准，请退回',
  unknown: '送审采用了标准模板“{id}”{asked}，本机没有装，无法比对',
}

export const mayNotDecide = {
  samePerson: '送审人不能审查自己送审的内容',
  sameKey: '送审人不能审查自己送审的内容（用的是同一把密钥）',
  notReviewer: '您的证书没有审查人的职责',
  nobody: '还没有登录',
} as const

/** Checks of a package's approvals and signature. */
export const approvalTexts = {
  approvals: {
    draft: '草稿，没有审查批准',
    ok: '{reviews}都已批准，绑定的正是这个包里的数据和目录；{templates}',
    templates: '标准模板 {names}',
    noTemplates: '没有采用标准模板',
    bad: '审查批准不成立：{reason}',
  },
  signature: {
    draft: '草稿，没有签名',
    ok: '{name}（{unit}）{at} 签名，清单与签名相符',
    bad: '签名不成立：{reason}',
    noTrust: '没有信任名单，无法判断签名是谁的',
  },
  reasons: {
    missing: '缺少签名或批准文件',
    schema: '内容不符合格式',
    manifest: '签名的不是这份清单',
    summary: '清单里写的审查人与批准文件不符',
    incomplete: '三项审查没有全部批准',
    signer: '签名的人不是送审人',
    unexpected: '草稿不应带有签名或批准',
  },
} as const
