// Help for 导入.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const importHelp: HelpArticle = {
  id: 'import',
  title: '导入',
  purpose: '把文件读成一张规整的表：认出表头，把标题、说明、小计、空行放到一边，其余的行原样保留。',
  todo: [
    '有几个工作表时，先选要导入的那一个；隐藏的工作表也会列出来并注明。',
    '看表头认得对不对，不对就改表头的起止行。',
    'CSV 显示乱码时，换一种编码，下面的预览会马上变化。',
    '核对“读取 = 保留 + 搁置”，再给数据集起个名字，点导入。',
  ],
  questions: [
    {
      ask: '什么是“搁置”的行？',
      answer: '标题、单位行、小计合计、说明、空行这些不是数据的行。它们没有被删除，随时可以在这里查看和原因。',
    },
    {
      ask: '提示长数字已损坏，怎么办？',
      answer:
        '超过 15 位的号码在 Excel 里如果存成了数字，末尾几位会变成 0，无法恢复。请从业务系统重新导出，或在 Excel 里先把这一列设成“文本”再粘贴。',
    },
    {
      ask: '文件打不开，说正被占用？',
      answer: '请先在 Excel 或 WPS 里关闭这个文件，再导入一次。',
    },
    { ask: '文件有密码怎么办？', answer: '请在 Excel 或 WPS 里打开后另存一份不带密码的，再导入。' },
  ],
  keys: [{ keys: 'Ctrl+O', does: '换一个文件' }],
}
