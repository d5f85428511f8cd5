// What the readers of files say about a file that is readable but poor in form.
// Placeholders are filled by `fill`; no cell value ever goes in.

export const readingWarnings = {
  UNCLOSED_QUOTE: '第 {row} 行有引号没有配对，已按普通字符读取（全文件共 {count} 处），请核对这些行的列是否错位。',
  STRAY_QUOTE: '第 {row} 行的引号内外都有文字，已尽量还原（全文件共 {count} 处），请核对这些行的列是否错位。',
  RAGGED_ROWS: '有 {count} 行的列数与表头不同（例如第 {row} 行）：少的按空缺处理，多出的内容放在末尾的列里。',
  NUL_CHARACTERS: '文件里有 {count} 个空字符（NUL），已原样保留，请在清洗时去除。',
  ENCODING_UNCERTAIN: '文字编码只能猜测为 {encoding}，请核对预览里的文字；如有乱码，请手动选择编码。',
  FORMAT_MISMATCH: '文件扩展名是 {extension}，内容其实是 {format}，已按内容读取。',
  HEADER_UNCERTAIN: '不能确定第几行是表头，请核对预览。',
  HEADER_NOT_FOUND: '没有找到表头，全部行都作为数据读取，列名用 A、B、C……代替。',
  EXTRA_CELLS: '有 {count} 行在表头的列之外还有内容（例如第 {row} 行），已放进自动命名的列（{columns}），请核对。',
  SEVERAL_TABLES:
    '这个工作表里有 {count} 张表，现在读取的是第 {table} 张（另一张从第 {row} 行开始）；需要时请用“第几张表”分别读取。',
  MERGED_COVERED:
    '有 {count} 个值被合并单元格盖住，在表格软件里看不见（例如第 {row} 行），已照文件原样读取，请核对是否应当公开。',
  HIDDEN_ROWS: '有 {count} 行在表格软件里是隐藏的（例如第 {row} 行），已作为数据读取；不需要时可选择搁置隐藏行。',
  HIDDEN_COLUMNS: '有 {count} 列在表格软件里是隐藏的（{columns}），已一并读取；不需要时可选择不读隐藏列。',
  MERGED_DOWN:
    '数据区有 {count} 处上下合并的单元格（例如第 {row} 行），只有第一行有值；需要每行都有值时，请选择“合并单元格每行填写”。',
  FORMULA_NOT_CALCULATED:
    '有 {count} 个公式单元格没有保存计算结果（例如 {cell}），已按空值读取；请用 Excel 或 WPS 打开并保存一次再导入。',
  SHARED_STRING_MISSING: '有 {count} 个单元格指向的文字在文件里找不到（例如 {cell}），已按空值读取。',
  ROWS_OUT_OF_ORDER:
    '有 {count} 行的行号没有按顺序排列（例如 {cell}），已按文件里的先后读取，行号可能与 Excel 显示的不同。',
  MEMO_NOT_READ:
    '备注型（Memo）列的内容存放在另一个文件里，没有读取：{columns}。需要时请在原系统中另存为 xlsx 或 CSV。',
  MEMO_MISSING: '有 {count} 处备注（Memo）内容在备注文件里找不到，已按空值读取。',
  GARBLED_ROWS: '有 {count} 行含有按 {encoding} 无法识别的字符（显示为 �），请换一种编码再看，或向来源方核实。',
  RECORDS_MISSING: '文件头声明有 {stated} 条记录，实际只有 {count} 条，文件可能没有复制完整。',
} as const

/** Reasons for which a text is refused as hostile. */
export const delimitedFaults = {
  recordLength: '有一行长得不像表格（超过 1600 万字）',
  columns: '列数多得不像表格',
  rows: '行数超过上限',
} as const

/** Why a JSON text is refused: {reason} of FILE_CORRUPT and FILE_HOSTILE. */
export const jsonFaults = {
  jsonMalformed: '内容不符合 JSON 格式',
  jsonTruncated: 'JSON 没有结尾，文件可能没有下载完或被截断',
  jsonDepth: 'JSON 嵌套过深',
  jsonRecord: '有一条记录大得不像表格（超过 1600 万字或 16384 列）',
} as const
export type ReadingWarningCode = keyof typeof readingWarnings
