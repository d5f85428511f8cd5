// Opens the engine in this process for one command: on a given work folder, or on a temporary one removed at the end.
// The same engine and the same client as the window's.

import { existsSync } from 'node:fs'
import { availableParallelism, hostname, userInfo } from 'node:os'
import { basename, extname, resolve } from 'node:path'
import { z } from 'zod'
import { type Catalogue, CatalogueSchema } from '../contract/catalogue.ts'
import type { DatasetSummary } from '../contract/datasets.ts'
import { EffectFiguresSchema } from '../contract/effect-figures.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { EngineClient } from '../contract/protocol.ts'
import { ReadingSchema } from '../contract/reading.ts'
import { type Recipe, RecipeSchema } from '../contract/recipe.ts'
import { DEFAULT_SEED, type RunReport } from '../contract/run.ts'
import { fill } from '../contract/text/describe-error.ts'
import { VERSION } from '../contract/version.ts'
import { migratedCatalogue } from '../core/catalogue/catalogue-versions.ts'
import { inputNamesOf } from '../core/recipe/inputs-read.ts'
import { migratedRecipe } from '../core/recipe/recipe-versions.ts'
import type { Signer } from '../core/signing/certificates.ts'
import { type Arguments, fileWord, integerOption, pairOption, requiredOption } from './arguments.ts'
import type { Io } from './command.ts'
import { filePassword, mergedReading } from './file-reading.ts'
import { interrupted } from './interrupt.ts'
import { readJson, readText } from './json-file.ts'
import { givenPolicies, policyId } from './policy-file.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { cli, people } from './words.ts'

export interface Session {
  client: EngineClient
}

/** ISO 8601 with the machine's own offset left out: the trail is read on one machine. */
export function clock(): string {
  return new Date().toISOString()
}

