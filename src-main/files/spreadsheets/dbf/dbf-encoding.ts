// Decides the text encoding of a dBASE table: chosen, stated by the file, or judged by its contents.
// Reads no files.
import type { DbfField, DbfHeader } from './dbf-header.ts'

export interface DbfEncoding {
  label: string
  /** 0–1; 1 when the person or the file says so. */
  confidence: number
}

/** Language driver bytes to WHATWG names. */
const STATED: Readonly<Record<number, string>> = {
  19: 'shift_jis',
  38: 'ibm866',
  77: 'gb18030',
  78: 'euc-kr',
  79: 'big5',
  80: 'windows-874',
  101: 'ibm866',
  120: 'big5',
  121: 'euc-kr',
  122: 'gb18030',
  123: 'shift_jis',
  124: 'windows-874',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
}

/**
 * The bytes for Western Europe (and none at all) are what Chinese programs leave there too, so for them the text itself
 * decides: valid UTF-8, then GB18030. A field may be cut inside its last character: one in a hundred may fail.
 */
export function dbfEncoding(header: DbfHeader, sample: readonly Buffer[], chosen: string | undefined): DbfEncoding {
  if (chosen !== undefined) return { label: chosen, confidence: 1 }
  const stated = STATED[header.language]
  if (stated !== undefined) return { label: stated, confidence: 1 }
  const texts = sample
    .flatMap(record => header.fields.filter(isText).map(field => fieldOf(record, field)))
    .filter(hasHighByte)
  if (texts.length === 0) return { label: 'gb18030', confidence: 1 }
  for (const label of ['utf-8', 'gb18030']) {
    const failed = texts.filter(text => !decodes(text, label)).length
    if (failed * 100 <= texts.length) return { label, confidence: 0.9 }
  }
  return { label: 'windows-1252', confidence: 0.5 }
}

export function fieldOf(record: Buffer, field: DbfField): Buffer {
  return record.subarray(field.offset, field.offset + field.length)
}

function isText(field: DbfField): boolean {
  return field.type === 'C' || field.type === 'V'
}

function hasHighByte(bytes: Buffer): boolean {
  return bytes.some(byte => byte >= 0x80)
}

function decodes(bytes: Buffer, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes)
    return true
  } catch (thrown) {
    if (thrown instanceof TypeError) return false
    throw thrown
  }
}
