// Takes the interface description and its sample out of a package, once the package is seen to be whole.
// Trusts no path the package names.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import type { Manifest } from '../../contract/package.ts'
import type { SampleInterface } from '../../core/interface/answer-sample.ts'
import { checkManifest } from './check-manifest.ts'
import { type Container, openContainer } from './container-reader.ts'
import { OPENAPI_PATH, SAMPLE_PATH } from './interface-paths.ts'
import { type JsonEntry, readJsonEntry } from './read-entry.ts'

const OpenApiSchema = z.object({
  paths: z.record(z.string(), z.object({ get: z.object({ parameters: z.array(z.object({ name: z.string() })) }) })),
})
const SampleSchema = z.object({
  data: z.object({ records: z.array(z.record(z.string(), z.string().nullable())) }),
})
const PAGING = new Set(['page', 'pageSize'])

/** Throws FILE_NOT_FOUND, PACKAGE_INVALID, PACKAGE_TAMPERED, INTERFACE_MISSING. */
export async function readInterface(path: string): Promise<{ sample: SampleInterface; openapi: string }> {
  const container = await openContainer(path)
  const { manifest } = await checkManifest(container)
  if (container.problem !== null || manifest === null)
    throw new OpenprepError('PACKAGE_INVALID', { file: path, reason: container.problem?.fault ?? 'manifest' })
  const described = await wholeEntry(container, manifest, OPENAPI_PATH)
  const sampled = await wholeEntry(container, manifest, SAMPLE_PATH)
  const openapi = OpenApiSchema.safeParse(described.value)
  const sample = SampleSchema.safeParse(sampled.value)
  if (!openapi.success || !sample.success) throw new OpenprepError('INTERFACE_MISSING', { file: path })
  const [entry] = Object.entries(openapi.data.paths)
  if (entry === undefined) throw new OpenprepError('INTERFACE_MISSING', { file: path })
  const [route, { get }] = entry
  const filters = get.parameters.map(({ name }) => name).filter(name => !PAGING.has(name))
  return {
    sample: { path: route, filters, records: sample.data.data.records },
    openapi: Buffer.from(described.bytes).toString('utf8'),
  }
}

async function wholeEntry(container: Container, manifest: Manifest, path: string): Promise<JsonEntry> {
  const entry = await readJsonEntry(container, path)
  if (entry === null) throw new OpenprepError('INTERFACE_MISSING', { file: container.path })
  const listed = manifest.files.find(file => file.path === path)
  const sha256 = createHash('sha256').update(entry.bytes).digest('hex')
  if (listed?.sha256 !== sha256) throw new OpenprepError('PACKAGE_TAMPERED', { file: container.path })
  return entry
}
