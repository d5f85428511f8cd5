// Words of the bureau's quality report in the window.
// Words that the document says too are in contract/text/zh-CN/quality-period.
export const qualityPeriodText = {
  view: '质量报告',
  sentence: '按月、季、年汇总报送的质量：接收与退回、完整率、重复行和整改情况。',
  kind: '期间',
  kinds: { month: '月报', quarter: '季报', year: '年报' },
  year: '年份',
  number: { month: '月份', quarter: '季度' },
  months: (count: number) => `今年已形成月报 ${count} / 12 份`,
  figures: {
    handedIn: '报送',
    accepted: '接收',
    returned: '退回',
    rows: '数据行数',
    complete: '完整率',
    repeated: '重复行',
    issued: '发出整改',
    late: '逾期整改',
  },
  none: '这个期间没有收到报送。',
  columns: { body: '单位', share: '接收率' },
  save: {
    open: '保存报告',
    docx: 'Word 文档',
    xlsx: 'Excel 工作簿',
    html: '网页',
    pdf: 'PDF（可打印）',
    saved: '已保存报告',
    reveal: '打开所在文件夹',
  },
  fileName: (title: string, period: string, ending: string) => `${title}_${period}.${ending}`,
} as const
