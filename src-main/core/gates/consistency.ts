// Gate: the entry agrees with the data and the files: counts, formats, form, date (R13).
// Trusts no number it can count itself.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { Counts } from '../../contract/datasets.ts'
import type { GateFinding } from '../../contract/gates.ts'
import { cellFinding, fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

export const consistency: Gate = {
  id: 'consistency',
  requirement: 'R13',
  place: 'catalogue',
  judge: ({ catalogue, counts, facts, profile }) =>
    listed([
      ...rowCount(catalogue, facts.rows),
      ...countsAddUp(counts, facts.rows),
      ...(profile.rows === facts.rows
        ? []
        : [cellFinding(say('profileStale', { profiled: profile.rows, rows: facts.rows }), null, null)]),
    ]),
}

function rowCount({ rowCount: stated }: Catalogue, rows: number): GateFinding[] {
  if (stated === null) return [fieldFinding(say('rowCountMissing', { rows }), 'rowCount')]
  return stated === rows ? [] : [fieldFinding(say('rowCountDiffers', { stated, rows }), 'rowCount')]
}

function countsAddUp(counts: Counts, rows: number): GateFinding[] {
  const { read, setAside, source, removed, added, result } = counts
  const sound = read === setAside + source && result === source - removed + added && result === rows
  return sound ? [] : [cellFinding(say('countsDoNotAdd', { ...counts }), null, null)]
}
