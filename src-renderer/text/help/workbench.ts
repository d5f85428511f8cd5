// Help for 工作台 and the list of datasets.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const workbenchHelp: HelpArticle = {
  id: 'workbench',
  title: '工作台与数据集',
  purpose: '这里看得到所有数据集，以及每一个还差哪一步。把表格拖进窗口就能开始一个新的数据集。',
  todo: [
    '把 Excel、WPS 或 CSV 文件拖到窗口里任何地方，或按 Ctrl+O 选择文件。',
    '想先练手，可以打开示例数据；示例里没有真实的个人信息。',
    '点一个数据集的名字，接着上次的地方继续做。',
  ],
  questions: [
    {
      ask: '原来的文件会被改动吗？',
      answer: '不会。程序把内容复制进工作文件夹，之后的处理都在复制件上进行，原文件原样不动。',
    },
    { ask: '需要点保存吗？', answer: '不需要。每一步都会自动保存，突然断电也不会丢失已经做完的步骤。' },
    { ask: '数据会传到网上吗？', answer: '不会。程序不联网，所有内容只留在这台电脑的工作文件夹里。' },
  ],
  keys: [
    { keys: 'Ctrl+O', does: '选择要导入的表格' },
    { keys: 'F1', does: '打开或关闭帮助' },
  ],
}
