// The key of a work folder that has no accounts yet: a file beside the database.
// Protects nothing from whoever takes the whole folder; it is there so that everything is sealed from the first byte, and setting up
// accounts only has to wrap keys anew.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { newSealKey, SEAL_CIPHERS, type SealKey, sealKeyOf } from './sealing.ts'

const FileSchema = z.object({ formatVersion: z.literal(1), cipher: z.enum(SEAL_CIPHERS), key: z.base64() })

export function keyFilePath(folder: string): string {
  return join(folder, 'openprep.key')
}

/** null when there is no such file. Throws STORE_CORRUPT. */
export function readKeyFile(folder: string): SealKey | null {
  const path = keyFilePath(folder)
  if (!existsSync(path)) return null
  try {
    const { cipher, key } = FileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    return sealKeyOf(cipher, Buffer.from(key, 'base64'))
  } catch (cause) {
    throw new OpenprepError('STORE_CORRUPT', { reason: 'openprep.key' }, undefined, { cause })
  }
}

/** On the disk before anything is sealed with it. */
export function createKeyFile(folder: string): SealKey {
  const key = newSealKey('aes-256-gcm')
  writeKeyFile(folder, key)
  return key
}

function writeKeyFile(folder: string, { cipher, secret }: SealKey): void {
  const path = keyFilePath(folder)
  const content = { formatVersion: 1, cipher, key: secret.export().toString('base64') } satisfies z.infer<
    typeof FileSchema
  >
  const descriptor = openSync(`${path}.tmp`, 'w', 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify(content)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(`${path}.tmp`, path)
}

/** Overwritten first; what a solid-state disk keeps of it elsewhere is beyond any program. */
export function destroyKeyFile(folder: string): void {
  const path = keyFilePath(folder)
  if (!existsSync(path)) return
  const length = readFileSync(path).length
  const descriptor = openSync(path, 'r+')
  try {
    writeSync(descriptor, Buffer.alloc(length))
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  rmSync(path)
}
