// Every attack on a published table: adding one means its own file, a line here and its words in contract/text.
// The dictionary attack on hashes is not among them: it is run in slices (hash-columns, hash-search).
import type { Attack } from './attack.ts'
import { frequency } from './frequency.ts'
import { hiddenDigits } from './hidden-digits.ts'
import { linkage } from './linkage.ts'
import { restore } from './restore.ts'
import { rowOrder } from './row-order.ts'
import { singleOut } from './single-out.ts'

export const ATTACKS: readonly Attack[] = [hiddenDigits, restore, frequency, rowOrder, singleOut, linkage]

/** Those that read one column out of others: what a recipe must not leave open. */
export const CONSISTENCY_ATTACKS: readonly Attack[] = [hiddenDigits, restore]
