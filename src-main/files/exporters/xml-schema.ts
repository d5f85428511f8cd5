// The XML Schema (XSD 1.0) of a data file: its elements in order, what each means, and the one attribute a value may have.
// Promises no type beyond text: the data file says exactly what the table says, and the catalogue says what is expected.
import { fieldTypeLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { exporterTexts } from '../../contract/text/zh-CN/exporters.ts'
import { xmlAttribute } from '../documents/xml-text.ts'
import type { ExportTable } from './exporter.ts'
import { elementNames } from './field-keys.ts'
import { RECORD_ELEMENT, ROOT_ELEMENT } from './xml-names.ts'

const text = (words: string) => xmlAttribute(words)

export function xmlSchema({ title, columns, fields }: Pick<ExportTable, 'title' | 'columns' | 'fields'>): Uint8Array {
  const names = elementNames(columns, fields)
  const elements = columns.map((column, at) => {
    const field = fields.find(one => one.label === column)
    const type = field === undefined ? '' : fieldTypeLabels[field.type]
    const words = [column, type, field?.unit ?? '', field?.description ?? ''].filter(word => word !== '')
    return (
      `            <xs:element name="${names[at] ?? ''}" type="value">\n` +
      `              <xs:annotation><xs:documentation xml:lang="zh-CN">${text(words.join(exporterTexts.separator))}</xs:documentation></xs:annotation>\n` +
      '            </xs:element>\n'
    )
  })
  return Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">\n' +
      '  <xs:complexType name="value">\n' +
      `    <xs:annotation><xs:documentation xml:lang="zh-CN">${text(exporterTexts.xmlValue)}</xs:documentation></xs:annotation>\n` +
      '    <xs:simpleContent>\n' +
      '      <xs:extension base="xs:string">\n' +
      '        <xs:attribute name="encoding" type="xs:string" fixed="base64"/>\n' +
      '      </xs:extension>\n' +
      '    </xs:simpleContent>\n' +
      '  </xs:complexType>\n' +
      `  <xs:element name="${ROOT_ELEMENT}">\n` +
      `    <xs:annotation><xs:documentation xml:lang="zh-CN">${text(title)}</xs:documentation></xs:annotation>\n` +
      '    <xs:complexType>\n' +
      '      <xs:sequence>\n' +
      `        <xs:element name="${RECORD_ELEMENT}" minOccurs="0" maxOccurs="unbounded">\n` +
      '          <xs:complexType>\n' +
      `            <xs:sequence>\n${elements.join('')}            </xs:sequence>\n` +
      '          </xs:complexType>\n' +
      '        </xs:element>\n' +
      '      </xs:sequence>\n' +
      '      <xs:anyAttribute namespace="http://www.w3.org/XML/1998/namespace" processContents="skip"/>\n' +
      '    </xs:complexType>\n' +
      '  </xs:element>\n' +
      '</xs:schema>\n',
  )
}
