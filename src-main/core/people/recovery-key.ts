// The organisation's recovery key as people write it down: 160 random bits in groups that can be read aloud.
// Makes no random bits and keeps nothing.

/** Crockford's base 32: no I, L, O, U, so that nothing is mistaken on paper. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const RECOVERY_BYTES = 20
const GROUP = 4

/** Eight groups of four. */
export function recoveryKeyText(random: Uint8Array): string {
  if (random.length !== RECOVERY_BYTES) throw new RangeError(`${RECOVERY_BYTES} bytes wanted`)
  let rest = BigInt(`0x${Buffer.from(random).toString('hex')}`)
  let signs = ''
  for (let at = 0; at < (RECOVERY_BYTES * 8) / 5; at += 1) {
    signs = `${SIGNS[Number(rest % 32n)] ?? ''}${signs}`
    rest /= 32n
  }
  return (signs.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}

/** What a person typed, as it was printed: case, blanks and the letters that look like digits do not matter. */
export function normalizedRecoveryKey(typed: string): string {
  const signs = typed.normalize('NFKC').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
  const bare = signs.replace(/[^0-9A-Z]/g, '')
  return (bare.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-')
}
