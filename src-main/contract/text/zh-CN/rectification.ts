// Words of rectification tasks.
// Words of the window's page are in src-renderer/text/bureau and ledger.
import type { RECTIFICATION_OUTCOMES, RECTIFICATION_STATES } from '../../rectification.ts'

export const rectificationStates: Readonly<Record<(typeof RECTIFICATION_STATES)[number], string>> = {
  ISSUED: '已发出',
  ANSWERED: '已答复',
  CLOSED: '已办结',
}

export const rectificationOutcomes: Readonly<Record<(typeof RECTIFICATION_OUTCOMES)[number], string>> = {
  CORRECTED: '已整改',
  EXPLAINED: '已说明',
}

export const rectificationTexts = {
  caseTitle: '整改：{title}',
  caseContent: '{findings}{demand}（{bureau}要求 {due} 前整改并答复；报送文件 {file}）',
  finding: '{reason}：{detail}。',
  already: '这个整改任务已经收到过',
  notRectification: '只有整改任务才能导出答复',
  notReplied: '请先办理并答复这个事项，再导出答复',
  issued: '整改任务已写入 {file}，{due} 前答复',
  received: '已收到整改任务“{title}”，{due} 前办结（事项编号 {id}）',
  answered: '答复已写入 {file}',
  taken: '已收到“{title}”的答复：{outcome}',
  settled: '“{title}”：{state}',
  left: '还剩 {left} 个工作日',
  late: '已超 {late} 个工作日',
} as const
