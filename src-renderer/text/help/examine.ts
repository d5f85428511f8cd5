// Help for 体检.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const examineHelp: HelpArticle = {
  id: 'examine',
  title: '体检',
  purpose: '把每一列的每一个值都看一遍，告诉您哪里有空值、错值、重复，哪些列涉及个人信息。',
  todo: [
    '从左边按列看：有效、空值、错值各占多少。',
    '点一列，右边会显示常见的值、写法和问题。',
    '在问题旁点“修复”，会直接打开对应的处理方法，先看效果再采用。',
  ],
  questions: [
    {
      ask: '“直接标识符”“准标识符”是什么意思？',
      answer:
        '直接标识符凭一列就能认出一个人，如姓名、身份证号、手机号；准标识符单独认不出，和其他列合起来可能认出，如性别、出生日期、住址所在街道。',
    },
    {
      ask: '级别是谁定的？',
      answer: '程序按内容给出建议，就高不就低。最终级别由本单位按分类分级规范确定，可以在“编目”里改。',
    },
    {
      ask: '为什么身份证号算错值？',
      answer: '位数、日期或最后一位校验码对不上。这样的号码仍按敏感内容对待，不会因为写错就公开出去。',
    },
  ],
  keys: [{ keys: 'Ctrl+F', does: '在表里查找' }],
}
