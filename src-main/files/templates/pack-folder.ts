// The folder a template is made from: a file for each part, tables for what people keep in tables, and the way back into a folder.
// Signs nothing and checks no meaning beyond each file's form.
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { FIELD_TYPES } from '../../contract/catalogue.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { type TemplatePack, TemplatePackSchema } from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { packFaultTexts } from '../../contract/text/zh-CN/template-pack.ts'
import { readTargets } from '../../core/bureau-ledger/read-targets.ts'
import { migratedRecipe } from '../../core/recipe/recipe-versions.ts'
import { openingError } from '../file-errors.ts'
import { packTableText, readPackTable, wordsIn } from './pack-tables.ts'

const HEAD = 'pack.json'
/** Files that hold one part each, as it is. */
const SINGLE = {
  catalogueForm: 'catalogue-form.json',
  detection: 'detection.json',
  hierarchies: 'hierarchies.json',
  limits: 'limits.json',
  exportProfile: 'export.json',
  documents: 'documents.json',
  calendar: 'calendar.json',
  trust: 'trust.json',
} as const
const COLUMNS = 'columns.csv'
const MILESTONES = 'milestones.csv'
const FOLDERS = {
  codeLists: 'code-lists',
  dictionaries: 'dictionaries',
  policies: 'policies',
  recipes: 'recipes',
  reference: 'reference-lists',
  municipal: 'municipal-lists',
  targets: 'targets',
} as const
/** A part that is larger than this is no template. */
const MOST_BYTES = 16 * 1024 * 1024

/** Throws TEMPLATE_INVALID naming the file and the field; FILE_NOT_FOUND and what reading throws. */
export async function readPackFolder(folder: string, signal?: AbortSignal): Promise<TemplatePack> {
  const parts: Record<string, unknown> = {}
  for (const [part, file] of Object.entries(SINGLE)) {
    const value = await optionalJson(join(folder, file))
    if (value !== undefined) parts[part] = value
  }
  const list = (name: keyof typeof FOLDERS, endings: readonly string[]) => filesIn(join(folder, FOLDERS[name]), endings)
  parts.codeLists = await Promise.all((await list('codeLists', TABLES)).map(path => codeListIn(path, signal)))
  parts.dictionaries = await Promise.all((await list('dictionaries', ['.txt'])).map(dictionaryIn))
  parts.policies = await Promise.all((await list('policies', ['.json'])).map(neededJson))
  parts.recipes = await Promise.all((await list('recipes', ['.json'])).map(recipeIn))
  parts.targets = await Promise.all((await list('targets', ['.json'])).map(targetsIn))
  parts.referenceLists = [
    ...(await Promise.all((await list('reference', TABLES)).map(path => listIn(path, 'REFERENCE', signal)))),
    ...(await Promise.all((await list('municipal', TABLES)).map(path => listIn(path, 'MUNICIPAL', signal)))),
  ]
  parts.columns = await columnsIn(join(folder, COLUMNS), signal)
  parts.milestones = await milestonesIn(join(folder, MILESTONES), signal)
  const head = await neededJson(join(folder, HEAD))
  return parsedPack({ ...(typeof head === 'object' ? head : {}), parts }, folder)
}

/** A whole pack in one JSON file, as the window and programs pass it on. */
export async function readPackJson(path: string): Promise<TemplatePack> {
  return parsedPack(await neededJson(path), path)
}

function parsedPack(value: unknown, place: string): TemplatePack {
  const read = TemplatePackSchema.safeParse(value)
  if (read.success) return read.data
  const [first] = read.error.issues
  const field = first?.path.join('.') ?? ''
  const file = fileOfField(String(first?.path[1] ?? '')) ?? basename(place)
  const reason = fill(packFaultTexts.partFile, { file, field, reason: first?.message ?? '' })
  throw new OpenprepError('TEMPLATE_INVALID', { reason, field }, { file: place }, { cause: read.error })
}

function fileOfField(part: string): string | undefined {
  return Object.entries({ ...SINGLE, ...FOLDERS, columns: COLUMNS, milestones: MILESTONES }).find(
    ([name]) => name === part,
  )?.[1]
}

const TABLES = ['.csv', '.xlsx']

/** In the order of their names; [] where the folder is not there. */
async function filesIn(folder: string, endings: readonly string[]): Promise<string[]> {
  const names = await readdir(folder).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return []
    throw openingError(thrown, folder)
  })
  return names
    .filter(name => endings.includes(extname(name).toLowerCase()))
    .toSorted()
    .map(name => join(folder, name))
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    info => info.isFile(),
    () => false,
  )
}

async function optionalJson(path: string): Promise<unknown> {
  return (await isThere(path)) ? neededJson(path) : undefined
}

