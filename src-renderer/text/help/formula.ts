// Help for formulas; the functions are those that formulas are read with.
// Words only; nothing is decided here.
import { formulaFunctions } from '../../../src-main/contract/text/zh-CN/formula.ts'
import type { HelpArticle } from './article.ts'

export const formulaHelp: HelpArticle = {
  id: 'formula',
  title: '公式',
  purpose: '“用公式算一列”里的公式怎样写，有哪些函数。',
  todo: [
    '列名写在方括号里：[单价]*[数量]。',
    '文字写在引号里：如果([金额]>1000, "大额", "")。',
    '加减乘除写 + - * /，把文字接起来写 &，比较写 = <> < <= > >=；用中文输入法的符号也行。',
    '在公式框下面选列和函数，就会写到光标处。',
  ],
  terms: {
    title: '函数',
    entries: Object.values(formulaFunctions).map(({ form, help }) => ({ term: form, meaning: help })),
  },
  questions: [
    {
      ask: '算不出的行怎么办？',
      answer: '例如拿文字当数，这一格按您选的留空白或保留原值，并计入“未能处理”，运行后看得到有几格。',
    },
  ],
  keys: [],
}
