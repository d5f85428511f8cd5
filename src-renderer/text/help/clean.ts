// Help for 清洗.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const cleanHelp: HelpArticle = {
  id: 'clean',
  title: '清洗',
  purpose: '把写法统一、空值、错值和重复处理好。每一种处理是配方里的一步，下个月换了新文件可以原样再做一遍。',
  todo: [
    '点“添加步骤”，输入汉字或拼音首字母找到要用的处理方法，例如 rq 能找到“统一日期”。',
    '选好列，右边马上显示您自己的数据处理前后的样子；满意了再加入配方。',
    '左边的“前后对照”里，着色的格是改过的，鼠标停在上面看原来的值；划线的行会被删除。',
    '运行配方，核对“结果 = 来源 − 删除 + 新增”。',
  ],
  operations: 'clean',
  questions: [
    {
      ask: '做错了一步怎么办？',
      answer:
        '按 Ctrl+Z 撤销，或者把那一步的开关关掉、点开修改、删除都可以。撤销后再做别的，原来那一支也留着，在“修改记录”里点一下就能回去。',
    },
    {
      ask: '步骤的先后有关系吗？',
      answer: '有。上一步的结果是下一步的开头。拖动步骤，或选中后按 Alt+↑、Alt+↓ 换顺序。',
    },
    {
      ask: '为什么有的格“无法处理，保持原样”？',
      answer: '写法认不出的值不会被乱改。到体检里看这些值，用“对照替换”逐个指定，或者回业务系统改正。',
    },
    {
      ask: '只想改一两个格怎么办？',
      answer:
        '双击那一格（或选中后按 F2），填上正确的值。更正会记在“手工更正”一步里，可以撤销；下次换了文件，原值对不上的格不会被改。',
    },
    {
      ask: '怎样查找替换？',
      answer: '选中一列，按 Ctrl+H，写上要找的和换成的，右边先看效果再加入配方。',
    },
  ],
  keys: [
    { keys: 'Ctrl+Z / Ctrl+Y', does: '撤销 / 重做' },
    { keys: 'Alt+↑ / Alt+↓', does: '把选中的步骤上移 / 下移' },
    { keys: 'Insert / Shift+Insert', does: '在选中的步骤下面 / 上面插入一步' },
    { keys: 'Delete', does: '删除选中的步骤' },
    { keys: 'Ctrl+F / Ctrl+H', does: '在表里查找 / 替换选中的列' },
    { keys: '双击、F2、Enter', does: '更正选中的格；按住 Shift 或拖动可以选一片，一起更正' },
    { keys: 'Alt+1 … Alt+8', does: '去第几步' },
    { keys: '↑ / ↓、Enter', does: '在处理方法里移动和选择' },
  ],
}
