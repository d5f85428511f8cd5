// Gate: at least 95 % of what is offered can be read by programs (R40; 上海 2018 计划二（二）3). The plan states no formula; ours, printed:
// formats: readable ÷ all; within a file: cells a program reads as what the entry says ÷ all cells. The lower one counts.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { GateFinding } from '../../contract/gates.ts'
import type { IssueCode } from '../../contract/text/zh-CN/issues.ts'
import { cellFinding, fieldFinding, type Gate, type GateInput } from './gate.ts'
import { percentText, say } from './say.ts'

/** PDF, images and documents would not be; the formats of this application all are. */
const READABLE: ReadonlySet<string> = new Set<Catalogue['formats'][number]>(['CSV', 'XLSX', 'JSON', 'XML'])

export const machineReadableRate: Gate = {
  id: 'machineReadableRate',
  requirement: 'R40',
  place: 'catalogue',
  judge(input) {
    const { formats } = input.catalogue
    const limit = input.surroundings.limits.machineReadableRate
    const unreadable = formats.filter(format => !READABLE.has(format))
    const ofFormats = formats.length === 0 ? 0 : (formats.length - unreadable.length) / formats.length
    const columns = unreadableCells(input)
    const ofCells = readableShare(input, columns)
    const findings: GateFinding[] = []
    if (ofFormats < limit)
      findings.push(
        fieldFinding(say('rateLow', { formats: unreadable.map(format => `（${format} 读不了）`).join('') }), 'formats'),
      )
    if (ofCells < limit)
      findings.push(...columns.map(({ name, count }) => cellFinding(say('cellRateLow', { count }), null, name)))
    return {
      count: findings.length,
      findings,
      figure: say('readableRates', { formats: percentText(ofFormats), cells: percentText(ofCells) }),
      limit: say('atLeast', { share: percentText(limit) }),
    }
  },
}

/** What a program cannot take for what it stands for. */
const UNREADABLE: readonly IssueCode[] = ['garbled', 'errorValue', 'precisionLost']

function unreadableCells({ facts, profile }: GateInput): { name: string; count: number }[] {
  const profiles = new Map(profile.columns.map(column => [column.name, column]))
  return facts.columns
    .map(({ name, tallies }) => {
      const issues = (profiles.get(name)?.issues ?? []).filter(({ code }) => UNREADABLE.some(known => known === code))
      const found = issues.reduce(
        (sum, { count }) => sum + count,
        tallies.wrongType.count + tallies.tooLongForFile.count,
      )
      return { name, count: Math.min(found, facts.rows) }
    })
    .filter(({ count }) => count > 0)
}

function readableShare({ facts }: GateInput, columns: readonly { count: number }[]): number {
  const all = facts.rows * facts.columns.length
  if (all === 0) return 0
  return 1 - columns.reduce((sum, { count }) => sum + count, 0) / all
}
