// Encryption of Office 2010 and later, and of LibreOffice and WPS: AES in CBC mode, described in XML. [MS-OFFCRYPTO] 2.3.4.10–15.
// Checks the password before anything is decrypted; the checksums inside the archive prove the rest.
import { createDecipheriv, timingSafeEqual } from 'node:crypto'
import { digest, spinHash } from './spin-hash.ts'
import { CipherFaultError, type WorkbookCipher } from './workbook-cipher.ts'

const PIECE_BYTES = 4096
const VERIFIER_INPUT = Buffer.from('fea7d2763b4b9e79', 'hex')
const VERIFIER_VALUE = Buffer.from('d7aa0f6d3061344e', 'hex')
const KEY_VALUE = Buffer.from('146e0be7abacd0d6', 'hex')

const HASHES: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
  MD5: 'md5',
}

interface Parameters {
  salt: Buffer
  blockBytes: number
  keyBytes: number
  hash: string
}

type Attributes = ReadonlyMap<string, string>

/** `description` = the XML behind the version of the stream EncryptionInfo. Throws CipherFaultError. */
export async function openAgile(description: string, password: string): Promise<WorkbookCipher> {
  const data = parametersOf(attributesOf(description, 'keyData'))
  const attributes = attributesOf(description, 'encryptedKey')
  const own = parametersOf(attributes)
  const spun = await spinHash(own.hash, own.salt, password, Number(attributes.get('spinCount')))
  const value = (name: string, block: Buffer) => {
    const encrypted = Buffer.from(attributes.get(name) ?? '', 'base64')
    const key = fitted(digest(own.hash, Buffer.concat([spun, block])), own.keyBytes)
    return decryptCbc(key, fitted(own.salt, own.blockBytes), encrypted)
  }
  const expected = digest(own.hash, value('encryptedVerifierHashInput', VERIFIER_INPUT).subarray(0, own.salt.length))
  const stored = value('encryptedVerifierHashValue', VERIFIER_VALUE).subarray(0, expected.length)
  if (stored.length !== expected.length || !timingSafeEqual(stored, expected)) {
    throw new CipherFaultError('wrongPassword')
  }
  const key = value('encryptedKeyValue', KEY_VALUE).subarray(0, data.keyBytes)
  return { pieceBytes: PIECE_BYTES, decrypt: (piece, bytes) => decryptPiece(data, key, piece, bytes) }
}

function decryptPiece(data: Parameters, key: Buffer, piece: number, bytes: Buffer): Buffer {
  const number = Buffer.alloc(4)
  number.writeUInt32LE(piece)
  const iv = fitted(digest(data.hash, Buffer.concat([data.salt, number])), data.blockBytes)
  return decryptCbc(key, iv, bytes)
}

function decryptCbc(key: Buffer, iv: Buffer, bytes: Buffer): Buffer {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % iv.length))
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(false)
  return Buffer.concat([decipher.update(whole), decipher.final()])
}

/** Cut, or filled up with 0x36. */
function fitted(bytes: Buffer, length: number): Buffer {
  const result = Buffer.alloc(length, 0x36)
  bytes.copy(result, 0, 0, length)
  return result
}

function attributesOf(description: string, element: string): Attributes {
  const tag = new RegExp(`<(?:[\\w.-]+:)?${element}\\s[^>]*>`, 'u').exec(description)?.[0]
  if (tag === undefined) throw new CipherFaultError('unknownEncryption')
  return new Map([...tag.matchAll(/([\w.-]+)\s*=\s*"([^"]*)"/gu)].map(([, name = '', value = '']) => [name, value]))
}

function parametersOf(attributes: Attributes): Parameters {
  const hash = HASHES[attributes.get('hashAlgorithm')?.toUpperCase() ?? '']
  const keyBits = Number(attributes.get('keyBits'))
  const blockBytes = Number(attributes.get('blockSize'))
  const isKnown =
    hash !== undefined &&
    attributes.get('cipherAlgorithm') === 'AES' &&
    attributes.get('cipherChaining') === 'ChainingModeCBC' &&
    [128, 192, 256].includes(keyBits) &&
    blockBytes === 16
  if (!isKnown) throw new CipherFaultError('unknownEncryption')
  const salt = Buffer.from(attributes.get('saltValue') ?? '', 'base64')
  if (salt.length === 0 || salt.length > 1024) throw new CipherFaultError('brokenEncryption')
  return { salt, blockBytes, keyBytes: keyBits / 8, hash }
}
