// Judges one file a body handed in: a release package, a catalogue entry, a confirmation form or a list with many items on it,
// and says what the ledger needs to know of each.
// Keeps nothing and changes nothing.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ItemCarrier, ItemFinding, LedgerItem, ReturnReason } from '../../contract/bureau-ledger.ts'
import { type Catalogue, CatalogueSchema } from '../../contract/catalogue.ts'
import { OpenprepError } from '../../contract/errors.ts'
import type { Manifest } from '../../contract/package.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { ledgerFindingTexts as texts } from '../../contract/text/zh-CN/bureau-ledger.ts'
import { handedInTexts } from '../../contract/text/zh-CN/handed-in-lists.ts'
import { migratedCatalogue } from '../../core/catalogue/catalogue-versions.ts'
import { type MissingElement, missingElements } from '../../core/catalogue/missing-elements.ts'
import { type AnswerSheet, readAnswers } from '../../core/handed-in-lists/answer-sheet.ts'
import { readForm } from '../../core/handed-in-lists/form-entry.ts'
import type { LineEntry } from '../../core/handed-in-lists/line-entry.ts'
import { type ListLine, type ReadList, readList } from '../../core/handed-in-lists/list-lines.ts'
import { checkManifest } from '../packages/check-manifest.ts'
import { openContainer } from '../packages/container-reader.ts'
import { isPackage } from '../packages/is-package.ts'
import { CATALOGUE_PATH } from '../packages/package-paths.ts'
import { readJsonEntry } from '../packages/read-entry.ts'
import { verifyPackage } from '../packages/verify-package.ts'
import { countTable, type TableCount } from './count-table.ts'
import { isTableFile, readGrids } from './read-grids.ts'

/** What the file itself tells; who collects it adds its digest and the time. */
export type Assessed = Omit<LedgerItem, 'sha256' | 'at'>

export interface HandedIn {
  readonly items: readonly Assessed[]
  /** A reference list of the bureau that was answered line by line. */
  readonly answers: AnswerSheet | null
}

export interface AssessOptions {
  /** Accept what nobody has reviewed yet. */
  readonly drafts: boolean
  readonly signal?: AbortSignal
}

/** A catalogue entry of ten thousand columns is still smaller. */
const MAX_CATALOGUE = 32 * 1024 * 1024
const MISSING_NAMED = 3

/**
 * null = none of what bodies hand in. Throws FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_LOCKED, CANCELLED; for workbooks what opening
 * one throws.
 */
export async function assessHandedIn(path: string, options: AssessOptions): Promise<HandedIn | null> {
  if (isTableFile(path)) return assessLists(path, options)
  if (await isPackage(path)) return { items: [await assessPackage(path, options)], answers: null }
  const catalogue = parsedCatalogue(await readText(path))
  return catalogue === null ? null : { items: [assessCatalogue(path, catalogue)], answers: null }
}

async function assessPackage(path: string, { drafts, signal }: AssessOptions): Promise<Assessed> {
  const verified = await verifyPackage(path, signal === undefined ? {} : { signal })
  const container = await openContainer(path)
  const { manifest } = await checkManifest(container)
  const catalogue = parsedJson((await readJsonEntry(container, CATALOGUE_PATH))?.value)
  const failed = verified.checks.filter(check => !check.ok)
  const sound = failed.every(check => check.id === 'leaks')
  const counted =
    sound && manifest !== null && catalogue !== null ? await countTable(container, manifest, catalogue, signal) : null
  const findings = [
    ...failed.map(({ id, detail }) => found(id === 'leaks' ? 'leak' : 'broken', detail)),
    ...(manifest?.draft === true && !drafts ? [found('draft', texts.draft)] : []),
    ...(catalogue === null ? [] : catalogueFindings(catalogue)),
    ...(catalogue?.openAttribute === 'CLOSED' ? [found('closed', texts.closed)] : []),
    ...(counted === null ? [] : tableFindings(counted)),
  ]
  return {
    ...described(path, catalogue ?? CatalogueSchema.parse({})),
    ...(catalogue === null && manifest !== null && named(manifest)),
    carrier: 'package',
    state: findings.length === 0 ? 'ACCEPTED' : 'RETURNED',
    findings,
    rows: manifest?.result.rows ?? null,
    quality: counted === null ? null : { cells: counted.cells, blank: counted.blank, repeated: counted.repeated },
    draft: manifest?.draft ?? true,
    templates: manifest?.templates ?? [],
  }
}

