// A heap of regions still to be searched, the one with the lowest bound on top.
// Knows nothing of what a region is.

export interface Bounded {
  readonly bound: number
}

export class Heap<T extends Bounded> {
  readonly #items: T[] = []

  get size(): number {
    return this.#items.length
  }

  /** The lowest bound; Infinity when empty. */
  get least(): number {
    return this.#items[0]?.bound ?? Number.POSITIVE_INFINITY
  }

  push(item: T): void {
    const items = this.#items
    let at = items.length
    items.push(item)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (items[parent]!.bound <= item.bound) break
      items[at] = items[parent]!
      at = parent
    }
    items[at] = item
  }

  pop(): T | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return top
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= items.length) break
      if (child + 1 < items.length && items[child + 1]!.bound < items[child]!.bound) child += 1
      if (items[child]!.bound >= last.bound) break
      items[at] = items[child]!
      at = child
    }
    items[at] = last
    return top
  }
}
