// What the classes of a release say about a sensitive column: l-diversity (Machanavajjhala et al. 2007), t-closeness (Li et al. 2007).
// Must not decide whether that is enough. Time is proportional to the rows, and to their logarithm for the ordered distance.

export interface SensitiveCodes {
  /** Per row, 0 … `distinct` − 1. */
  readonly codes: Uint32Array
  readonly distinct: number
  /** Per code its place in the order, 0 … `distinct` − 1; null = the values have no order. */
  readonly places: Uint32Array | null
  /** Per code its leaf's ancestors, for the hierarchical distance; null = no hierarchy. */
  readonly hierarchy: LeafHierarchy | null
}

/** Per level above the leaves: code → node of that level. The last level has one node. */
export interface LeafHierarchy {
  readonly levels: readonly Uint32Array[]
}

export interface DiversityFigures {
  /** Least number of different values in a class. */
  readonly distinct: number
  /** Least e^H of a class: entropy l-diversity holds for every l up to it. */
  readonly entropy: number
  /** Greatest r₁ ÷ (r₂ + … + r_m): recursive (c, 2)-diversity holds for every c above it; null = a class has one value only. */
  readonly recursive: number | null
  /** Least 1/p of the most frequent value: probabilistic l-diversity. */
  readonly probabilistic: number
  /** Greatest share of one value in a class: (α, k)-anonymity. */
  readonly alpha: number
}

export interface ClosenessFigures {
  /** Variational distance ½Σ|p − q|. */
  readonly equal: number
  /** (1/(m−1))·Σ|Σ(p − q)| over the order; null = no order. */
  readonly ordered: number | null
  /** Cost of moving mass in the tree; null = no hierarchy. */
  readonly hierarchical: number | null
}

export interface SensitiveFigures {
  readonly l: DiversityFigures
  readonly t: ClosenessFigures
}

export interface ClassesInView {
  /** Class per row. */
  readonly ids: Uint32Array
  readonly count: number
  /** Classes whose records are not there; absent = all are. */
  readonly left?: (id: number) => boolean
  /** Other classes whose records count as this one's too. */
  readonly companions?: (id: number) => readonly number[]
  /** Called for every class with its number of different values and its variational distance. */
  readonly onClass?: (id: number, distinct: number, equal: number) => void
}

/** Rows counted again for the sake of companions beyond which figures are not computed. */
const MOST_VISITS = 300_000_000

/** Figures of the worst class; null = companions are too many. Over no rows at all everything is 0. */
export function sensitiveFigures(
  { ids, count, left = () => false, companions, onClass }: ClassesInView,
  column: SensitiveCodes,
): SensitiveFigures | null {
  const rows = column.codes.length
  const { order, starts } = rowsByClass(ids, count, rows)
  const sizeOf = (id: number) => (starts[id + 1] ?? 0) - (starts[id] ?? 0)
  const classes = Array.from({ length: count }, (_, id) => id).filter(id => !left(id) && sizeOf(id) > 0)
  const { whole, kept } = tally(classes, order, starts, column)
  const judge = classJudge(whole, kept, column)
  let visits = 0
  for (const id of classes) {
    const members = [id, ...(companions?.(id) ?? [])]
    visits += members.reduce((sum, member) => sum + sizeOf(member), 0)
    if (visits > MOST_VISITS) return null
    const judged = judge.judge(
      order,
      members.map(member => [starts[member] ?? 0, starts[member + 1] ?? 0] as const),
    )
    onClass?.(id, judged.distinct, judged.equal)
  }
  return judge.figures()
}

function tally(
  classes: readonly number[],
  order: Uint32Array,
  starts: Uint32Array,
  { codes, distinct }: SensitiveCodes,
): { whole: Uint32Array; kept: number } {
  const whole = new Uint32Array(distinct)
  let kept = 0
  for (const id of classes) {
    for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at += 1) {
      const code = codes[order[at] ?? 0] ?? 0
      whole[code] = (whole[code] ?? 0) + 1
      kept += 1
    }
  }
  return { whole, kept }
}

