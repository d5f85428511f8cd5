// Reads the long texts of a dBASE or FoxPro table out of the file beside it (.dbt, .fpt).
// Reads one text at a time, by its block; pictures and embedded objects are no texts and are not read.
import { type FileHandle, open, readdir } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { DbfField, DbfHeader } from './dbf-header.ts'

/** dBASE III: texts end with a mark · dBASE IV: length behind a mark · FoxPro: type and length. */
type MemoForm = 'dbase3' | 'dbase4' | 'foxpro'

const TEXT_END = 0x1a
const DBASE3_BLOCK = 512
const FOXPRO_TEXT = 1
const DBASE4_MARK = 0x0008ffff

function formOf({ foxPro, version }: DbfHeader): MemoForm {
  if (foxPro || version === 0xf5) return 'foxpro'
  return version === 0x83 ? 'dbase3' : 'dbase4'
}

export class DbfMemo {
  readonly #file: FileHandle
  readonly #form: MemoForm
  readonly #blockBytes: number
  readonly #maxBytes: number
  /** Texts that the table points to and that are not there. */
  missing = 0

  private constructor(file: FileHandle, form: MemoForm, blockBytes: number, maxBytes: number) {
    this.#file = file
    this.#form = form
    this.#blockBytes = blockBytes
    this.#maxBytes = maxBytes
  }

  /** Null when there is no such file beside the table, or it is none. */
  static async open(path: string, header: DbfHeader, maxBytes: number): Promise<DbfMemo | null> {
    const form = formOf(header)
    const beside = await findBeside(path, form === 'foxpro' ? '.fpt' : '.dbt')
    if (beside === null) return null
    const file = await open(beside, 'r')
    const head = await readAt(file, 0, 24)
    const blockBytes = head.length < 24 ? 0 : blockBytesOf(form, head)
    if (blockBytes > 0) return new DbfMemo(file, form, blockBytes, maxBytes)
    await file.close()
    return null
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  /** The bytes of the text a field points to; null when it points nowhere. */
  async text(field: DbfField, bytes: Buffer): Promise<Buffer | null> {
    const block = field.length === 4 ? bytes.readUInt32LE(0) : Number(bytes.toString('latin1').trim())
    if (!Number.isInteger(block) || block <= 0) return null
    const found = await this.#at(block * this.#blockBytes)
    if (found === null) this.missing += 1
    return found
  }

  #at(position: number): Promise<Buffer | null> {
    return this.#form === 'dbase3' ? this.#untilMark(position) : this.#withLength(position)
  }

  async #withLength(position: number): Promise<Buffer | null> {
    const head = await readAt(this.#file, position, 8)
    if (head.length < 8) return null
    const foxPro = this.#form === 'foxpro'
    if (foxPro && head.readUInt32BE(0) !== FOXPRO_TEXT) return null
    if (!foxPro && head.readUInt32LE(0) !== DBASE4_MARK) return null
    const length = foxPro ? head.readUInt32BE(4) : head.readUInt32LE(4) - 8
    if (length < 0 || length > this.#maxBytes) return null
    const text = await readAt(this.#file, position + 8, length)
    return text.length < length ? null : text
  }

  async #untilMark(position: number): Promise<Buffer | null> {
    const pieces: Buffer[] = []
    for (let read = 0; read < this.#maxBytes; read += DBASE3_BLOCK) {
      const piece = await readAt(this.#file, position + read, DBASE3_BLOCK)
      const end = piece.indexOf(TEXT_END)
      pieces.push(end < 0 ? piece : piece.subarray(0, end))
      if (end >= 0) return Buffer.concat(pieces)
      if (piece.length < DBASE3_BLOCK) return null
    }
    return null
  }
}

function blockBytesOf(form: MemoForm, head: Buffer): number {
  if (form === 'foxpro') return head.readUInt16BE(6)
  return form === 'dbase3' ? DBASE3_BLOCK : head.readUInt16LE(20) || DBASE3_BLOCK
}

/** The file of the same name with another extension, written in any case. */
async function findBeside(path: string, extension: string): Promise<string | null> {
  const wanted = `${basename(path, extname(path))}${extension}`.toLowerCase()
  const name = (await readdir(dirname(path))).find(candidate => candidate.toLowerCase() === wanted)
  return name === undefined ? null : join(dirname(path), name)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
