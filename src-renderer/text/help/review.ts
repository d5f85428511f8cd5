// Help for 审核.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const reviewHelp: HelpArticle = {
  id: 'review',
  title: '审核',
  purpose: '正式开放前，保密审查和安全审查要针对这一份结果签字。这个版本还不能签字，所以生成的都是草稿包。',
  todo: [
    '核对这一页列出的材料是否齐全：最新的结果、导出检查、处理步骤。',
    '按本单位现有的流程送审，把草稿包一并交给审查人看。',
  ],
  questions: [
    {
      ask: '为什么要记结果的编号？',
      answer: '编号由结果的内容算出，改动一个字都会变。审查意见写上这个编号，就能证明看的正是这一份。',
    },
    { ask: '草稿包能直接上传吗？', answer: '不能。草稿包里每份文件都写着“未经审核”，不得对外发布。' },
  ],
  keys: [],
}
