// Small JSON files of a package as bytes and values, within bounds.
// Checks no schema.
import { type Container, entryBytes } from './container-reader.ts'

/** A manifest or a catalogue of ten thousand columns is still smaller. */
const MAX_JSON = 32 * 1024 * 1024

export interface JsonEntry {
  readonly bytes: Uint8Array
  /** undefined when the bytes are no JSON. */
  readonly value: unknown
}

/** null when the package has no such file or it is too large to be one. */
export async function readJsonEntry(container: Container, path: string): Promise<JsonEntry | null> {
  const entry = container.entries.find(one => one.path === path)
  if (entry === undefined || entry.bytes > MAX_JSON) return null
  const pieces: Uint8Array[] = []
  for await (const piece of entryBytes(container, entry)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  return { bytes, value: parsed(bytes) }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (thrown) {
    if (thrown instanceof SyntaxError || thrown instanceof TypeError) return undefined
    throw thrown
  }
}
