// A text file as pieces of decoded text in order.
// Never replaces a byte that does not fit: it stops with the place.
import { type EncodingVerdict, isDecodingFault, mismatch } from './encoding.ts'
import { strictDecoder } from './encoding-names.ts'
import { fileBytes, readPieces } from './file-bytes.ts'

export interface TextPiece {
  text: string
  last: boolean
  /** The bytes it was decoded from hold a zero; otherwise the text holds no NUL. */
  zeros: boolean
}

export interface TextOptions {
  signal?: AbortSignal | undefined
  onBytes?(done: number, total: number): void
}

/** The last piece has `last: true` and may be empty. Throws ENCODING_MISMATCH, FILE_GONE. */
export async function* readText(
  path: string,
  verdict: Pick<EncodingVerdict, 'encoding' | 'bomBytes'>,
  options: TextOptions = {},
): AsyncGenerator<TextPiece> {
  const decoder = strictDecoder(verdict.encoding)
  const total = await fileBytes(path)
  let done = verdict.bomBytes
  try {
    const signal = options.signal
    for await (const piece of readPieces(path, { from: verdict.bomBytes, ...(signal && { signal }) })) {
      done += piece.length
      const text = decoder.decode(piece, { stream: true })
      options.onBytes?.(Math.min(done, total), total)
      yield { text, last: false, zeros: holdsZero(piece) }
    }
    yield { text: decoder.decode(), last: true, zeros: false }
  } catch (thrown) {
    throw isDecodingFault(thrown) ? await mismatch(path, verdict.encoding, verdict.bomBytes) : thrown
  }
}

/** Looking at bytes is many times faster than looking for the character. */
function holdsZero({ buffer, byteOffset, length }: Uint8Array): boolean {
  return Buffer.from(buffer, byteOffset, length).includes(0)
}