/** Rows sorted by class; the rows of class i are `order[starts[i]]` … `order[starts[i + 1] − 1]`. */
function rowsByClass(ids: Uint32Array, count: number, rows: number): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(count + 1)
  for (let row = 0; row < rows; row += 1) {
    const next = (ids[row] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let id = 0; id < count; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const places = starts.slice()
  const order = new Uint32Array(rows)
  for (let row = 0; row < rows; row += 1) {
    const id = ids[row] ?? 0
    order[places[id] ?? 0] = row
    places[id] = (places[id] ?? 0) + 1
  }
  return { order, starts }
}

function classJudge(whole: Uint32Array, rows: number, column: SensitiveCodes) {
  const counts = new Uint32Array(column.distinct)
  const ordered = column.places === null ? null : orderedDistance(whole, rows, column.places)
  const hierarchical = column.hierarchy === null ? null : hierarchicalDistance(whole, rows, column.hierarchy)
  const l = { distinct: Infinity, entropy: Infinity, recursive: 0, alpha: 0 }
  const t = { equal: 0, ordered: 0, hierarchical: 0 }

  function count(order: Uint32Array, from: number, to: number, touched: number[]): void {
    for (let at = from; at < to; at += 1) {
      const code = column.codes[order[at] ?? 0] ?? 0
      if (counts[code] === 0) touched.push(code)
      counts[code] = (counts[code] ?? 0) + 1
    }
  }

  function judge(
    order: Uint32Array,
    stretches: readonly (readonly [number, number])[],
  ): { distinct: number; equal: number } {
    const touched: number[] = []
    for (const [from, to] of stretches) count(order, from, to, touched)
    const size = stretches.reduce((sum, [from, to]) => sum + to - from, 0)
    let [most, sum, shared] = [0, 0, 0]
    for (const code of touched) {
      const count = counts[code] ?? 0
      most = Math.max(most, count)
      sum += count * Math.log(count)
      // ½Σ|p−q| = Σ max(0, p−q): values outside the class add nothing.
      shared += Math.max(0, count / size - (whole[code] ?? 0) / rows)
    }
    l.distinct = Math.min(l.distinct, touched.length)
    // Exactly 1 for one value, whatever the rounding of logarithms.
    l.entropy = Math.min(l.entropy, touched.length === 1 ? 1 : Math.exp(Math.log(size) - sum / size))
    l.recursive = Math.max(l.recursive, size === most ? Infinity : most / (size - most))
    l.alpha = Math.max(l.alpha, most / size)
    t.equal = Math.max(t.equal, shared)
    if (ordered !== null) t.ordered = Math.max(t.ordered, ordered(touched, counts, size))
    if (hierarchical !== null) t.hierarchical = Math.max(t.hierarchical, hierarchical(touched, counts, size))
    for (const code of touched) counts[code] = 0
    return { distinct: touched.length, equal: shared }
  }

  return {
    judge,
    figures: (): SensitiveFigures => ({
      l: {
        distinct: Number.isFinite(l.distinct) ? l.distinct : 0,
        entropy: Number.isFinite(l.entropy) ? l.entropy : 0,
        recursive: Number.isFinite(l.recursive) ? l.recursive : null,
        probabilistic: l.alpha === 0 ? 0 : 1 / l.alpha,
        alpha: l.alpha,
      },
      t: {
        equal: t.equal,
        ordered: ordered === null ? null : t.ordered,
        hierarchical: hierarchical === null ? null : t.hierarchical,
      },
    }),
  }
}

type ClassDistance = (touched: number[], counts: Uint32Array, size: number) => number

/**
 * Between two values of the class the class's running sum stands still while the table's grows, so each stretch is summed from prefix sums
 * on both sides of where the two meet: a class costs its own values, not all values of the column.
 */
function orderedDistance(whole: Uint32Array, rows: number, places: Uint32Array): ClassDistance {
  const distinct = whole.length
  const running = new Float64Array(distinct)
  const byPlace = new Float64Array(distinct)
  for (let code = 0; code < distinct; code += 1) byPlace[places[code] ?? 0] = (whole[code] ?? 0) / rows
  let sum = 0
  for (let place = 0; place < distinct; place += 1) {
    sum += byPlace[place] ?? 0
    running[place] = sum
  }
  const prefix = new Float64Array(distinct + 1)
  for (let place = 0; place < distinct; place += 1) prefix[place + 1] = (prefix[place] ?? 0) + (running[place] ?? 0)

  /** Σ |level − running[i]| for from ≤ i < to. */
  function stretch(level: number, from: number, to: number): number {
    let [low, high] = [from, to]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((running[middle] ?? 0) < level) low = middle + 1
      else high = middle
    }
    const below = level * (low - from) - ((prefix[low] ?? 0) - (prefix[from] ?? 0))
    const above = (prefix[to] ?? 0) - (prefix[low] ?? 0) - level * (to - low)
    return below + above
  }

  return (touched, counts, size) => {
    if (distinct < 2) return 0
    touched.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
    let [total, level, from] = [0, 0, 0]
    for (const code of touched) {
      const place = places[code] ?? 0
      total += stretch(level, from, place)
      level += (counts[code] ?? 0) / size
      from = place
    }
    // The last running sums are both one.
    total += stretch(level, from, distinct - 1)
    return total / (distinct - 1)
  }
}

/** Li et al. 2007, section 4: Σ over inner nodes of height(N)/H·min(Σ of children's surplus, Σ of children's want). */
function hierarchicalDistance(whole: Uint32Array, rows: number, { levels }: LeafHierarchy): ClassDistance {
  const height = levels.length
  return (_touched, counts, size) => {
    let children = Float64Array.from(whole, (count, code) => (counts[code] ?? 0) / size - count / rows)
    let known: Uint32Array | null = null
    let total = 0
    for (const [at, nodes] of levels.entries()) {
      const parentOf = known === null ? nodes : parents(known, nodes, children.length)
      const count = parentOf.reduce((most, node) => Math.max(most, node), 0) + 1
      const [surplus, want] = [new Float64Array(count), new Float64Array(count)]
      for (const [child, extra] of children.entries()) {
        const node = parentOf[child] ?? 0
        if (extra > 0) surplus[node] = (surplus[node] ?? 0) + extra
        else want[node] = (want[node] ?? 0) - extra
      }
      for (let node = 0; node < count; node += 1)
        total += ((at + 1) / height) * Math.min(surplus[node] ?? 0, want[node] ?? 0)
      children = surplus.map((extra, node) => extra - (want[node] ?? 0))
      known = nodes
    }
    return total
  }
}

/** Node of one level → node of the next, both given per leaf. */
function parents(below: Uint32Array, above: Uint32Array, count: number): Uint32Array {
  const parentOf = new Uint32Array(count)
  for (const [leaf, node] of below.entries()) parentOf[node] = above[leaf] ?? 0
  return parentOf
}
