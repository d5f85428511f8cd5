// Every document in both forms: sound inside, the same facts in each, and nothing in public that only reviewers may see.
// What LibreOffice makes of them is `npm run documents`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { afterAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import yauzl from 'yauzl'
import { documentNames } from '../../../src-main/contract/text/zh-CN/official-documents.ts'
import { headLines } from '../../../src-main/files/documents/document.ts'
import { DOCUMENT_ENDINGS, documentBytes } from '../../../src-main/files/documents/document-parts.ts'
import { documentWords } from '../../../src-main/files/documents/form-text.ts'
import { packageDocuments } from '../../../src-main/files/documents/official/registry.ts'
import { DROPPED, datasetDocuments, everyDocument, facts } from '../../documents/every-document.ts'

const folder = mkdtempSync(join(tmpdir(), 'documents-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function filesOf(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Map<string, string>> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  const path = join(folder, 'document.zip')
  writeFileSync(path, Buffer.concat(pieces))
  const archive = await yauzl.openPromise(path)
  const files = new Map<string, string>()
  for await (const entry of archive.eachEntry()) {
    const parts: Buffer[] = []
    for await (const part of await archive.openReadStreamPromise(entry)) parts.push(part as Buffer)
    files.set(entry.fileName, Buffer.concat(parts).toString('utf8'))
  }
  return files
}

interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
}

/** Throws where the text is no well-formed XML. */
function tree(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', tag => {
    const element: Element = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [] }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return root
}

function all(element: Element, name: string): Element[] {
  return element.children.flatMap(child => [...(child.name === name ? [child] : []), ...all(child, name)])
}

const isXml = (path: string) => path.endsWith('.xml') || path.endsWith('.rels')

/** Parts that are named nowhere, and names that lead nowhere. */
function looseEnds(files: ReadonlyMap<string, string>): string[] {
  const types = tree(files.get('[Content_Types].xml') ?? '')
  const known = new Set(all(types, 'Override').map(({ attributes }) => attributes.PartName?.slice(1)))
  const untyped = [...files.keys()].filter(
    path => path.endsWith('.xml') && path !== '[Content_Types].xml' && !known.has(path),
  )
  const missing = [...known].filter(path => path !== undefined && !files.has(path))
  const dangling = [...files].flatMap(([path, xml]) => {
    if (!path.endsWith('.rels')) return []
    const base = path.replace(/_rels\/[^/]+$/, '')
    return all(tree(xml), 'Relationship')
      .map(({ attributes }) => `${base}${attributes.Target}`)
      .filter(target => !files.has(target))
  })
  return [...untyped, ...missing, ...dangling].map(String)
}

function placesIn(range: string): string[] {
  const { s: first, e: last } = XLSX.utils.decode_range(range)
  const places: string[] = []
  for (let r = first.r; r <= last.r; r += 1)
    for (let c = first.c; c <= last.c; c += 1) places.push(XLSX.utils.encode_cell({ r, c }))
  return places
}

describe.each(everyDocument())('$name', ({ parts }) => {
  it('is a text document whose tables fill their grid and whose styles exist', async () => {
    const files = await filesOf(documentBytes(parts, '.docx'))
    for (const [path, xml] of files) if (isXml(path)) expect(() => tree(xml), path).not.toThrow()
    expect(looseEnds(files)).toEqual([])
    const document = tree(files.get('word/document.xml') ?? '')
    const styles = new Set(
      all(tree(files.get('word/styles.xml') ?? ''), 'w:style').map(style => style.attributes['w:styleId']),
    )
    const used = all(document, 'w:pStyle').map(style => style.attributes['w:val'])
    expect(used.filter(style => !styles.has(style))).toEqual([])
    for (const table of all(document, 'w:tbl')) {
      const columns = all(table, 'w:gridCol').length
      for (const row of all(table, 'w:tr')) {
        const spans = row.children
          .filter(({ name }) => name === 'w:tc')
          .map(cell => Number(all(cell, 'w:gridSpan')[0]?.attributes['w:val'] ?? '1'))
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns)
      }
    }
    expect(all(document, 'w:sectPr')).toHaveLength(parts.length)
  })

  it('is a workbook whose merged cells do not overlap and whose looks exist', async () => {
    const files = await filesOf(documentBytes(parts, '.xlsx'))
    for (const [path, xml] of files) if (isXml(path)) expect(() => tree(xml), path).not.toThrow()
    expect(looseEnds(files)).toEqual([])
    const looks = all(tree(files.get('xl/styles.xml') ?? ''), 'cellXfs')[0]?.children.length ?? 0
    const sheets = [...files].filter(([path]) => path.startsWith('xl/worksheets/'))
    expect(sheets).toHaveLength(parts.length)
    for (const [, xml] of sheets) {
      const sheet = tree(xml)
      const cells = all(sheet, 'c')
      expect(cells.filter(({ attributes }) => Number(attributes.s) >= looks)).toEqual([])
      const merged = all(sheet, 'mergeCell').flatMap(({ attributes }) => placesIn(attributes.ref ?? ''))
      expect(new Set(merged).size).toBe(merged.length)
    }
  })

  it('is the same to the byte every time, and names no author, program or moment', async () => {
    for (const ending of DOCUMENT_ENDINGS) {
      const once = await filesOf(documentBytes(parts, ending))
      const again = await filesOf(documentBytes(parts, ending))
      expect([...once]).toEqual([...again])
      expect([...once.keys()].filter(path => path.startsWith('docProps'))).toEqual([])
    }
  })
})

it('every document of a dataset says the same name, body, counts and date', () => {
  const heads = headLines(facts())
  for (const { name, headed, parts } of datasetDocuments()) {
    if (!headed) continue
    const words = documentWords(parts)
    expect(
      heads.filter(line => !words.includes(line)),
      name,
    ).toEqual([])
  }
})

it('a dropped column is named for reviewers only', () => {
  const inPackage = new Set(packageDocuments({ openForm: 'BOTH' }).map(id => documentNames[id]))
  const naming = datasetDocuments().filter(({ parts }) => documentWords(parts).some(text => text.includes(DROPPED)))
  expect(naming.map(({ name }) => name)).toEqual([documentNames.treatment])
  expect(inPackage.has(documentNames.treatment)).toBe(false)
})

it('forms that go out without a review carry no word of a draft, and drafts say so', () => {
  const red = (draft: boolean) =>
    documentWords(datasetDocuments().find(({ name }) => name === documentNames.quality)!.parts).some(text =>
      text.includes('草稿'),
    ) === draft
  expect(red(false)).toBe(true)
})
