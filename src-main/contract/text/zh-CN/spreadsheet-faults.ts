// Why a spreadsheet could not be opened: what stands in {reason} of FILE_CORRUPT and FILE_HOSTILE.
// Only words; which fault it is, the readers decide.

export const spreadsheetFaults = {
  archiveBroken: '压缩包结构不完整，文件可能没有下载完或被截断',
  partMissing: '缺少必需的内部文件',
  checksum: '内部文件校验不符',
  inflate: '内部文件解压失败',
  xmlMalformed: '内部 XML 不完整或有错误',
  xmlEncoding: '内部文字编码有错误',
  noSheets: '没有任何工作表',
  unreadable: '内容不符合该格式',
  doctype: '内部 XML 带有 DTD 声明',
  expansion: '内部文件展开后过大，像是压缩炸弹',
  partSize: '内部文件展开后超过上限',
  depth: '内部 XML 嵌套过深',
  tokenLength: '单元格或标记过长',
  tooManyRows: '行号超过上限',
  tooManyColumns: '列号超过上限',
  tooManyEntries: '压缩包内文件过多',
  tooManyRegions: '合并区域过多',
  duplicateEntry: '压缩包内有同名文件',
  memory: '读取时占用内存过多，文件可能已损坏',
  tooSlow: '读取时间过长，文件可能已损坏',
  spinCount: '加密参数超出正常范围',
  entryName: '压缩包内有越界路径',
} as const

export type SpreadsheetFault = keyof typeof spreadsheetFaults
