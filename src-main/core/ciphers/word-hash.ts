// What a hash over blocks of sixteen words looks like to those who build on its compression function.
// Holds no hash: see sha256 and sm3.

/** Bytes of a block. */
export const BLOCK_BYTES = 64
/** Words of a block. */
export const BLOCK_WORDS = 16
/** Words of a state and of a digest. */
export const STATE_WORDS = 8

export interface WordHash {
  readonly initial: readonly number[]
  /** Words the compression function needs room for, the block's sixteen in front. */
  readonly room: number
  /** Changes `state` by the block in the first sixteen of `words`, and overwrites the rest of `words`. */
  compress(state: Int32Array, words: Int32Array): void
  /** Of a whole message. */
  digest(message: Uint8Array): Uint8Array
}
