// Help for 设置.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const settingsHelp: HelpArticle = {
  id: 'settings',
  title: '设置',
  purpose: '填写本单位的名称、统一社会信用代码、联系方式和经办人，编目时会自动带出；管理脱敏用的密钥。',
  todo: [
    '填写单位全称和办公联系方式，不要写私人手机。',
    '需要“换成假名”时，新建一把密钥并起一个看得懂的名字，如“2026年度”。',
  ],
  questions: [
    {
      ask: '密钥丢了会怎样？',
      answer: '已经生成的假名仍然有效，但下次无法得到同样的假名。密钥保存在工作文件夹里，备份工作文件夹时会一并备份。',
    },
    { ask: '密钥会进数据包吗？', answer: '不会。配方里只有密钥的名字。' },
  ],
  keys: [],
}
