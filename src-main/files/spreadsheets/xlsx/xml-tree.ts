// Parses a small XML part as a whole into plain elements, by local name so that prefixes and strict namespaces do not matter.
// Not for sheet data or shared strings: those are streamed by xml-scanner.ts.
import { SaxesParser } from 'saxes'
import { faultError } from '../faults.ts'
import { MAX_SMALL_PART_BYTES } from '../limits.ts'
import type { Archive } from './archive.ts'
import { partText, xmlError } from './part-text.ts'
import { XmlFaultError } from './xml-fault.ts'

export interface XmlElement {
  /** Local name. */
  name: string
  /** By full name (`r:id`) and, where nothing else has it, by local name (`id`). */
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
}

const MAX_DEPTH = 64

export async function readTree(archive: Archive, part: string): Promise<XmlElement> {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const parser = treeParser(root)
  let size = 0
  try {
    for await (const piece of partText(archive, part)) {
      size += piece.length
      if (size > MAX_SMALL_PART_BYTES) throw faultError(archive.path, 'partSize')
      parser.write(piece)
    }
    parser.close()
  } catch (thrown) {
    throw xmlError(thrown, archive.path)
  }
  const [document] = root.children
  if (document === undefined) throw faultError(archive.path, 'xmlMalformed')
  return document
}

function treeParser(root: XmlElement): SaxesParser<{ xmlns: true; position: false }> {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const open = [root]
  parser.on('doctype', () => {
    throw new XmlFaultError('doctype')
  })
  parser.on('error', () => {
    throw new XmlFaultError('malformed')
  })
  parser.on('opentag', tag => {
    if (open.length > MAX_DEPTH) throw new XmlFaultError('tooDeep')
    const attributes: Record<string, string> = Object.create(null)
    for (const { name, local, value } of Object.values(tag.attributes)) {
      attributes[name] = value
      attributes[local] ??= value
    }
    const element: XmlElement = { name: tag.local, attributes, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  return parser
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find(candidate => candidate.name === name)
}

export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter(candidate => candidate.name === name) ?? []
}

/** XML Schema booleans as spreadsheets write them. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
