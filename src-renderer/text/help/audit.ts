// Help for 审计.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const auditHelp: HelpArticle = {
  id: 'audit',
  title: '审计',
  purpose: '谁在什么时候做了什么，都记在这里，只能增加，不能修改。记录里没有数据的内容。',
  todo: [
    '按操作人、事项、数据集、日期筛选，往回看。',
    '点“核对记录”，确认没有被人改过；选几个已经交出去的文件对照，截断和整体回退也查得出来。',
    '要交给检查的人，点“导出”写出一段，带着证明；对方只凭信任文件就能核对。',
    '数据包交给谁、作什么用、怎么交的，登记在“去向登记”。',
  ],
  questions: [
    {
      ask: '怎么知道记录没被改过？',
      answer: '每条记录都带着上一条的摘要，改动任何一条，后面的就都对不上，校验时会指出从哪一条开始。',
    },
  ],
  keys: [],
}
