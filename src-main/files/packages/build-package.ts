// Builds a release package: data, catalogue, documents, manifest, in one canonical container.
// Decides nothing about release: gates and drafts are the caller's answer, stated in the manifest.
import type { Catalogue } from '../../contract/catalogue.ts'
import { OpenprepError } from '../../contract/errors.ts'
import type { GateReport } from '../../contract/gates.ts'
import type { Manifest } from '../../contract/package.ts'
import type { TableProfile } from '../../contract/profile.ts'
import type { RunReport } from '../../contract/run.ts'
import type { DocumentLayout } from '../../contract/template-pack.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { documentNames } from '../../contract/text/zh-CN/official-documents.ts'
import { DRAFT_STOPPERS } from '../../core/gates/registry.ts'
import { internalReferences } from '../../core/interface/internal-references.ts'
import type { WorkChunk } from '../../core/table/chunk-column.ts'
import type { DocumentFacts } from '../documents/document.ts'
import { documentWords } from '../documents/form-text.ts'
import { firstDifference, rowsOfChunks } from '../exporters/compare-rows.ts'
import { exportedFile } from '../exporters/exported-file.ts'
import type { ByteStream, Exporter, ExportTable } from '../exporters/exporter.ts'
import { exportersOf } from '../exporters/registry.ts'
import type { MetadataFacts } from '../metadata/metadata.ts'
import { METADATA_EXPORTS } from '../metadata/registry.ts'
import { envelopeBytes } from '../signed/envelope-bytes.ts'
import { ContainerWriter, type PackedFile } from './container-writer.ts'
import { documentFiles, interfaceFiles, type PackageDocument, sampleRecords } from './package-documents.ts'
import { packageJson } from './package-json.ts'
import { APPROVALS_PATH, CATALOGUE_PATH, dataPath, MANIFEST_PATH, SIGNATURE_PATH } from './package-paths.ts'
import { approvalLines, approvalsFile, type Release, signManifest } from './package-release.ts'
import { publicCatalogue } from './public-catalogue.ts'
import { comparePaths } from './stored-zip.ts'

export const TOOL_NAME = 'openprep'

export interface PackageSources {
  readonly out: string
  readonly draft: boolean
  /** Printed in documents, `YYYY-MM-DD`; a parameter so that the same inputs give the same bytes. */
  readonly date: string
  readonly catalogue: Catalogue
  /** Of the result, in order. */
  readonly columns: readonly string[]
  /** The result's rows; read twice for each data file: to write it, and to compare what was written. */
  chunks(): Iterable<WorkChunk>
  readonly runReport: RunReport
  /** One per step of the run report. */
  readonly stepSentences: readonly string[]
  /** Columns of the source that the result does not have: never named in the package. */
  readonly hiddenColumns: readonly string[]
  /** Of the result. */
  readonly profile: TableProfile
  readonly gateReport: GateReport
  readonly toolVersion: string
  /** The approvals that count and who signs; null = only a draft can be built. */
  readonly release: Release | null
  /** The policy the gates were judged by. */
  readonly policy?: Manifest['policy']
  /** Standard templates the dataset was made under. */
  readonly templates?: Manifest['templates']
  /** What they put around documents. */
  readonly layout?: DocumentLayout
  readonly signal?: AbortSignal
  /** Before each file. */
  onFile?(path: string, done: number, total: number): void
}

export interface BuiltPackage {
  path: string
  bytes: number
  sha256: string
  manifest: Manifest
}

/**
 * Throws PACKAGE_UNSAFE when what must never leave was found, PACKAGE_NOT_READY when gates are open, PACKAGE_UNAPPROVED when it is no
 * draft and the approvals are not all there, DISK_FULL, TARGET_NOT_WRITABLE, FILE_LOCKED. Leaves nothing half-written.
 */
export async function buildPackage(sources: PackageSources): Promise<BuiltPackage> {
  refuseUnready(sources)
  let manifest: Manifest | undefined
  const { bytes, sha256 } = await ContainerWriter.make(sources.out, sources.signal, async container => {
    const files = packageFiles(sources, container.files)
    for (const [done, { path, bytes: content, check }] of files.entries()) {
      sources.onFile?.(path, done, files.length + 1)
      await container.add(path, content(), check)
    }
    // A copy: the writer's own list goes on to hold the manifest itself.
    manifest = manifestOf(sources, [...container.files])
    sources.onFile?.(MANIFEST_PATH, files.length, files.length + 1)
    await container.add(MANIFEST_PATH, [packageJson(manifest)])
    const release = releaseOf(sources)
    if (release !== null) await container.add(SIGNATURE_PATH, [envelopeBytes(signManifest(manifest, release))])
  })
  if (manifest === undefined) throw new OpenprepError('INTERNAL')
  return { path: sources.out, bytes, sha256, manifest }
}

/** A draft carries no approvals, even where there are some. */
function releaseOf({ draft, release }: PackageSources): Release | null {
  return draft ? null : release
}

function refuseUnready({ draft, gateReport, release }: PackageSources): void {
  const open = gateReport.gates.filter(gate => !gate.passed)
  const titles = (gates: typeof open) => gates.map(gate => gate.title).join('、')
  const stopping = open.filter(gate => DRAFT_STOPPERS.includes(gate.id))
  if (stopping.length > 0) throw new OpenprepError('PACKAGE_UNSAFE', { gates: titles(stopping) })
  if (draft) return
  if (open.length > 0) throw new OpenprepError('PACKAGE_NOT_READY', { gates: titles(open) })
  if (release === null) throw new OpenprepError('PACKAGE_UNAPPROVED')
}

