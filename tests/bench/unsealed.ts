// The same names as store/protection/sealing, sealing nothing: what the bench puts in its place to tell what sealing costs.
// Never part of the program: only `bench-unsealed-hook.ts` leads to it.
import { createSecretKey } from 'node:crypto'
import type { SealCipher, SealKey } from '../../src-main/store/protection/sealing.ts'

export const SEAL_CIPHERS = ['aes-256-gcm', 'sm4-gcm'] as const

export function newSealKey(cipher: SealCipher): SealKey {
  return { cipher, secret: createSecretKey(Buffer.alloc(32, 1)) }
}

export function sealKeyOf(cipher: SealCipher, bytes: Uint8Array): SealKey {
  return { cipher, secret: createSecretKey(bytes) }
}

export function sealedLength(_bytes: Uint8Array): number {
  return 0
}

export function sealBytes(_key: SealKey, bytes: Uint8Array, _place: string): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function openBytes(_key: SealKey, sealed: Uint8Array, _place: string): Uint8Array {
  return sealed
}
