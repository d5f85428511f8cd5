// Words of the import screen: choices, preview, the equation, warnings.
// Encodings and delimiters by the names people know.
export const importText = {
  how: '怎么读这个文件',
  sheet: '工作表',
  sheetHidden: '隐藏',
  sheetHiddenHint: '这个工作表在原文件里是隐藏的。',
  header: '表头',
  headerAuto: '自动识别',
  headerNone: '没有表头',
  headerRows: '指定行',
  headerFrom: '从第',
  headerTo: '到第',
  headerRow: '行',
  headerFound: (first: string, last: string) =>
    first === last ? `识别为第 ${first} 行` : `识别为第 ${first}–${last} 行`,
  headerNotFound: '没有找到表头，列名用 A、B、C 代替。',
  asHeader: (row: string) => `把第 ${row} 行作为表头`,
  encoding: '文字编码',
  encodingHint: '预览里的汉字如果是乱码，换一个编码试试。',
  delimiter: '分隔符',
  automatic: '自动',
  automaticAs: (found: string) => `自动：${found}`,
  delimiters: { ',': '逗号', '\t': '制表符', ';': '分号', '|': '竖线', ' ': '空格' },
  other: (mark: string) => `“${mark}”`,
  preview: '预览',
  previewSome: (shown: string) => `前 ${shown} 行`,
  previewAll: '全部行',
  role: '用途',
  roleData: '',
  equation: { read: '读取', kept: '保留', setAside: '搁置' },
  equationHint: '搁置的行不会丢：标题、表头、空行、小计和说明都另外存着，随时可以查看。',
  counting: '正在数行…',
  damagedTitle: (columns: string) => `有数字已经在原文件里损坏：${columns}`,
  damagedColumn: (column: string, count: string) => `“${column}”${count} 个`,
  damagedText:
    '这些格子里的长数字（如身份证号、银行卡号）超过 15 位，被表格软件存成了数值，末尾几位已变成 0，无法还原。请向提供文件的人要一份以文本格式存放的表格。',
  warnings: (count: string) => `读取时有 ${count} 条提示`,
  name: '数据集名称',
  start: '开始导入',
  importing: '正在导入',
  cancel: '停止',
  another: '换一个文件',
  facts: '文件情况',
  size: '大小',
  format: '格式',
  merged: '合并单元格',
  mergedCount: (count: string) => `${count} 处`,
  fingerprint: '文件指纹',
} as const

export const importedText = {
  title: '导入情况',
  sentence: '原文件的内容已经完整复制进来，以后原文件改动、移走都不影响这里。',
  importedAt: '导入时间',
  file: '来源文件',
  fingerprint: '文件指纹',
  fingerprintHint: 'SHA-256，用来核对是不是同一个文件。',
  reading: '读取方式',
  headerChoice: (choice: string) => {
    if (choice === 'auto') return '自动识别表头'
    return choice === 'none' ? '没有表头' : `表头在第 ${choice.replace('..', '–')} 行`
  },
  setAside: '搁置的行',
  setAsideNone: '没有搁置任何行，文件里的每一行都是数据。',
  rowsKept: '保留的行',
  reason: '原因',
  again: '再导入一个文件',
  next: '去体检',
} as const

export const encodingText: Readonly<Record<string, string | undefined>> = {
  'utf-8': 'UTF-8（通用）',
  gb18030: 'GB18030（国标，含 GBK）',
  gbk: 'GBK（国标）',
  big5: 'Big5（繁体）',
  'utf-16le': 'UTF-16（小端）',
  'utf-16be': 'UTF-16（大端）',
}

/** Offered even where detection did not think of them. */
export const COMMON_ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const
