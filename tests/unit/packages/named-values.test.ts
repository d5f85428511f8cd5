// The values of a document are told apart by name and by the record they stand in, so that a finding can be found again.
// Uses no files.
import { expect, it } from 'vitest'
import { jsonValues, xmlValues } from '../../../src-main/files/packages/named-values.ts'

it('numbers the records of an XML document from one, attributes included', () => {
  const text =
    '<?xml version="1.0"?><表 名="册"><行 id="7"><备注>甲</备注></行><行 id="8"><备注>乙</备注></行><!-- 丙 --></表>'
  expect(xmlValues(text)).toEqual([
    { name: '名', value: '册', record: 0 },
    { name: 'id', value: '7', record: 1 },
    { name: '备注', value: '甲', record: 1 },
    { name: 'id', value: '8', record: 2 },
    { name: '备注', value: '乙', record: 2 },
    { name: '', value: '丙', record: 0 },
  ])
})

it('numbers the records of a JSON list the same way', () => {
  const values = jsonValues('[{"备注":"甲"},{"备注":"乙"}]') ?? []
  expect(values.filter(({ name }) => name === '备注')).toEqual([
    { name: '备注', value: '甲', record: 1 },
    { name: '备注', value: '乙', record: 2 },
  ])
})
