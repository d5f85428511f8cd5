// A sound situation for the tests of gates: each test spoils one thing of it.
// Imitates no gate.
import type { AttackReport } from '../../../src-main/contract/attacks.ts'
import { type Catalogue, CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import type { GateResult } from '../../../src-main/contract/gates.ts'
import type { PolicyVerdict } from '../../../src-main/contract/policy.ts'
import type { ColumnProfile, Finding } from '../../../src-main/contract/profile.ts'
import type { GateId } from '../../../src-main/contract/text/zh-CN/gates.ts'
import { judgeAggregate } from '../../../src-main/core/aggregates/small-cells.ts'
import { groupFindings } from '../../../src-main/core/gates/leak-summary.ts'
import type { PrivacyFacts } from '../../../src-main/core/gates/privacy-facts.ts'
import { runGates } from '../../../src-main/core/gates/registry.ts'
import { ResultFactsCollector } from '../../../src-main/core/gates/result-facts.ts'
import { type GateSurroundings, NO_SURROUNDINGS } from '../../../src-main/core/gates/surroundings.ts'

export interface Situation {
  columns?: string[]
  rows?: string[][]
  fields?: object[]
  catalogue?: object
  findings?: Finding[]
  counts?: object
  profile?: Partial<ColumnProfile>[]
  policy?: PolicyVerdict
  privacy?: PrivacyFacts
  surroundings?: Partial<GateSurroundings>
  attacks?: Partial<Pick<AttackReport, 'findings' | 'contradictions'>>
}

export const COLUMNS = ['编号', '名称', '泊位数']
export const ROWS = [
  ['0001', '崇安寺停车场', '120'],
  ['0002', '南禅寺停车场', '80'],
]
export const FIELDS = [
  { label: '编号', name: 'bh', type: 'C', length: '4', description: '编号。', primaryKey: true },
  { label: '名称', name: 'mc', type: 'C', length: '20', description: '名称。' },
  { label: '泊位数', name: 'bws', type: 'I', length: '4', description: '泊位总数。' },
]

export const MET: PolicyVerdict = {
  policy: { id: 'unconditional', version: '2026.1', title: '无条件开放', release: 'unconditional', source: '测试' },
  met: true,
  columns: [],
}

function aggregateOf({ aggregate }: Catalogue, names: string[], rows: string[][]) {
  if (aggregate === null) return null
  const columns = names.map((_, i) => rows.map(row => row[i]!))
  return judgeAggregate({ names, columns, rowNumbers: rows.map((_, i) => i + 2) }, aggregate, NO_SURROUNDINGS.limits)
}

export function report(situation: Situation = {}) {
  const columns = situation.columns ?? COLUMNS
  const rows = situation.rows ?? ROWS
  const catalogue = CatalogueSchema.parse({
    title: '无锡市公共停车场信息',
    publisher: { name: '无锡市城市管理局' },
    openAttribute: 'UNCONDITIONAL',
    updateCycle: 'QUARTERLY',
    contact: '0510-80000000',
    rowCount: rows.length,
    fields: situation.fields ?? FIELDS,
    ...situation.catalogue,
  })
  const collector = new ResultFactsCollector(columns, catalogue.fields)
  collector.observe({
    names: columns,
    columns: columns.map((_, i) => rows.map(row => row[i]!)),
    rows: rows.length,
    rowNumbers: rows.map((_, i) => i + 2),
  })
  const size = rows.length
  const profiled = (situation.profile ?? []).map(
    column => ({ semantics: [], issues: [], emptyTokens: [], empty: 0, rows: size, ...column }) as ColumnProfile,
  )
  return runGates({
    catalogue,
    columns,
    counts: { read: size + 1, setAside: 1, source: size, removed: 0, added: 0, result: size, ...situation.counts },
    profile: { rows: size, duplicateRows: 0, columns: profiled },
    leaks: groupFindings(situation.findings ?? []),
    facts: collector.facts(),
    policy: situation.policy ?? MET,
    privacy: situation.privacy ?? null,
    attacks: { findings: [], contradictions: [], ...situation.attacks },
    surroundings: { ...NO_SURROUNDINGS, ...situation.surroundings },
    aggregate: aggregateOf(catalogue, columns, rows),
  })
}

export function gate(id: GateId, situation: Situation): GateResult {
  const found = report(situation).gates.find(result => result.id === id)
  if (found === undefined) throw new Error(`no gate ${id}`)
  return found
}

export const places = (result: GateResult) => result.findings.map(found => [found.row, found.column ?? found.field])
