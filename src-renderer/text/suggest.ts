// Words of the cleaning that the examination suggests.
// Words only; nothing is decided here.
export const suggestText = {
  title: '按体检建议清洗',
  intro: '下面每一项都写明原因，以及在整张表上会改动多少。先全部勾上，不要的去掉勾；加入后仍可随时修改、停用或撤销。',
  working: '正在体检并逐项试算…',
  stop: '停止',
  nothing: '体检没有发现可以直接改好的问题。',
  changed: (rows: string, cells: string) => `改动 ${rows} 行、${cells} 格`,
  removed: (rows: string) => `删除 ${rows} 行`,
  failed: (cells: string) => `${cells} 格认不出，保持原样`,
  of: (rows: string) => `全表 ${rows} 行`,
  open: '还要您来决定的',
  openHint: '这些值怎么改才对，程序不能替您决定。到“体检”里逐个看，或按列筛选后处理。',
  take: (count: number) => `采用这 ${count} 项`,
  takeAll: (count: number) => `全部采用（${count} 项）`,
  cancel: '取消',
  saved: (count: number) => `采用体检的 ${count} 项建议`,
} as const
