// Risks of the three attackers of the literature (El Emam, Guide to the De-Identification of Personal Health Information, 2013):
// prosecutor, journalist, marketer. Works on class sizes alone; estimates of a population are in population-estimates.
export interface AttackerRisk {
  /** Of the record in most danger. */
  readonly max: number
  readonly average: number
  /** Share of records whose risk is above the threshold. */
  readonly shareAtRisk: number
}

/** One size with its number of classes. */
export interface SizeCount {
  readonly size: number
  readonly classes: number
}

/** Floating noise must not put 1/20 above 0.05. */
const ROUNDING = 1e-12

export function isAbove(risk: number, threshold: number): boolean {
  return risk > threshold + ROUNDING
}

/** The target is known to be in the data: θ = 1/f. */
export function prosecutorRisk(histogram: readonly SizeCount[], threshold: number): AttackerRisk {
  const rows = histogram.reduce((sum, { size, classes }) => sum + size * classes, 0)
  const classes = histogram.reduce((sum, one) => sum + one.classes, 0)
  const least = histogram[0]?.size ?? 0
  const endangered = histogram.filter(({ size }) => isAbove(1 / size, threshold))
  return {
    max: least === 0 ? 0 : 1 / least,
    average: rows === 0 ? 0 : classes / rows,
    shareAtRisk: rows === 0 ? 0 : endangered.reduce((sum, one) => sum + one.size * one.classes, 0) / rows,
  }
}

export interface PopulationRisk {
  /** The target is not known to be in the data: θ = 1/F. Average = max(J/ΣF, (1/n)Σ f/F). */
  readonly journalist: AttackerRisk
  /** (1/n)Σ f/F. */
  readonly marketer: number
  /** min F over classes of the release. */
  readonly kMap: number
  /** Range of f/F. */
  readonly presence: { readonly min: number; readonly max: number }
  /** Classes of the release of which the population has fewer records than the release: it is no population of this release. */
  readonly beyondPopulation: number
}

/**
 * `sizes` and `population` per class; classes the release does not have are passed over. Where the population has fewer records of a class
 * than the release, the release's own number counts: a population holds its samples.
 */
export function populationRisk(sizes: Uint32Array, population: Uint32Array, threshold: number): PopulationRisk {
  let [rows, classes, populationRows, expected, endangered, beyondPopulation] = [0, 0, 0, 0, 0, 0]
  let kMap = Number.POSITIVE_INFINITY
  let [least, most] = [1, 0]
  for (let id = 0; id < sizes.length; id += 1) {
    const size = sizes[id] ?? 0
    if (size === 0) continue
    const found = population[id] ?? 0
    if (found < size) beyondPopulation += 1
    const whole = Math.max(found, size)
    rows += size
    classes += 1
    populationRows += whole
    expected += size / whole
    if (isAbove(1 / whole, threshold)) endangered += size
    kMap = Math.min(kMap, whole)
    least = Math.min(least, size / whole)
    most = Math.max(most, size / whole)
  }
  if (rows === 0) {
    const journalist = { max: 0, average: 0, shareAtRisk: 0 }
    return { journalist, marketer: 0, kMap: 0, presence: { min: 0, max: 0 }, beyondPopulation }
  }
  return {
    journalist: {
      max: 1 / kMap,
      average: Math.max(classes / populationRows, expected / rows),
      shareAtRisk: endangered / rows,
    },
    marketer: expected / rows,
    kMap,
    presence: { min: least, max: most },
    beyondPopulation,
  }
}
