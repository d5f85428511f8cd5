// What a condition is to the search: a test of one class, or of all kept records together, and what of it survives merging.
// Holds no condition.
import type { SensitiveColumn } from '../../../contract/deidentify.ts'

/** Figures are compared with this much room for rounding: a class that meets a bound exactly is accepted. */
export const ROUNDING = 1e-9

/** The values of one sensitive column in one class: entries `from` to `to`; reused from class to class. */
export interface HistogramView {
  values: Int32Array
  counts: Int32Array
  from: number
  to: number
}

export interface ClassFacts {
  /** Records, at least 1. */
  size: number
  /** Records of the population with the same generalised values; 0 without a population. */
  population: number
  /** One per sensitive column. */
  readonly histograms: readonly HistogramView[]
}

/**
 * What a class must reach so that it may hold at all, in figures that never fall when classes are merged: once reached by a class,
 * reached by every union with it. All that pruning by suppression rests on.
 */
export interface Floor {
  readonly size: number
  readonly population: number
  /** Least number of different values, per sensitive column. */
  readonly distinct: readonly number[]
}

/**
 * `kind: 'class'`: a class that fails is suppressed whole. Without `holds` the floor is the whole condition. `closed`: classes that hold
 * are together one class that holds, also with the people only the population has.
 */
export interface ClassCondition {
  readonly kind: 'class'
  readonly floor: Partial<Omit<Floor, 'distinct'>> & { readonly distinct?: { sensitive: number; least: number } }
  readonly closed: boolean
  holds?(facts: ClassFacts): boolean
}

export interface ReleaseFacts {
  /** Kept records and their classes. */
  readonly records: number
  readonly classes: number
  /** Classes of one record. */
  readonly uniques: number
}

/** `kind: 'release'`: asked of the kept records together; nothing more is suppressed for it. */
export interface ReleaseCondition {
  readonly kind: 'release'
  /** Holds where every class has at least so many records. */
  readonly leastSize: number
  holds(facts: ReleaseFacts): boolean
}

export type CompiledCondition = ClassCondition | ReleaseCondition

/** A sensitive column of the whole table. */
export interface SensitiveFacts {
  /** Its place among the histograms of a class. */
  readonly index: number
  /** Value by code. */
  readonly values: readonly string[]
  /** Records by code. */
  readonly counts: Int32Array
  readonly rows: number
  readonly settings: SensitiveColumn
}
