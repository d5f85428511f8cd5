// Words of the monthly, quarterly and yearly quality report of the bureau.
// Words of the window's page are in src-renderer/text/bureau.
export const periodTexts = {
  title: { month: '公共数据质量月报', quarter: '公共数据质量季报', year: '公共数据质量年报' },
  name: { month: '{year} 年 {number} 月', quarter: '{year} 年第 {number} 季度', year: '{year} 年' },
  about: '{name}（{from} 至 {to}）　　统计日期：{date}',
  by: '编制单位：{unit}',
  counted: '{year} 年已形成月度质量报告 {count} 份，全年应不少于 12 份。',
  summary: '一、总体情况',
  summaryColumns: ['报送', '接收', '退回', '数据行数', '完整率', '重复行', '发出\n整改', '办结\n整改', '逾期整改'],
  bodies: '二、各单位情况',
  bodyColumns: ['单位', '报送', '接收', '退回', '接收率', '数据行数', '完整率', '重复行'],
  reasons: '三、退回原因',
  reasonColumns: ['原因', '目录数'],
  method: '四、算法',
  methodText:
    '报送：期间收到的数据包和目录文件，按文件内容计，同一文件只计一次。接收率 = 接收 ÷ 报送。完整率 = 1 − 不允许为空却为空的单元格 ÷ 数据包全部单元格。重复行 = 与别的行完全相同的行。',
  none: '期间没有收到报送。',
  noReturns: '期间没有退回。',
  sheet: '质量报告',
  written: '{title}已写入 {file}（{year} 年月报 {count}/12）',
} as const
