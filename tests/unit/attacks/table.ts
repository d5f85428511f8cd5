// Small tables of made-up people for the attacks, with their columns profiled as the program would.
// Judges nothing: the tests beside it do.
import type { AttackColumn, AttackTable, Treatment } from '../../../src-main/core/attacks/attack.ts'
import { gradeTable } from '../../../src-main/core/grading/grade-table.ts'
import { citizenIdCheckCharacter } from '../../../src-main/core/identifiers/citizen-id.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { scramble } from '../../../src-main/core/profiling/row-sample.ts'

export const TODAY = '2026-11-28'

export interface Person {
  readonly id: string
  readonly birth: string
  readonly sex: string
  readonly mobile: string
  readonly name: string
}

const two = (value: number) => String(value).padStart(2, '0')

/** The same people every time, all different. */
export function people(count: number): Person[] {
  const at = (row: number, of: number) => scramble(row * 7 + of)
  return Array.from({ length: count }, (_, row) => {
    const birth = `${1950 + (at(row, 0) % 60)}-${two(1 + (at(row, 1) % 12))}-${two(1 + (at(row, 2) % 28))}`
    const sequence = String(1 + (at(row, 3) % 998)).padStart(3, '0')
    const first17 = `3202${['05', '06', '11', '13'][at(row, 4) % 4]}${birth.replaceAll('-', '')}${sequence}`
    return {
      id: first17 + citizenIdCheckCharacter(first17),
      birth,
      sex: Number(sequence) % 2 === 1 ? '男' : '女',
      mobile: `138${String(at(row, 5) % 100_000_000).padStart(8, '0')}`,
      name: `${'王李张刘陈杨黄赵周吴'[at(row, 6) % 10]}${'伟芳娜敏静丽强磊军洋'[at(row, 5) % 10]}${'明国文浩宇轩志远思源'[at(row, 4) % 10]}`,
    }
  })
}

export type Cells = Readonly<Record<string, readonly string[]>>

export function columnsOf(cells: Cells): AttackColumn[] {
  const profiles = Object.entries(cells).map(([name, values]) => {
    const profiler = createColumnProfiler(name, { today: TODAY })
    profiler.add(
      values,
      values.map((_, at) => at + 2),
    )
    return profiler.finish()
  })
  return gradeTable(profiles).map(profile => ({ profile, cells: cells[profile.name] ?? [] }))
}

export function attackTable(given: {
  released: Cells
  source?: Cells
  treatments?: readonly Treatment[]
  auxiliary?: Cells
}): AttackTable {
  const released = columnsOf(given.released)
  const rows = released[0]?.cells.length ?? 0
  const outside = given.auxiliary === undefined ? null : columnsOf(given.auxiliary)
  return {
    rowNumbers: Array.from({ length: rows }, (_, at) => at + 2),
    released,
    source: given.source === undefined ? null : columnsOf(given.source),
    treatments: given.treatments ?? [],
    auxiliary: outside === null ? null : { name: '通讯录', rows: outside[0]?.cells.length ?? 0, columns: outside },
    today: TODAY,
  }
}

export const goOn = () => undefined
