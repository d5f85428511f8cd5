// Help for 模板库 and the section 审核, which are still to come.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const laterHelp: HelpArticle = {
  id: 'later',
  title: '模板库与审核',
  purpose: '主管部门下发的模板、审查人的签字，会在这些页面里办理。这个版本还没有这些功能。',
  todo: ['先用“编目”和“导出”备齐材料，按本单位现有的流程报送。'],
  questions: [
    { ask: '现在做的东西以后能接着用吗？', answer: '能。配方、目录和结果都保存在工作文件夹里，升级后接着用。' },
  ],
  keys: [],
}
