// Words of the bureau's decisions: lines of its lists, disputes between bodies, sources of data items.
// Words of the window's pages are in src-renderer/text/bureau-decisions.
import type { DISPUTE_STATES, LineStanding, UncountedReason } from '../../bureau-decisions.ts'

export const lineStandingTexts: Readonly<Record<LineStanding, string>> = {
  HANDED_IN: '已报送',
  CLOSED: '说明不予开放',
  ANSWERED: '已答复，待报送',
  ALIKE: '待确认',
  OPEN: '未答复',
}

export const disputeStateTexts: Readonly<Record<(typeof DISPUTE_STATES)[number], string>> = {
  OPEN: '协商中',
  CONVENED: '已召集协商',
  SETTLED: '已确定',
}

export const uncountedTexts: Readonly<Record<UncountedReason, string>> = {
  doubled: '与其他单位重复，不计',
  disputed: '职责争议，暂不计',
  elsewhere: '已确定由其他单位开放，不计',
}

export const decisionTexts = {
  disputeGone: '没有这项争议',
  disputeSettled: '这项争议已经确定，要改请先重新打开',
  disputeOpen: '这项争议还没有确定',
  disputeOne: '争议至少要有两个单位',
  disputeParty: '“{body}”不是这项争议的一方',
  disputeNoSubject: '请写明争议的目录或事项',
  listOf: '找不到名为“{name}”的参考清单',
  noList: '没有对应的参考清单：台账里没有行号和名称都相符的清单',
  noBody: '没有写填报单位',
  matched: '第 {no} 行：{standing}',
  disputeSaved: '争议“{subject}”：{state}',
  sourceSet: '“{label}”由{body}提供，其他 {count} 个单位已标记',
  sourceTaken: '“{label}”的数源单位已撤销',
  twinSaved: '已记下',
} as const