/** A workbook with lists, with one form, or with an answered reference list. */
async function assessLists(path: string, { signal }: AssessOptions): Promise<HandedIn | null> {
  const grids = await readGrids(path, signal)
  const [answers] = grids.flatMap(grid => readAnswers(grid) ?? [])
  if (answers !== undefined) return { items: [], answers }
  const lists = grids.flatMap(grid => readList(grid) ?? [])
  if (lists.length > 0) {
    const items = lists.flatMap(list => list.lines.map(line => assessLine(path, list, line)))
    return { items, answers: null }
  }
  const form = readForm(grids)
  if (form === null) return null
  const findings = entryFindings(form)
  return { items: [spokenOf(path, form.catalogue, 'form', findings)], answers: null }
}

function assessLine(path: string, { sheet }: ReadList, { entry, row, listNo, planned, twiceOf }: ListLine): Assessed {
  const twice = twiceOf === null ? [] : [found('twice', fill(handedInTexts.twice, { row: twiceOf }))]
  const item = spokenOf(path, entry.catalogue, 'list', [...twice, ...entryFindings(entry)])
  return { ...item, place: { sheet, row }, listNo, planned }
}

function entryFindings({ missing, unread }: LineEntry): ItemFinding[] {
  return [...missingFindings(missing), ...(unread.length === 0 ? [] : [found('unread', unread.join('；'))])]
}

function assessCatalogue(path: string, catalogue: Catalogue): Assessed {
  return spokenOf(path, catalogue, 'catalogue', catalogueFindings(catalogue))
}

/** What speaks of data and carries none. */
function spokenOf(path: string, catalogue: Catalogue, carrier: ItemCarrier, findings: ItemFinding[]): Assessed {
  return {
    ...described(path, catalogue),
    carrier,
    state: findings.length === 0 ? 'ACCEPTED' : 'RETURNED',
    findings,
    rows: catalogue.rowCount,
    quality: null,
    draft: false,
    templates: [],
  }
}

function described(path: string, catalogue: Catalogue) {
  return {
    file: basename(path),
    body: catalogue.publisher.name,
    title: catalogue.title,
    identifier: catalogue.identifier,
    version: catalogue.version,
    openAttribute: catalogue.openAttribute,
    openForm: catalogue.openForm,
    resourceKind: catalogue.resourceKind,
    formats: catalogue.formats,
    domains: catalogue.domains,
    businessLine: catalogue.businessLine,
    updateCycle: catalogue.updateCycle,
    updated: catalogue.dataUpdateDate,
    columns: catalogue.fields.map(field => field.label),
    place: null,
    listNo: '',
    planned: '',
    closedReason: catalogue.closedReason,
    legalBasis: catalogue.legalBasis.map(({ title, article }) => `《${title}》${article}`).join('；'),
  }
}

/** What is left to call a package by whose catalogue entry cannot be read. */
function named({ title, publisher }: Manifest) {
  return { title, body: publisher }
}

function catalogueFindings(catalogue: Catalogue): ItemFinding[] {
  return missingFindings(missingElements(catalogue))
}

function missingFindings(missing: readonly MissingElement[]): ItemFinding[] {
  if (missing.length === 0) return []
  const first = missing.slice(0, MISSING_NAMED).map(({ message }) => message)
  return [found('incomplete', fill(texts.incomplete, { count: missing.length, first: first.join('') }))]
}

function tableFindings({ blank, blankColumns, repeated }: TableCount): ItemFinding[] {
  return [
    ...(blank > 0 ? [found('blank', fill(texts.blank, { columns: blankColumns.join('、'), count: blank }))] : []),
    ...(repeated > 0 ? [found('repeated', fill(texts.repeated, { count: repeated }))] : []),
  ]
}

function found(reason: ReturnReason, detail: string): ItemFinding {
  return { reason, detail }
}

/** '' when it is too long to be an entry. */
async function readText(path: string): Promise<string> {
  try {
    // Asked before it is read: a file of any size may carry the name of an entry.
    const { size } = await stat(path)
    return size > MAX_CATALOGUE ? '' : await readFile(path, 'utf8')
  } catch (cause) {
    throw new OpenprepError('FILE_NOT_READABLE', { file: basename(path), reason: String(cause) }, undefined, { cause })
  }
}

function parsedCatalogue(text: string): Catalogue | null {
  try {
    return parsedJson(JSON.parse(text))
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

/** Every element has a default, so anything with a title passes for an entry; anything else is another JSON file. */
function parsedJson(value: unknown): Catalogue | null {
  if (typeof value !== 'object' || value === null || !('title' in value)) return null
  const parsed = CatalogueSchema.safeParse(migratedCatalogue(value))
  return parsed.success ? parsed.data : null
}
