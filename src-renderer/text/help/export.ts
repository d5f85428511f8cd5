// Help for 导出.
// Words only; nothing is decided here.
import type { HelpArticle } from './article.ts'

export const exportHelp: HelpArticle = {
  id: 'export',
  title: '导出',
  purpose: '检查这份数据是否符合开放要求，把数据、目录和说明文件打成一个包，并核对包有没有被改动。',
  todo: [
    '点“开始检查”，每一项都会写明现状和要求。',
    '没通过的点“去处理”，会直接到要改的地方。',
    '点“生成草稿包”，选保存的位置。',
    '生成后点“校验这个包”，程序会像收件人一样重新打开这个包逐项核对。',
  ],
  questions: [
    {
      ask: '有没通过的项，还能生成草稿包吗？',
      answer:
        '大多能，方便内部传看，包里的每份文件都会写明是草稿、未经审核。但结果里还有直接标识或密级标志时，草稿也不能生成，要先处理掉。',
    },
    {
      ask: '同一份数据两次生成的包一样吗？',
      answer: '一样。同样的数据、配方、目录，在同一天生成，每一个字节都相同，可以用来核对。',
    },
    {
      ask: '保存到 U 盘失败了？',
      answer: '请不要在写入时拔出 U 盘。程序不会留下写了一半的包，重新插好后再生成一次即可。',
    },
    {
      ask: 'CSV 用 Excel 打开，长数字变样了？',
      answer: '请用包里的 XLSX 给人看；CSV 是给程序读的，内容原样精确。',
    },
  ],
  keys: [],
}
