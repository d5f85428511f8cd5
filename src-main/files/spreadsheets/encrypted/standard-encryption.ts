// Encryption of Office 2007 and of older WPS and LibreOffice: AES in ECB mode with SHA-1. [MS-OFFCRYPTO] 2.3.4.5–9.
// Checks the password before anything is decrypted.
import { createDecipheriv, timingSafeEqual } from 'node:crypto'
import { digest, spinHash } from './spin-hash.ts'
import { CipherFaultError, type WorkbookCipher } from './workbook-cipher.ts'

const SPINS = 50_000
const SHA1_BYTES = 20
const BLOCK_BYTES = 16
/** A multiple of the block; any would do, since blocks are independent of each other. */
const PIECE_BYTES = 4096

const KEY_BYTES: Readonly<Record<number, number>> = { 26126: 16, 26127: 24, 26128: 32 }

/** `info` = the stream EncryptionInfo behind its version. Throws CipherFaultError, RangeError where it is too short. */
export async function openStandard(info: Buffer, password: string): Promise<WorkbookCipher> {
  // Flags come first, then the size of the header, then the header: flags, size extra, algorithm …
  const headerBytes = info.readUInt32LE(4)
  const keyBytes = KEY_BYTES[info.readUInt32LE(8 + 8)]
  if (keyBytes === undefined) throw new CipherFaultError('unknownEncryption')
  const verifier = info.subarray(8 + headerBytes)
  if (verifier.readUInt32LE(0) !== 16) throw new CipherFaultError('brokenEncryption')
  const salt = verifier.subarray(4, 20)
  const key = keyOf(await spinHash('sha1', salt, password, SPINS), keyBytes)
  const expected = digest('sha1', decryptEcb(key, verifier.subarray(20, 36)))
  const stored = decryptEcb(key, verifier.subarray(40, 72)).subarray(0, SHA1_BYTES)
  if (stored.length !== SHA1_BYTES || !timingSafeEqual(stored, expected)) throw new CipherFaultError('wrongPassword')
  return { pieceBytes: PIECE_BYTES, decrypt: (_, bytes) => decryptEcb(key, bytes) }
}

function keyOf(spun: Buffer, keyBytes: number): Buffer {
  const last = digest('sha1', Buffer.concat([spun, Buffer.alloc(4)]))
  const half = (fill: number) => {
    const mask = Buffer.alloc(64, fill)
    for (const [at, byte] of last.entries()) mask[at] = (mask[at] ?? 0) ^ byte
    return digest('sha1', mask)
  }
  return Buffer.concat([half(0x36), half(0x5c)]).subarray(0, keyBytes)
}

function decryptEcb(key: Buffer, bytes: Buffer): Buffer {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % BLOCK_BYTES))
  const decipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false)
  return Buffer.concat([decipher.update(whole), decipher.final()])
}
