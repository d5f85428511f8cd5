// Help for 去标识.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const deidentifyHelp: HelpArticle = {
  id: 'deidentify',
  title: '去标识',
  purpose: '检查几列合起来会不会认出一个人，例如“性别 + 出生日期 + 街道”在全市只有一个人符合。',
  todo: [
    '看这一页列出的准标识符，想一想外人手里有没有同样的信息。',
    '把太细的列放粗：出生日期只留年份或改成年龄段，区划代码只留到县区。',
    '不需要公开的列，直接删除最稳妥。',
  ],
  questions: [
    {
      ask: '“至少 N 人看起来一样”是什么意思？',
      answer:
        '公开的表里，任何一组准标识符都至少对应 N 个人，别人就无法断定是谁。这个版本还不计算 N，所以也不给出任何数字。',
    },
    {
      ask: '不做这一步能导出吗？',
      answer: '能导出草稿包。正式开放前由审查人判断是否需要。只有企业、设施之类、不含个人的表通常不需要。',
    },
  ],
  keys: [],
}