interface PackageFile {
  readonly path: string
  bytes(): ByteStream
  /** Reads the written file back; throws when it says anything else than the table. */
  check?(spooled: string): Promise<void>
}

/** Every file but the manifest, in the container's order; the manifest sorts last by its name. */
function packageFiles(sources: PackageSources, written: readonly PackedFile[]): PackageFile[] {
  const { catalogue } = sources
  const facts = documentFacts(sources)
  const documents = documentFiles(facts)
  refuseInternal(documents)
  const files: PackageFile[] = [
    { path: CATALOGUE_PATH, bytes: () => [packageJson(publicCatalogue(catalogue))] },
    ...dataFiles(sources),
    ...documents,
    ...interfaceFiles(facts).map(({ path, bytes }) => ({ path, bytes: () => [bytes()] })),
    ...METADATA_EXPORTS.map(({ path, json }) => ({
      path: path(catalogue.title),
      // Asked for once the data files are written: they sort before the files that name their sizes and digests.
      bytes: () => [packageJson(json(metadataFacts(sources, written)))],
    })),
  ]
  const release = releaseOf(sources)
  if (release !== null) files.push({ path: APPROVALS_PATH, bytes: () => [approvalsFile(release)] })
  return files.sort((a, b) => comparePaths(a.path, b.path))
}

export function documentFacts(sources: PackageSources): DocumentFacts {
  const { catalogue, columns, runReport, draft, date, chunks } = sources
  return {
    catalogue,
    date,
    draft,
    ...(sources.layout !== undefined && { layout: sources.layout }),
    rows: runReport.result.rows,
    sample: catalogue.openForm === 'DOWNLOAD' ? [] : sampleRecords(columns, catalogue.fields, chunks()),
    treated: {
      report: runReport,
      sentences: sources.stepSentences,
      hiddenColumns: sources.hiddenColumns,
      profile: sources.profile,
      gates: sources.gateReport,
      tool: `${TOOL_NAME} ${sources.toolVersion}`,
    },
  }
}

function metadataFacts(
  { catalogue, columns, runReport, date }: PackageSources,
  written: readonly PackedFile[],
): MetadataFacts {
  const files = exportersOf(catalogue).flatMap(exporter => {
    const file = written.find(({ path }) => path === dataPath(catalogue.title, exporter.ending))
    return file === undefined ? [] : [{ exporter, file }]
  })
  return { catalogue: publicCatalogue(catalogue), columns, rows: runReport.result.rows, date, files }
}

/** An intranet address, a path or a key must stand in no document. */
function refuseInternal(documents: readonly PackageDocument[]): void {
  const found = documents.filter(({ parts }) => documentWords(parts).some(text => internalReferences(text).length > 0))
  const names = [...new Set(found.map(({ id }) => documentNames[id]))]
  if (names.length > 0)
    throw new OpenprepError('PACKAGE_UNSAFE', {
      gates: fill(documentTexts.internalIn, { documents: names.join('、') }),
    })
}

/** The table in every form the entry asks for, each with the files that belong beside it. */
function dataFiles(sources: PackageSources): PackageFile[] {
  const { catalogue, columns, profile, runReport, chunks, signal } = sources
  const longest = new Map(profile.columns.map(column => [column.name, column.length.max]))
  const table: ExportTable = {
    title: catalogue.title,
    columns,
    rows: runReport.result.rows,
    fields: catalogue.fields,
    longest: columns.map(column => longest.get(column) ?? 0),
    chunks: () => unlessStopped(chunks(), signal),
  }
  return exportersOf(catalogue).flatMap(exporter => [
    {
      path: dataPath(catalogue.title, exporter.ending),
      bytes: () => exporter.write(table),
      check: (spooled: string) => checkWritten(exporter, table, spooled),
    },
    ...(exporter.companions ?? []).map(({ ending, bytes }) => ({
      path: dataPath(catalogue.title, ending),
      bytes: () => [bytes(table)],
    })),
  ])
}

function* unlessStopped(chunks: Iterable<WorkChunk>, signal: AbortSignal | undefined): Generator<WorkChunk> {
  for (const chunk of chunks) {
    signal?.throwIfAborted()
    yield chunk
  }
}

/** A file that does not read back as the table is a fault of this application, never shipped. */
async function checkWritten(exporter: Exporter, table: ExportTable, spooled: string): Promise<void> {
  const found = exporter.read(exportedFile(spooled), table)
  const differs = await firstDifference(rowsOfChunks(table.chunks()), found)
  if (differs === null) return
  const place = `${exporter.form} row ${differs.row} column ${table.columns[differs.column] ?? ''}`
  throw new OpenprepError('INTERNAL', {}, undefined, { cause: new Error(place) })
}

function manifestOf(sources: PackageSources, files: Manifest['files']): Manifest {
  const { catalogue, columns, runReport, gateReport, draft, date, toolVersion, policy, templates } = sources
  const release = releaseOf(sources)
  return {
    formatVersion: 1,
    title: catalogue.title,
    publisher: catalogue.publisher.name,
    draft,
    releasable: release !== null,
    notice: draft ? documentTexts.draftNotice : '',
    tool: { name: TOOL_NAME, version: toolVersion, semanticsVersion: runReport.semanticsVersion },
    date,
    digest: runReport.digest,
    result: { sha256: runReport.result.sha256, rows: runReport.result.rows, columns: [...columns] },
    ...(gateReport.privacy !== undefined && { privacy: gateReport.privacy }),
    ...(policy !== undefined && { policy }),
    ...(templates !== undefined && templates.length > 0 && { templates }),
    approvals: release === null ? [] : approvalLines(release.decisions),
    files,
  }
}
