// Help for 台账: items, cases, lists, calendar.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const ledgerHelp: HelpArticle = {
  id: 'ledger',
  title: '台账',
  purpose: '一眼看清本单位哪些数据开放到了哪一步，哪些到期要更新、要重新评估，哪些事项要按期答复。',
  todo: [
    '“台账”里点一行，就到这项数据的编目；勾“只看到期的”只留要办的。',
    '“办理事项”里登记整改、纠错、侵权通知、申请和需求，期限自动按工作日算好。',
    '“参考清单”里导入主管部门下发的清单，逐项答复；名称完全相同的会先配好，相近的由您确认。',
    '“工作日历”里核对放假和调休，期限会跟着变。',
  ],
  questions: [
    { ask: '十个工作日怎么算？', answer: '收到当天不算，从第二个工作日数起；放假不算，调休上班要算。' },
    { ask: '侵权通知为什么没有十天？', answer: '细则第二十三条要求立即核实，所以登记当天就到期。' },
    { ask: '提醒文件怎么用？', answer: '导出的 .ics 文件可以导入常用的日历软件，到期前会提醒。' },
  ],
  keys: [],
}
