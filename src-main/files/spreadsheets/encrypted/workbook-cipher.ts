// What both kinds of workbook encryption come down to: a place in the clear text is decrypted by itself.
// Holds the key of one opened file only; the password is not kept.

export interface WorkbookCipher {
  /** Encrypted bytes that are decrypted together; pieces begin at multiples of it. */
  readonly pieceBytes: number
  /** Decrypts the piece of that number, or what there is of it. */
  decrypt(piece: number, bytes: Buffer): Buffer
}

export type CipherFault = 'wrongPassword' | 'unknownEncryption' | 'brokenEncryption' | 'spinCount'

export class CipherFaultError extends Error {
  readonly fault: CipherFault

  constructor(fault: CipherFault) {
    super(fault)
    this.name = 'CipherFaultError'
    this.fault = fault
  }
}

/** Office takes 100,000 rounds, the format allows ten million; a file that wants more than this only means to keep us busy. */
export const MAX_SPINS = 10_000_000
