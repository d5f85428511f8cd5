// SM2 signatures with SM3 (GB/T 32918.2-2016, identity 1234567812345678 as GM/T 0009 sets it), over a library: no runtime below has them all.
// Uses no randomness: the one-time number is derived from key and message, so a bad generator can never give a key away (after RFC 6979).
import { createHmac } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'

/** Order of the base point (GB/T 32918.5-2017). */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

/** The uncompressed point, lower-case hex with `04` in front. */
export function sm2PublicHex(secret: string): string {
  return sm2.getPublicKeyFromPrivateKey(secret).toLowerCase()
}

/** A secret key from 64 random bytes, in 1 … n − 2 with no measurable bias. */
export function sm2SecretFrom(bytes: Uint8Array): string {
  return hex32((BigInt(`0x${Buffer.from(bytes).toString('hex')}`) % (ORDER - 2n)) + 1n)
}

/** r‖s, lower-case hex. `k` is for the standard's own example only. */
export function sm2Sign(message: Uint8Array, secret: string, k: bigint = oneTimeNumber(message, secret)): string {
  const x1 = BigInt(`0x${sm2PublicHex(hex32(k)).slice(2, 66)}`)
  const publicKey = sm2PublicHex(secret)
  return sm2.doSignature(message, secret, { hash: true, der: false, publicKey, pointPool: [{ k, x1 }] }).toLowerCase()
}

/** Never throws: a point off the curve or a malformed signature is simply no signature. */
export function sm2Verify(message: Uint8Array, signature: string, publicKey: string): boolean {
  try {
    return (
      sm2.verifyPublicKey(publicKey) && sm2.doVerifySignature(message, signature, publicKey, { hash: true, der: false })
    )
  } catch {
    // The library throws plain errors for points off the curve; what is wrong with a forgery does not matter.
    return false
  }
}

function oneTimeNumber(message: Uint8Array, secret: string): bigint {
  const text = createHmac('sha512', Buffer.from(secret, 'hex')).update('openprep/sm2/k\n').update(message).digest('hex')
  return (BigInt(`0x${text}`) % (ORDER - 1n)) + 1n
}

function hex32(value: bigint): string {
  return value.toString(16).padStart(64, '0')
}
