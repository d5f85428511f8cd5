// Counts how the numbers of a column stand to the types their rows declare, and puts the outcome into the column's profile.
// Holds no values.
import type { ColumnProfile, Semantics } from '../../contract/profile.ts'
import { declaredKinds, judgeDeclared } from '../detection/document-types.ts'
import { gradeColumn } from '../grading/grade-column.ts'
import { highestGrade } from '../grading/grade-order.ts'
import type { Column } from '../table/chunk.ts'
import { isNoValue } from '../values/empty-tokens.ts'

const ROWS_PER_ISSUE = 10

export class DocumentCheck {
  readonly #kinds = new Map<string, { valid: number; lookalike: number }>()
  readonly #rows: number[] = []
  #mismatches = 0

  /** `numbers` and `types` row by row. */
  add(numbers: Column, types: Column, rowNumbers: readonly number[]): void {
    for (const [row, number] of numbers.entries()) {
      const type = types[row] ?? ''
      if (isNoValue(number) || declaredKinds(type) === null) continue
      const verdict = judgeDeclared(number, type)
      if (verdict === null) this.#mismatch(rowNumbers[row] ?? 0)
      else this.#count(verdict.kind, verdict.valid)
    }
  }

  #count(kind: string, valid: boolean): void {
    const known = this.#kinds.get(kind) ?? { valid: 0, lookalike: 0 }
    known[valid ? 'valid' : 'lookalike'] += 1
    this.#kinds.set(kind, known)
  }

  #mismatch(row: number): void {
    this.#mismatches += 1
    if (this.#rows.length < ROWS_PER_ISSUE) this.#rows.push(row)
  }

  /** Kinds that rows declare are believed, however few they are; the rest of the profile stays. */
  applyTo(profile: ColumnProfile): ColumnProfile {
    if (this.#kinds.size === 0 && this.#mismatches === 0) return profile
    const semantics = [...this.#declared(profile), ...profile.semantics.filter(({ kind }) => !this.#kinds.has(kind))]
    const issue = { code: 'documentTypeMismatch', count: this.#mismatches, rows: this.#rows }
    const graded = gradeColumn({ name: profile.name, semantics, found: [], soleTraders: false, birthYears: false })
    const stricter = highestGrade([graded.grade, profile.grade]) !== profile.grade ? graded : {}
    return {
      ...profile,
      ...stricter,
      semantics,
      issues: this.#mismatches === 0 ? profile.issues : [...profile.issues, issue],
    }
  }

  #declared(profile: ColumnProfile): Semantics[] {
    return [...this.#kinds]
      .map(([kind, { valid, lookalike }]): Semantics => {
        const known = profile.semantics.find(one => one.kind === kind)
        const confidence = known?.confidence === 'certain' ? 'certain' : 'likely'
        return { kind, header: true, matched: valid + lookalike, valid, lookalike, confidence }
      })
      .sort((a, b) => b.valid - a.valid)
  }
}
