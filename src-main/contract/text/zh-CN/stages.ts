// What long work is doing just now, in a few words.
// The compiler sees to it that every stage has its words.
import type { ProgressStage } from '../../progress-stages.ts'

export const stageTexts: Readonly<Record<ProgressStage, string>> = {
  import: '正在读取',
  'import.hash': '正在核对文件',
  'import.open': '正在打开文件',
  'import.copy': '正在接上原有的行',
  'import.compare': '正在比较新旧两版',
  inspect: '正在清点文件',
  profile: '正在逐列体检',
  relate: '正在比较各列',
  find: '正在查找',
  cluster: '正在找写法相近的值',
  survey: '正在通看全表',
  arrange: '正在排列各行',
  decide: '正在比较各行，决定去留',
  run: '正在处理各行',
  write: '正在写数据文件',
  scan: '正在查找敏感值',
  attack: '正在试着认人',
  risk: '正在计算风险',
  singleOut: '正在找能认出人的列',
  deidentify: '正在比较各种放粗的办法',
  gates: '正在逐条检查',
  package: '正在写文件',
  verify: '正在逐项校验',
  'audit.verify': '正在核对留痕记录',
  'audit.export': '正在导出留痕记录',
  'review.request': '正在准备送审文件',
  'review.open': '正在打开送审文件',
  collect: '正在逐个检查报送的文件',
}
