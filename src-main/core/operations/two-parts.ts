// Observations of two parts: the digests of a chunk's rows, and what else a plan notes of it.
// Knows the meaning of neither.
import { DIGEST_BYTES } from '../table/digest-set.ts'
import type { Survey } from './operation.ts'

export function joinedBytes(digests: Uint8Array, rest: Uint8Array): Uint8Array {
  const both = new Uint8Array(digests.length + rest.length)
  both.set(digests)
  both.set(rest, digests.length)
  return both
}

export function splitObservations({ observations, sizes }: Survey): { digests: Uint8Array[]; rest: Uint8Array[] } {
  const split = sizes.map(size => size * DIGEST_BYTES)
  return {
    digests: observations.map((bytes, at) => bytes.subarray(0, split[at])),
    rest: observations.map((bytes, at) => bytes.subarray(split[at])),
  }
}
