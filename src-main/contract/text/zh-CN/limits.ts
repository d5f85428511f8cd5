// Words of the limits of the checks.
// Holds no rule; rules are in core/gates.
import type { LimitName } from '../../gate-limits.ts'
import { packLimitTexts } from './template-pack.ts'

export const limitLabels: Record<LimitName, string> = {
  minimumCount: packLimitTexts.minimumCount,
  dominantShare: packLimitTexts.dominantShare,
  complete: packLimitTexts.complete,
  accurate: packLimitTexts.accurate,
  consistent: packLimitTexts.consistent,
  unique: packLimitTexts.unique,
  machineReadableRate: packLimitTexts.machineReadableRate,
  interfaceRows: '超过多少行建议用接口',
  similarTitle: packLimitTexts.similarTitle,
  sharedColumns: packLimitTexts.sharedColumns,
}

export const limitRefusals = {
  reasonMissing: '改限值要写明理由，理由会印在质量报告里。',
  shareRange: '“{limit}”是比例，要在 {least} 到 {most} 之间。',
  numberRange: '“{limit}”要在 {least} 到 {most} 之间，且为整数。',
  looserThanUsual: '“{limit}”是保护人的限值，只能比 {usual} 更严，不能放宽。',
  looserThanTemplate: '标准模板要求“{limit}”为 {template}，不能比它宽。',
} as const
export type LimitRefusal = keyof typeof limitRefusals

export const changedLimitWords = {
  title: '本单位改过的限值',
  line: '{limit}：{value}（通常 {usual}），理由：{reason}',
} as const
