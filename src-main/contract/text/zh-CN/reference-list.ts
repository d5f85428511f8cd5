// Words of handed-out lists: kinds, answers, what an answer lacks.
// Holds no rule; rules are in core/reference-list.
import type { LineState, ListKind } from '../../reference-list.ts'

export const listKindLabels: Record<ListKind, string> = {
  REFERENCE: '参考清单（逐项答复）',
  MUNICIPAL: '市级已开放清单（查重复）',
}

export const lineStateLabels: Record<LineState, string> = {
  OPEN: '未答复',
  LISTED: '已列入',
  ADDED: '补充',
  ADJUSTED: '调整',
  NOT_OPEN: '不能公开',
  AGREED: '已沟通认可',
}

export const referenceFaults = {
  itemMissing: '请选择对应的本单位目录。',
  reasonMissing: '请写明理由。',
  basisMissing: '不能公开要写明法律、法规或规章依据。',
  agreementMissing: '请写明与谁沟通认可、哪一天。',
  titleColumnMissing: '没有找到写着目录名称的列；请让表头含“目录名称”或“数据集名称”。',
  noLines: '清单里没有任何一行。',
  nameTaken: '已有同名的清单。',
  listGone: '没有这份清单，或没有这一行。',
} as const
export type ReferenceFault = keyof typeof referenceFaults