export function today(): string {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

type PhraseOption = 'passphrase-file' | 'identity-passphrase-file' | 'root-passphrase-file'

export function passphrase({ options }: Arguments, name: PhraseOption = 'passphrase-file'): string | undefined {
  const file = options[name]
  return file === undefined ? undefined : readText(file).replace(/\r?\n$/, '')
}

const RecipeFileSchema = z.preprocess(value => migratedRecipe(value), RecipeSchema)
export const readRecipe = (path: string): Recipe => readJson(path, RecipeFileSchema, 'RECIPE_INVALID')
const CatalogueFileSchema = z.preprocess(value => migratedCatalogue(value), CatalogueSchema)
export const readCatalogue = (path: string): Catalogue => readJson(path, CatalogueFileSchema, 'CATALOGUE_INVALID')

/** The person of `--identity`; undefined = nobody signs. */
async function givenIdentity(args: Arguments): Promise<Signer | undefined> {
  const file = args.options.identity
  if (file === undefined) return undefined
  const { openIdentityFile } = await import('../store/identity-file.ts')
  return openIdentityFile(file, passphrase(args, 'identity-passphrase-file'))
}

/** The engine is most of the program: commands that need none start without it. */
async function loadEngine() {
  const { openEngine } = await import('../engine/open-engine.ts')
  const { connectInProcess } = await import('../engine/in-process.ts')
  const { newSealKey } = await import('../store/protection/sealing.ts')
  return { openEngine, connectInProcess, newSealKey }
}

/** `phrase`: what --passphrase-file is for: to open the key ring, or something the command sees to itself. */
export async function withSession<T>(
  args: Arguments,
  work: (session: Session) => Promise<T>,
  phrase: 'keyring' | 'own' = 'keyring',
): Promise<T> {
  const given = args.options.store
  const temporary = given === undefined ? temporaryFolder() : null
  const folder = temporary?.path ?? resolve(given ?? '')
  const user = userInfo().username
  const identity = await givenIdentity(args)
  try {
    const { openEngine, connectInProcess, newSealKey } = await loadEngine()
    const engine = await openEngine({
      folder,
      ...(temporary !== null && { key: newSealKey('aes-256-gcm') }),
      keyring: {
        path: args.options.keyring ?? null,
        passphrase: phrase === 'keyring' ? passphrase(args) : undefined,
        createMissing: args.options.keyring !== undefined || given !== undefined,
        // Files that share a ring and belong to no named project are meant to match: the months of one table have no other bond.
        shareNew: given === undefined && args.options.project === undefined,
      },
      ...(identity !== undefined && { identity }),
      ...(args.options.project !== undefined && { project: args.options.project }),
      holder: `openprep (${user}@${hostname()}, pid ${process.pid})`,
      person: args.options.as ?? user,
      version: VERSION,
      samplesFolder: '',
      policies: givenPolicies(args),
      keepPolicies: given !== undefined,
      seed: seedOption(args),
      checkPath: () => undefined,
      now: clock,
      log: line => process.stderr.write(`${line}\n`),
      // Nobody waits for a window here, and this thread only writes what the workers made.
      workers: availableParallelism(),
    })
    try {
      const { call, on } = connectInProcess(engine.server)
      const client: EngineClient = { on, call: (name, input) => call(name, input, { signal: interrupted }) }
      await logIn(client, args)
      const { trust } = args.options
      if (trust !== undefined) await client.call('trust.import', { path: resolve(trust) })
      const { levels } = args.options
      if (levels !== undefined)
        await client.call('risk.saveFigures', { figures: readJson(levels, EffectFiguresSchema, 'FIGURES_INVALID') })
      return await work({ client })
    } finally {
      await engine.close()
    }
  } finally {
    temporary?.remove()
  }
}

/** Where the work folder has accounts, the person named by --as with the pass phrase of --login-file. */
async function logIn(client: EngineClient, { options }: Arguments): Promise<void> {
  const file = options['login-file']
  if (file === undefined) return
  const { organisation } = await client.call('session.get', {})
  if (organisation === null) throw new OpenprepError('ORGANISATION_NEEDED')
  if (options.as === undefined)
    throw new OpenprepError('OPTION_INVALID', { option: '--login-file', value: file, reason: people.nameNeeded })
  await client.call('session.open', { name: options.as, passphrase: secretIn(file) })
}

/** A pass phrase or key of a file, without the line break behind it. */
export function secretIn(file: string): string {
  return readText(file)
    .replace(/^\ufeff/, '')
    .replace(/\r?\n$/, '')
}

/** The same for the run and for finding its result again. */
export const seedOption = (args: Arguments): number => integerOption(args, 'seed') ?? DEFAULT_SEED

export function startRun(client: EngineClient, datasetId: string, args: Arguments): Promise<RunReport> {
  const unable = args.options['no-skip'] === true ? 'stop' : 'leaveOut'
  return client.call('run.start', { datasetId, seed: seedOption(args), unable, policy: policyId(args) })
}

/** The steps a recipe got in front so that it meets this table's heads; nothing is taken for something else in silence. */
export function sayFitted(given: Recipe, steps: readonly { readonly sentence: string }[], io: Io): void {
  const heads = steps.slice(0, steps.length - given.steps.length)
  for (const { sentence } of heads) io.say(fill(cli.headTaken, { sentence }))
}

/** Gives the dataset the recipe of a file. */
export async function giveRecipe({ client }: Session, datasetId: string, recipe: Recipe, io: Io): Promise<void> {
  const { steps } = await client.call('recipe.replace', { datasetId, recipe, label: recipe.name ?? '' })
  sayFitted(recipe, steps, io)
}

/** One line per step the run left out; nothing is left out in silence. */
export function sayLeftOut({ leftOut }: RunReport, io: Io): void {
  for (const { number, op, reason } of leftOut) io.say(fill(cli.stepLeftOut, { number, op, reason }))
}

export async function importFile({ client }: Session, args: Arguments, path: string, recipe?: Recipe): Promise<string> {
  if (!existsSync(path)) throw new OpenprepError('FILE_NOT_FOUND', { file: path })
  const name = args.options.dataset ?? basename(path, extname(path))
  const report = await client.call('datasets.import', {
    path: resolve(path),
    reading: mergedReading(args, recipe?.reading),
    name,
    password: filePassword(args),
  })
  return report.datasetId
}

function inputsNamed(args: Arguments): { name: string; path: string }[] {
  return pairOption(args, 'input').map(({ name, value }) => ({ name, path: value }))
}

/** A further input that the recipe does not name would change nothing: said, not swallowed. */
export function checkInputs(args: Arguments, recipe: Recipe): void {
  const read = new Set([...Object.keys(recipe.inputs), ...inputNamesOf(recipe.steps)])
  for (const { name, path } of inputsNamed(args)) {
    if (!existsSync(path)) throw new OpenprepError('FILE_NOT_FOUND', { file: path })
    if (read.has(name)) continue
    const reason = fill(cli.inputUnused, { name })
    throw new OpenprepError('OPTION_INVALID', { option: '--input', value: `${name}=${path}`, reason })
  }
}

/** Stores the further tables of `--input NAME=FILE`, read as the recipe says. */
export async function importInputs(
  { client }: Session,
  args: Arguments,
  datasetId: string,
  recipe: Recipe,
): Promise<void> {
  for (const { name, path } of inputsNamed(args)) {
    const reading = recipe.inputs[name]?.reading ?? ReadingSchema.parse({ header: 'auto' })
    await client.call('inputs.add', { datasetId, name, path: resolve(path), reading })
  }
}

/** The dataset named by --dataset, or the only one there is. */
export async function chosenDataset({ client }: Session, { options }: Arguments): Promise<DatasetSummary> {
  const datasets = await client.call('datasets.list', {})
  const names = datasets.map(dataset => dataset.name).join('、')
  if (options.dataset === undefined && datasets.length > 1)
    throw new OpenprepError('USAGE', { reason: fill(cli.datasetNeeded, { names }) })
  const found = options.dataset === undefined ? datasets[0] : datasets.find(dataset => dataset.name === options.dataset)
  if (found === undefined)
    throw new OpenprepError('DATASET_NOT_FOUND', { dataset: options.dataset ?? '', datasets: names })
  return found
}

/**
 * The dataset a command works on, treated and described: from `FILE --recipe R --catalogue C`, or from a work folder.
 * Runs the recipe unless its result is still true.
 */
export async function preparedDataset(
  session: Session,
  args: Arguments,
  io: Io,
): Promise<{ datasetId: string; run: RunReport }> {
  const { client } = session
  const datasetId = args.words.length > 0 ? await fromFiles(session, args, io) : (await storedDataset(session, args)).id
  const fresh = await client.call('run.get', { datasetId })
  const run = fresh !== null && args.options['no-skip'] !== true ? fresh : await startRun(client, datasetId, args)
  sayLeftOut(run, io)
  return { datasetId, run }
}

async function storedDataset(session: Session, args: Arguments): Promise<DatasetSummary> {
  // Without a file there must be a work folder: what is missing is most likely the file.
  if (args.options.store === undefined) fileWord(args)
  return chosenDataset(session, args)
}

async function fromFiles(session: Session, args: Arguments, io: Io): Promise<string> {
  const { client } = session
  const recipe = readRecipe(requiredOption(args, 'recipe'))
  const catalogue = readCatalogue(requiredOption(args, 'catalogue'))
  checkInputs(args, recipe)
  const datasetId = await importFile(session, args, args.words[0] ?? '', recipe)
  await importInputs(session, args, datasetId, recipe)
  await giveRecipe(session, datasetId, recipe, io)
  await client.call('catalogue.save', { datasetId, catalogue })
  return datasetId
}
