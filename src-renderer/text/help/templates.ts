// Help for 模板库.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const templatesHelp: HelpArticle = {
  id: 'templates',
  title: '模板库',
  purpose: '主管部门把标准做成一个签了名的文件下发，各单位装入后照着做；出了新版，按旧版做的数据集会提示复查。',
  todo: [
    '点“导入模板”，选收到的 .odtpl 文件；先看要改变什么，再决定装入。',
    '到“数据集复查”，把按旧版做的数据集逐个复查。',
    '主管部门：在“制作模板”里准备内容、试运行、签发。',
  ],
  questions: [
    { ask: '提示签发机构不在信任名单里，怎么办？', answer: '先向主管部门索取信任文件，在“审核”里导入，再导入模板。' },
    {
      ask: '能不能把某条要求改松？',
      answer: '不能。模板和程序自带的规定以较严的为准，改本机的设置或文件都不起作用；请主管部门下发新版。',
    },
    { ask: '装入新版会不会改动我的数据？', answer: '不会。数据和步骤都不动，只标出要复查的数据集。' },
  ],
  keys: [],
}
