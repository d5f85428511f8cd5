// `template new|build|test|verify|import|list|diff|recheck`: standard templates from folders to signed files and into work folders.
// Judges nothing: the engine refuses what may not be believed or installed.
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import type { PackChange, PackPreview, PackTrial, TemplatePack } from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { packPartTexts, templateCliTexts as texts } from '../../contract/text/zh-CN/template-pack.ts'
import { type Arguments, dayOption, fileWord, requiredOption } from '../arguments.ts'
import { type Command, type Io, PERSON_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { chosenDataset, importFile, type Session, withSession } from '../session.ts'
import { cli } from '../words.ts'

/** A new folder with the example, or with what a template file holds, for its next version. */
async function make({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const path = resolve(fileWord(args, 1))
  const from = args.words[2]
  const pack = from === undefined ? undefined : await packOf({ client }, resolve(from))
  const { files } = await client.call('templates.writeFolder', pack === undefined ? { path } : { path, pack })
  await io.print({ folder: path, files }, () => formatTable(files.map(file => [file])))
  io.say(fill(texts.folderWritten, { folder: path, count: files.length }))
  return 0
}

/** Of a folder, of a JSON file, or of a signed file that is believed. */
async function packOf({ client }: Session, path: string): Promise<TemplatePack> {
  if (!existsSync(path)) throw new OpenprepError('FILE_NOT_FOUND', { file: path })
  if (statSync(path).isDirectory() || path.endsWith('.json'))
    return (await client.call('templates.readFolder', { path })).pack
  return client.call('templates.readFile', { path })
}

async function build({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const out = resolve(requiredOption(args, 'out'))
  const { pack, faults } = await client.call('templates.readFolder', { path: resolve(fileWord(args, 1)) })
  for (const fault of faults) io.say(fill(texts.fault, fault))
  if (faults.length > 0) {
    io.say(fill(texts.faults, { count: faults.length }))
    await io.print({ built: null, faults }, () => '')
    return 1
  }
  const facts = await client.call('templates.build', { pack, out, validTo: dayOption(args, 'valid-to') ?? null })
  await io.print({ built: out, facts, faults }, () => out)
  const { title, version, issuer, sha256 } = facts
  io.say(fill(texts.built, { title, version, file: out, unit: issuer.unit, name: issuer.name, sha256 }))
  return 0
}

/** A trial on sample data: what the template would find and ask for, before anybody signs it. */
async function test(session: Session, args: Arguments, io: Io): Promise<number> {
  const pack = await packOf(session, resolve(fileWord(args, 1)))
  const faults = await session.client.call('templates.check', { pack })
  const datasetId = await importFile(session, args, fileWord(args, 2))
  const trial = await session.client.call('templates.try', { datasetId, pack })
  await io.print({ ...trial, faults }, () => trialLines(trial))
  for (const fault of faults) io.say(fill(texts.fault, fault))
  return faults.length + trial.recipes.filter(({ runs }) => !runs).length > 0 ? 1 : 0
}

function trialLines({ columns, missing, recipes, idle }: PackTrial): string {
  const lines = columns.map(({ column, standard, detection, policyRule, proposed }) => {
    const said = [
      ...(standard === null ? [] : [fill(texts.trialStandard, { standard })]),
      ...detection.map(rule => fill(texts.trialRule, { rule })),
      ...(policyRule === null
        ? []
        : [fill(texts.trialPolicy, { rule: policyRule, proposed: proposed ?? texts.trialByHand })]),
    ]
    return [column, said.join('；')]
  })
  return formatTable([
    ...lines,
    ...recipes.map(({ name, runs, reason }) => [
      fill(texts.trialRecipe, { name, outcome: runs ? texts.trialRuns : reason }),
      '',
    ]),
    ...missing.map(message => [message, '']),
    ...idle.map(message => [message, '']),
  ])
}

async function verify({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const preview = await client.call('templates.look', { path: resolve(fileWord(args, 1)) })
  await io.print(preview.facts, () =>
    formatTable(preview.facts.contents.map(({ part, count }) => [packPartTexts[part], String(count)])),
  )
  const { title, version, issuer, issuedAt, validTo } = preview.facts
  const until = validTo === null ? '' : fill(texts.validTo, { date: validTo.slice(0, 10) })
  const facts = { title, version, unit: issuer.unit, name: issuer.name, date: issuedAt.slice(0, 10), validTo: until }
  io.say(fill(texts.verified, facts))
  return 0
}

/** What will change comes first; with --check nothing is installed. */
async function install({ client }: Session, args: Arguments, io: Io): Promise<number> {
  requiredOption(args, 'store')
  const path = resolve(fileWord(args, 1))
  const preview = await client.call('templates.look', { path })
  sayPreview(preview, io)
  const { title, version } = preview.facts
  if (args.options.check !== true) {
    await client.call('templates.import', { path })
    io.say(fill(preview.known ? texts.known : texts.imported, { title, version }))
  }
  await io.print({ ...preview, installed: args.options.check !== true }, () => changeTable(preview.changes))
  return 0
}

function sayPreview({ replaces, affected }: PackPreview, io: Io): void {
  io.say(replaces === null ? texts.wouldAdd : fill(texts.wouldReplace, { version: replaces }))
  if (affected.length === 0) return
  const names = affected.map(({ name }) => name).join('、')
  io.say(fill(texts.affected, { count: affected.length, names }))
}

function changeTable(changes: readonly PackChange[]): string {
  return formatTable(changes.map(({ kind, sentence }) => [texts[kind], sentence]))
}

async function list({ client }: Session, args: Arguments, io: Io): Promise<number> {
  requiredOption(args, 'store')
  const packs = await client.call('templates.list', {})
  const datasets = await client.call('templates.datasets', {})
  await io.print({ packs, datasets }, () =>
    formatTable([
      ...packs.map(({ title, version, issuer, current, expired }) => [
        title,
        version,
        issuer.unit,
        expired && current ? texts.expired : current ? texts.current : texts.former,
      ]),
      ...datasets.map(({ name, outdated }) => [name, '', '', outdated ? texts.outdated : texts.upToDate]),
    ]),
  )
  return datasets.some(({ outdated }) => outdated) ? 1 : 0
}

/** Two files, or a file beside what is installed. */
async function diff({ client }: Session, args: Arguments, io: Io): Promise<number> {
  const [from, to] = [resolve(fileWord(args, 1)), args.words[2]]
  const changes =
    to === undefined
      ? (await client.call('templates.look', { path: from })).changes
      : await client.call('templates.compareFiles', { from, to: resolve(to) })
  await io.print(changes, () => changeTable(changes))
  if (changes.length === 0) io.say(texts.noChanges)
  return changes.length === 0 ? 0 : 1
}

async function recheck(session: Session, args: Arguments, io: Io): Promise<number> {
  requiredOption(args, 'store')
  const { id: datasetId, name } = await chosenDataset(session, args)
  const { report } = await session.client.call('templates.recheck', { datasetId })
  const failed = report.gates.filter(({ passed }) => !passed)
  await io.print(report, () => formatTable(failed.map(({ title, figure, limit }) => [title, figure, limit])))
  const passed = failed.length === 0 ? texts.allPassed : fill(texts.somePassed, { failed: failed.length })
  io.say(fill(texts.rechecked, { name, passed }))
  return failed.length === 0 ? 0 : 1
}

const ACTS = { new: make, build, test, verify, import: install, list, diff, recheck } as const

function isAct(word: string): word is keyof typeof ACTS {
  return Object.hasOwn(ACTS, word)
}

export const template: Command = {
  name: 'template',
  words: 3,
  options: [...STORE_OPTIONS, ...PERSON_OPTIONS, 'out', 'valid-to', 'check'],
  run(args, io) {
    const act = args.words[0] ?? ''
    if (!isAct(act)) throw new OpenprepError('USAGE', { reason: cli.forms.template })
    return withSession(args, session => ACTS[act](session, args, io))
  },
}
