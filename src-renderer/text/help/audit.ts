// Help for 审计.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const auditHelp: HelpArticle = {
  id: 'audit',
  title: '审计',
  purpose: '谁在什么时候做了什么，都记在这里，只能增加，不能修改。记录里没有数据的内容。',
  todo: ['按时间往回看，或按数据集查。', '点“校验”，确认记录没有被人改过。'],
  questions: [
    {
      ask: '怎么知道记录没被改过？',
      answer: '每条记录都带着上一条的摘要，改动任何一条，后面的就都对不上，校验时会指出从哪一条开始。',
    },
  ],
  keys: [],
}
