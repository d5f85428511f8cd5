// What is wrong in the tables as they came, by the system they came from, so that it is mended where it arises (R48; 细则第十三条（五）).
// Counts and places only: no value of a cell is told.
import type { Case } from '../../contract/cases.ts'
import type { TableProfile } from '../../contract/profile.ts'
import { dimensionOf, emptyCells } from '../../contract/quality.ts'
import { type IssueCode, issueTexts } from '../../contract/text/zh-CN/issues.ts'
import { registerWords } from '../../contract/text/zh-CN/registers.ts'

export interface ExaminedSource {
  readonly system: string
  readonly dataset: string
  readonly file: string
  /** Of the source table. */
  readonly profile: TableProfile
  /** Cases about this source that a person opened and nobody has closed. */
  readonly told: readonly Pick<Case, 'title' | 'content' | 'column' | 'rows'>[]
}

export interface SourceFault {
  readonly dataset: string
  readonly file: string
  /** '' = the whole row, or not said. */
  readonly column: string
  readonly problem: string
  /** null = told by a person without a number. */
  readonly count: number | null
  readonly share: number | null
  /** Row numbers of the source, at most ten; or what the person wrote. */
  readonly rows: readonly number[] | string
  readonly explanation: string
}

const words = registerWords.faults

/** By system, in the order of the systems' names. */
export function sourceFaults(sources: readonly ExaminedSource[]): Map<string, SourceFault[]> {
  const found = new Map<string, SourceFault[]>()
  for (const source of sources) {
    const system = source.system.trim() || words.unknownSystem
    const faults = [...counted(source), ...told(source)]
    if (faults.length > 0) found.set(system, [...(found.get(system) ?? []), ...faults])
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)))
}

function counted({ dataset, file, profile }: ExaminedSource): SourceFault[] {
  const base = { dataset, file }
  const share = (count: number) => (profile.rows === 0 ? 0 : count / profile.rows)
  const twice: SourceFault[] =
    profile.duplicateRows === 0
      ? []
      : [
          {
            ...base,
            column: '',
            problem: words.duplicates,
            count: profile.duplicateRows,
            share: share(profile.duplicateRows),
            rows: [],
            explanation: words.duplicatesExplanation,
          },
        ]
  const ofColumns = profile.columns.flatMap(column => {
    const empty = emptyCells(column)
    const issues = column.issues
      // Spelled empties are counted with the blank ones; what is a matter of protection is nobody's slip.
      .filter(({ code }) => code !== 'emptyToken' && dimensionOf(code) !== null && isKnown(code))
      .map(({ code, count, rows }) => {
        const { title, explanation } = issueTexts[isKnown(code) ? code : 'garbled']
        return { ...base, column: column.name, problem: title, count, share: share(count), rows, explanation }
      })
    return [
      ...(empty === 0
        ? []
        : [
            {
              ...base,
              column: column.name,
              problem: words.empty,
              count: empty,
              share: share(empty),
              rows: column.issues.find(({ code }) => code === 'emptyToken')?.rows ?? [],
              explanation: words.emptyExplanation,
            },
          ]),
      ...issues,
    ]
  })
  return [...twice, ...ofColumns]
}

function isKnown(code: string): code is IssueCode {
  return Object.hasOwn(issueTexts, code)
}

function told({ dataset, file, told: cases }: ExaminedSource): SourceFault[] {
  return cases.map(({ title, content, column, rows }) => ({
    dataset,
    file,
    column,
    problem: `${words.reported}：${title}`,
    count: null,
    share: null,
    rows,
    explanation: content,
  }))
}
