// Words of the file forms a package can hold: their names, what each is good for, and words inside the files.
// Names of the formats of the catalogue are in catalogue.ts.
import type { ExportForm } from '../../export-forms.ts'

export const exportFormLabels: Record<ExportForm, string> = {
  csv: 'CSV',
  csvPlain: 'CSV（无字节顺序标记）',
  csvGb18030: 'CSV（GB18030 编码）',
  xlsx: 'XLSX',
  json: 'JSON',
  jsonLines: 'JSON（一行一条）',
  xml: 'XML',
}

export const exportFormHints: Record<ExportForm, string> = {
  csv: '每个包都有；用 Excel、WPS 打开不乱码',
  csvPlain: '供不认字节顺序标记的程序读取',
  csvGb18030: '供只认国标编码的老系统读取',
  xlsx: '供人查看，长号码按文本保存，超过 1,048,576 行自动分工作表',
  json: '供程序读取，一个数组',
  jsonLines: '供程序边读边处理的大数据量',
  xml: '供程序读取，附结构说明（XSD）',
}

export const exporterTexts = {
  separator: '；',
  xmlValue: '值一律为文本；含有 XML 不能表示的字符时按 base64 编码（UTF-8），并写明 encoding="base64"。',
} as const
