// Encrypts a workbook the way Office 2010 and later do, for tests: an OLE container with its description and its content.
// Not for product code.
import { createCipheriv, createHash, randomBytes } from 'node:crypto'

const HASH_BYTES = 64
const KEY_BYTES = 32

function sha512(...parts: Buffer[]): Buffer {
  return createHash('sha512').update(Buffer.concat(parts)).digest()
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function encrypt(key: Buffer, iv: Buffer, bytes: Buffer): Buffer {
  const padded = Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)])
  const cipher = createCipheriv('aes-256-cbc', key, iv.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(padded), cipher.final()])
}

export interface Encryption {
  password: string
  spinCount?: number
}

/** An encrypted workbook as bytes of a file. */
export function encryptWorkbook(workbook: Buffer, { password, spinCount = 1000 }: Encryption): Buffer {
  const keySalt = randomBytes(16)
  const dataSalt = randomBytes(16)
  const secret = randomBytes(KEY_BYTES)
  let spun = sha512(keySalt, Buffer.from(password, 'utf16le'))
  for (let round = 0; round < Math.min(spinCount, 1000); round += 1) spun = sha512(littleEndian(round), spun)
  const wrap = (block: string, bytes: Buffer) =>
    encrypt(sha512(spun, Buffer.from(block, 'hex')).subarray(0, KEY_BYTES), keySalt, bytes).toString('base64')
  const input = randomBytes(16)
  const form = `saltSize="16" blockSize="16" keyBits="256" hashSize="${HASH_BYTES}" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"`
  const description =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">` +
    `<keyData ${form} saltValue="${dataSalt.toString('base64')}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">` +
    `<p:encryptedKey spinCount="${spinCount}" ${form} saltValue="${keySalt.toString('base64')}" encryptedVerifierHashInput="${wrap('fea7d2763b4b9e79', input)}" ` +
    `encryptedVerifierHashValue="${wrap('d7aa0f6d3061344e', sha512(input))}" encryptedKeyValue="${wrap('146e0be7abacd0d6', secret)}"/></keyEncryptor></keyEncryptors></encryption>`
  const pieces: Buffer[] = []
  for (let at = 0; at < workbook.length; at += 4096) {
    const iv = sha512(dataSalt, littleEndian(at / 4096))
    pieces.push(encrypt(secret, iv, workbook.subarray(at, at + 4096)))
  }
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(workbook.length))
  const version = Buffer.from('0400040040000000', 'hex')
  return makeOle([
    { name: 'EncryptionInfo', content: Buffer.concat([version, Buffer.from(description)]) },
    { name: 'EncryptedPackage', content: Buffer.concat([size, ...pieces]) },
  ])
}

const SECTOR = 512
const END = 0xfffffffe

/** A container whose streams all lie in ordinary sectors. */
function makeOle(streams: readonly { name: string; content: Buffer }[]): Buffer {
  const sectors: Buffer[] = []
  const next: number[] = []
  const place = (content: Buffer): number => {
    const count = Math.max(1, Math.ceil(content.length / SECTOR))
    const first = sectors.length
    for (let at = 0; at < count; at += 1) {
      const sector = Buffer.alloc(SECTOR)
      content.copy(sector, 0, at * SECTOR)
      sectors.push(sector)
      next.push(at === count - 1 ? END : first + at + 1)
    }
    return first
  }
  const entries = streams.map(({ name, content }) => directoryEntry(name, 2, place(content), content.length))
  const root = directoryEntry('Root Entry', 5, END, 0)
  const directory = place(Buffer.concat([root, ...entries]))
  const fatSectors = Math.ceil(((sectors.length + 1) * 4) / (SECTOR - 4)) + 1
  const firstFat = sectors.length
  const fat = Buffer.alloc(fatSectors * SECTOR, 0xff)
  for (const [at, sector] of next.entries()) fat.writeUInt32LE(sector, at * 4)
  const header = Buffer.alloc(SECTOR, 0)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(directory, 48)
  header.writeUInt32LE(0, 56)
  header.writeUInt32LE(END, 60)
  header.writeUInt32LE(END, 68)
  header.fill(0xff, 76)
  for (let at = 0; at < fatSectors; at += 1) header.writeUInt32LE(firstFat + at, 76 + at * 4)
  return Buffer.concat([header, ...sectors, fat])
}

function directoryEntry(name: string, type: number, start: number, size: number): Buffer {
  const entry = Buffer.alloc(128)
  entry.write(name, 0, 'utf16le')
  entry.writeUInt16LE((name.length + 1) * 2, 64)
  entry[66] = type
  entry.writeUInt32LE(start, 116)
  entry.writeUInt32LE(size, 120)
  return entry
}