async function text(path: string): Promise<string> {
  try {
    // Asked before it is read.
    const { size } = await stat(path)
    if (size > MOST_BYTES) throw new OpenprepError('FILE_TOO_LARGE', { file: basename(path), limit: MOST_BYTES })
    return (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
  } catch (thrown) {
    throw thrown instanceof OpenprepError ? thrown : openingError(thrown, path)
  }
}

async function neededJson(path: string): Promise<unknown> {
  const written = await text(path)
  try {
    return JSON.parse(written)
  } catch (cause) {
    const reason = fill(packFaultTexts.partFile, {
      file: basename(path),
      field: '',
      reason: cause instanceof Error ? cause.message : String(cause),
    })
    throw new OpenprepError('TEMPLATE_INVALID', { reason, field: basename(path) }, { file: path }, { cause })
  }
}

const nameOf = (path: string) => basename(path, extname(path))

async function codeListIn(path: string, signal: AbortSignal | undefined) {
  const { rows } = await readPackTable(path, ['代码', '名称'], signal)
  return { name: nameOf(path), values: rows.map(row => ({ code: row.代码 ?? '', label: row.名称 ?? '' })) }
}

async function dictionaryIn(path: string) {
  const words = (await text(path)).split(/\r?\n/).map(word => word.trim())
  return { name: nameOf(path), words: words.filter(word => word !== '') }
}

async function recipeIn(path: string) {
  return { name: nameOf(path), recipe: migratedRecipe(await neededJson(path)) }
}

/** Ours, or the annex of a yearly plan as it was published. */
async function targetsIn(path: string) {
  const value = await neededJson(path)
  return readTargets(value) ?? value
}

async function listIn(path: string, kind: 'REFERENCE' | 'MUNICIPAL', signal: AbortSignal | undefined) {
  const { rows } = await readPackTable(path, ['目录名称'], signal)
  const lines = rows.map(row => ({ title: row.目录名称, publisher: row.单位 ?? '', labels: wordsIn(row.数据项 ?? '') }))
  return { name: nameOf(path), kind, lines }
}

async function columnsIn(path: string, signal: AbortSignal | undefined) {
  if (!(await isThere(path))) return []
  const { rows } = await readPackTable(path, ['数据项', '英文名', '类型'], signal)
  return rows.map(row => ({
    label: row.数据项,
    aliases: wordsIn(row.别名 ?? ''),
    name: row.英文名,
    type: FIELD_TYPES.find(type => type === row.类型?.slice(0, 1)) ?? row.类型,
    length: row.长度 ?? '',
    codeList: row.代码表 === undefined || row.代码表 === '' ? null : row.代码表,
    unit: row.单位 ?? '',
    description: row.说明 ?? '',
  }))
}

async function milestonesIn(path: string, signal: AbortSignal | undefined) {
  if (!(await isThere(path))) return []
  const { rows } = await readPackTable(path, ['事项', '日期'], signal)
  return rows.map(row => ({ title: row.事项, date: row.日期, note: row.说明 ?? '' }))
}

/** Writes a pack as a folder; the folder is made, a file that is there already is refused. Answers the files, by path in the folder. */
export async function writePackFolder(folder: string, pack: TemplatePack): Promise<string[]> {
  const files = packFiles(pack)
  try {
    await mkdir(folder, { recursive: true })
    for (const sub of Object.values(FOLDERS)) await mkdir(join(folder, sub), { recursive: true })
    for (const [path, content] of files) await writeFile(join(folder, path), content, { flag: 'wx' })
  } catch (cause) {
    throw new OpenprepError('TARGET_NOT_WRITABLE', { file: folder }, { file: folder }, { cause })
  }
  return files.map(([path]) => path)
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

function packFiles({ formatVersion, id, title, version, note, parts }: TemplatePack): [string, string][] {
  const single = Object.entries(SINGLE).flatMap(([part, file]): [string, string][] => {
    const value = Object.entries(parts).find(([name]) => name === part)?.[1]
    return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[file, json(value)]]
  })
  return [
    [HEAD, json({ formatVersion, id, title, version, note })],
    ...single,
    ...parts.codeLists.map(({ name, values }): [string, string] => [
      join(FOLDERS.codeLists, `${name}.csv`),
      packTableText(
        ['代码', '名称'],
        values.map(({ code, label }) => [code, label]),
      ),
    ]),
    ...parts.dictionaries.map(({ name, words }): [string, string] => [
      join(FOLDERS.dictionaries, `${name}.txt`),
      `${words.join('\n')}\n`,
    ]),
    ...parts.policies.map((policy): [string, string] => [join(FOLDERS.policies, `${policy.id}.json`), json(policy)]),
    ...parts.recipes.map(({ name, recipe }): [string, string] => [join(FOLDERS.recipes, `${name}.json`), json(recipe)]),
    ...parts.targets.map((targets): [string, string] => [join(FOLDERS.targets, `${targets.year}.json`), json(targets)]),
    ...parts.referenceLists.map(({ name, kind, lines }): [string, string] => [
      join(kind === 'REFERENCE' ? FOLDERS.reference : FOLDERS.municipal, `${name}.csv`),
      packTableText(
        ['目录名称', '单位', '数据项'],
        lines.map(line => [line.title, line.publisher, line.labels.join('、')]),
      ),
    ]),
    ...(parts.columns.length === 0 ? [] : [[COLUMNS, columnsText(parts.columns)] satisfies [string, string]]),
    ...(parts.milestones.length === 0
      ? []
      : [
          [
            MILESTONES,
            packTableText(
              ['事项', '日期', '说明'],
              parts.milestones.map(one => [one.title, one.date, one.note]),
            ),
          ] satisfies [string, string],
        ]),
  ]
}

function columnsText(columns: TemplatePack['parts']['columns']): string {
  return packTableText(
    ['数据项', '别名', '英文名', '类型', '长度', '代码表', '单位', '说明'],
    columns.map(({ label, aliases, name, type, length, codeList, unit, description }) => [
      label,
      aliases.join('、'),
      name,
      type,
      length,
      codeList ?? '',
      unit,
      description,
    ]),
  )
}
