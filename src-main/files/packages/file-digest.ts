// Counts and hashes the bytes of a file as they pass: size, CRC-32, SHA-256, SM3.
// Keeps none of them.
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Sm3 } from '../../core/ciphers/sm3.ts'

export interface FileDigest {
  bytes: number
  crc: number
  sha256: string
  sm3: string
}

export class FileDigester {
  readonly #sha256 = createHash('sha256')
  readonly #sm3 = new Sm3()
  #bytes = 0
  #crc = 0

  update(piece: Uint8Array): void {
    this.#bytes += piece.length
    this.#crc = crc32(piece, this.#crc)
    this.#sha256.update(piece)
    this.#sm3.update(piece)
  }

  finish(): FileDigest {
    return { bytes: this.#bytes, crc: this.#crc, sha256: this.#sha256.digest('hex'), sm3: this.#sm3.digestHex() }
  }
}
