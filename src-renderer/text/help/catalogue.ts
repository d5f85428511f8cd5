// Help for 编目.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const catalogueHelp: HelpArticle = {
  id: 'catalogue',
  title: '编目',
  purpose: '填写开放目录：这份数据叫什么、谁开放、什么条件、多久更新、每一列是什么意思。',
  todo: [
    '先运行配方，再点“从数据填写”：数据项、类型、长度、数据量会自动填好，您写过的内容不会被覆盖。',
    '照右边“还缺什么”逐条补齐，点一条就会跳到那一格。',
    '每个数据项都要有一句说明，让外人看得懂这一列。',
    '右边“发布后的样子”可以看到别人在开放平台上看到的页面。',
  ],
  questions: [
    {
      ask: '目录名称怎么起？',
      answer: '建议写成“地域 + 对象 + 信息”，如“无锡市公共停车场信息”。不要用系统名、文件名，末尾不带括号。',
    },
    {
      ask: '开放属性怎么选？',
      answer:
        '依法不得开放的选“不予开放”并写明依据；需要限定对象、用途、范围的选“有条件开放”并写明条件；其余都是“无条件开放”。',
    },
    { ask: '联系方式可以写手机吗？', answer: '不可以。只写办公电话或办公邮箱。' },
    { ask: '没填完能离开吗？', answer: '能。内容随时自动保存，没填完也保存，只是导出检查通不过。' },
  ],
  keys: [
    { keys: 'Tab / Shift+Tab', does: '下一格 / 上一格' },
    { keys: 'Ctrl+S', does: '立即保存（平时会自动保存）' },
  ],
}
