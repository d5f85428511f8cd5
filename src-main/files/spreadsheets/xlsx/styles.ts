// The number formats of a workbook's cell styles, by style index.
// Looks at nothing else of a style.
import { BUILT_IN_FORMATS } from '../formats/built-in-formats.ts'
import { compileFormat, GENERAL_FORMAT, type NumberFormat } from '../formats/number-format.ts'
import type { Archive } from './archive.ts'
import { child, children, readTree } from './xml-tree.ts'

export type Styles = readonly NumberFormat[]

export async function readStyles(archive: Archive, part: string | null): Promise<Styles> {
  if (part === null) return []
  const tree = await readTree(archive, part)
  const codes = new Map<number, string>()
  for (const { attributes } of children(child(tree, 'numFmts'), 'numFmt')) {
    codes.set(Number(attributes.numFmtId), attributes.formatCode ?? 'General')
  }
  const compiled = new Map<number, NumberFormat>()
  return children(child(tree, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0)
    const known = compiled.get(id)
    if (known) return known
    const code = codes.get(id) ?? BUILT_IN_FORMATS[id]
    const format = code === undefined ? GENERAL_FORMAT : compileFormat(code)
    compiled.set(id, format)
    return format
  })
}
