// The slow hash that turns a password into a key. [MS-OFFCRYPTO] 2.3.4.7 and 2.3.4.11.
// Lets others work in between: ten million rounds take many seconds.
import { hash } from 'node:crypto'
import { setImmediate as others } from 'node:timers/promises'
import { CipherFaultError, MAX_SPINS } from './workbook-cipher.ts'

const ROUNDS_AT_A_TIME = 20_000

/** H(n) = H(n − 1 as 4 bytes, H(n − 1)), beginning with H(salt, password in UTF-16). */
export async function spinHash(algorithm: string, salt: Buffer, password: string, spins: number): Promise<Buffer> {
  if (!(spins >= 0 && spins <= MAX_SPINS)) throw new CipherFaultError('spinCount')
  let value = digest(algorithm, Buffer.concat([salt, Buffer.from(password, 'utf16le')]))
  const input = Buffer.alloc(4 + value.length)
  for (let round = 0; round < spins; round += 1) {
    input.writeUInt32LE(round, 0)
    value.copy(input, 4)
    value = digest(algorithm, input)
    if (round % ROUNDS_AT_A_TIME === ROUNDS_AT_A_TIME - 1) await others()
  }
  return value
}

export function digest(algorithm: string, bytes: Buffer): Buffer {
  return hash(algorithm, bytes, 'buffer')
}
