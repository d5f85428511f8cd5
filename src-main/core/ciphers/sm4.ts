// SM4 (GB/T 32907-2016): one block of 16 bytes under one key of 16 bytes.
// A block alone hides nothing: whoever uses it brings the mode (see value-cipher).

/** S-box, GB/T 32907-2016 table 1. */
const S = Uint8Array.from(
  Buffer.from(
    'd690e9fecce13db716b614c228fb2c052b679a762abe04c3aa441326498606999c4250f491ef987a33540b43edcfac62' +
      'e4b31ca9c908e89580df94fa758f3fa64707a7fcf37317ba83593c19e6854fa8686b81b27164da8bf8eb0f4b70569d35' +
      '1e240e5e6358d1a225227c3b01217887d40046579fd327524c3602e7a0c4c89eeabf8ad240c738b5a3f7f2cef96115a1' +
      'e0ae5da49b341a55ad933230f58cb1e31df6e22e8266ca60c02923ab0d534e6fd5db3745defd8e2f03ff6a726d6c5b51' +
      '8d1baf92bbddbc7f11d95c411f105ad80ac13188a5cd7bbd2d74d012b8e5b4b08969974a0c96777e65b9f109c56ec684' +
      '18f07dec3adc4d2079ee5f3ed7cb3948',
    'hex',
  ),
)
/** System parameters FK (7.3). */
const FK = [0xa3b1bac6, 0x56aa3350, 0x677d9197, 0xb27022dc]
const ROUNDS = 32

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by))

function substituted(word: number): number {
  return (
    ((S[word >>> 24] ?? 0) << 24) |
    ((S[(word >>> 16) & 255] ?? 0) << 16) |
    ((S[(word >>> 8) & 255] ?? 0) << 8) |
    (S[word & 255] ?? 0)
  )
}

/** T (6.2): L of the substituted word. */
function mixed(word: number): number {
  const b = substituted(word)
  return b ^ rotate(b, 2) ^ rotate(b, 10) ^ rotate(b, 18) ^ rotate(b, 24)
}

/** CK_i (7.3): bytes (4i + j)·7 mod 256. */
function constant(round: number): number {
  return [0, 1, 2, 3].reduce((word, byte) => (word << 8) | (((4 * round + byte) * 7) & 255), 0)
}

function roundKeys(key: Uint8Array): Int32Array {
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength)
  const words = FK.map((parameter, at) => view.getInt32(at * 4) ^ parameter)
  return Int32Array.from({ length: ROUNDS }, (_, round) => {
    const [first = 0, b = 0, c = 0, d = 0] = words
    const t = substituted(b ^ c ^ d ^ constant(round))
    const next = first ^ t ^ rotate(t, 13) ^ rotate(t, 23)
    words.splice(0, 4, b, c, d, next)
    return next
  })
}

/** Returns a function that encrypts the 16 bytes of `block` in place. `key` 16 bytes. Decryption is not needed by the modes in use. */
export function createSm4(key: Uint8Array): (block: Uint8Array) => void {
  const keys = roundKeys(key)
  return block => {
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
    let a = view.getInt32(0)
    let b = view.getInt32(4)
    let c = view.getInt32(8)
    let d = view.getInt32(12)
    for (let round = 0; round < ROUNDS; round += 1) {
      const next = a ^ mixed(b ^ c ^ d ^ (keys[round] ?? 0))
      a = b
      b = c
      c = d
      d = next
    }
    view.setInt32(0, d)
    view.setInt32(4, c)
    view.setInt32(8, b)
    view.setInt32(12, a)
  }
}
