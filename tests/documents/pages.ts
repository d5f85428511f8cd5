// Lays every document out with LibreOffice, in both forms, as pages for people to look at, and says what went wrong.
// Without LibreOffice it fails: not looked at is not in order.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DOCUMENT_ENDINGS, documentBytes } from '../../src-main/files/documents/document-parts.ts'
import { documentWords } from '../../src-main/files/documents/form-text.ts'
import { everyDocument } from './every-document.ts'

const OUT = resolve(import.meta.dirname, '../../test-results/documents')
const EXTENSIONS = { '.docx': 'docx', '.xlsx': 'xlsx' } as const

function run(command: string, args: readonly string[]): string {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (done.error !== undefined) throw new Error(`${command} 没有安装或不能启动：${done.error.message}`)
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${done.stderr}`)
  return done.stdout
}

/** Blanks and line ends are where the page has room for them. */
const bare = (text: string) => text.replace(/\s+/g, '')

async function write(): Promise<Map<string, string[]>> {
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  const said = new Map<string, string[]>()
  for (const { name, parts } of everyDocument())
    for (const ending of DOCUMENT_ENDINGS) {
      const pieces: Uint8Array[] = []
      for await (const piece of documentBytes(parts, ending)) pieces.push(piece)
      await writeFile(join(OUT, `${name}${ending}`), Buffer.concat(pieces))
      said.set(`${name}${ending}`, documentWords(parts))
    }
  return said
}

/** Words of the document that are on no page. */
function lost(pdf: string, words: readonly string[]): string[] {
  const page = bare(run('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, '-']))
  // In the order of the page's own stream a cell's lines follow one another.
  return words
    .flatMap(text => text.split('\n'))
    .filter(
      text =>
        bare(text) !== '' &&
        !bare(text)
          .match(/.{1,4}/gu)
          ?.every(piece => page.includes(piece)),
    )
}

async function main(): Promise<void> {
  const said = await write()
  let faults = 0
  for (const ending of DOCUMENT_ENDINGS) {
    const extension = EXTENSIONS[ending]
    const files = readdirSync(OUT).filter(file => file.endsWith(ending))
    const target = join(OUT, extension)
    mkdirSync(target, { recursive: true })
    run('soffice', [
      '--headless',
      `-env:UserInstallation=file://${join(OUT, '.profile')}`,
      '--convert-to',
      'pdf',
      '--outdir',
      target,
      ...files.map(file => join(OUT, file)),
    ])
    for (const file of files) {
      const pdf = join(target, file.replace(ending, '.pdf'))
      run('pdftoppm', ['-r', '70', '-png', pdf, pdf.replace(/\.pdf$/, '')])
      const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', [pdf]))?.[1] ?? '0')
      const missing = lost(pdf, said.get(file) ?? [])
      faults += missing.length + (pages === 0 ? 1 : 0)
      console.log(
        `${file}: ${pages} 页${missing.length === 0 ? '' : `，页面上没有：${missing.slice(0, 5).join(' | ')}`}`,
      )
    }
  }
  rmSync(join(OUT, '.profile'), { recursive: true, force: true })
  console.log(`${said.size} 份文件，${faults} 处不对。页面在 ${OUT}`)
  if (faults > 0) process.exitCode = 1
}

await main()
