// Gives equal keys equal numbers: open addressing over typed arrays, made once and used for every grouping.
// Keeps no text and allocates nothing while grouping, unless more items come than ever before.

/** Keys of `size` items in `lanes` arrays; fills `groupOf` and answers the number of groups, numbered by first appearance. */
export class Grouping {
  #table = new Int32Array(0)
  /** First item of each group. */
  first = new Int32Array(0)
  groupOf = new Int32Array(0)

  #reserve(size: number): { mask: number; shift: number } {
    if (this.groupOf.length < size) {
      this.groupOf = new Int32Array(size)
      this.first = new Int32Array(size)
    }
    const bits = Math.max(4, 33 - Math.clz32(Math.max(1, size)))
    if (this.#table.length < 2 ** bits) this.#table = new Int32Array(2 ** bits)
    else this.#table.fill(0, 0, 2 ** bits)
    return { mask: 2 ** bits - 1, shift: 32 - bits }
  }

  group(keys: readonly Int32Array[], size: number): number {
    const [only] = keys
    return keys.length === 1 && only !== undefined ? this.#groupOne(only, size) : this.#groupMany(keys, size)
  }

  #groupOne(keys: Int32Array, size: number): number {
    const { mask, shift } = this.#reserve(size)
    const [table, first, groupOf] = [this.#table, this.first, this.groupOf]
    let groups = 0
    for (let item = 0; item < size; item += 1) {
      const key = keys[item]!
      let slot = Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> shift
      let group = table[slot]!
      while (group !== 0 && keys[first[group - 1]!] !== key) {
        slot = (slot + 1) & mask
        group = table[slot]!
      }
      if (group === 0) {
        first[groups] = item
        groups += 1
        group = groups
        table[slot] = group
      }
      groupOf[item] = group - 1
    }
    return groups
  }

  #groupMany(keys: readonly Int32Array[], size: number): number {
    const { mask, shift } = this.#reserve(size)
    const [table, first, groupOf] = [this.#table, this.first, this.groupOf]
    const lanes = keys.length
    let groups = 0
    for (let item = 0; item < size; item += 1) {
      let hash = 0
      for (let lane = 0; lane < lanes; lane += 1) {
        const key = keys[lane]![item]!
        hash = Math.imul(hash ^ key ^ (key >>> 15), 0x9e3779b1)
        hash ^= hash >>> 13
      }
      let slot = Math.imul(hash, 0x85ebca6b) >>> shift
      let group = table[slot]!
      while (group !== 0 && !sameKey(keys, first[group - 1]!, item)) {
        slot = (slot + 1) & mask
        group = table[slot]!
      }
      if (group === 0) {
        first[groups] = item
        groups += 1
        group = groups
        table[slot] = group
      }
      groupOf[item] = group - 1
    }
    return groups
  }
}

function sameKey(keys: readonly Int32Array[], one: number, other: number): boolean {
  for (const lane of keys) if (lane[one] !== lane[other]) return false
  return true
}
