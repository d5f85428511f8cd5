// Gate: CSV is among the formats (R41: CSV first for static data).
// The package always writes it; the entry must say so.
import { fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

export const csvPresent: Gate = {
  id: 'csvPresent',
  requirement: 'R41',
  place: 'catalogue',
  judge: ({ catalogue }) =>
    listed(catalogue.formats.includes('CSV') ? [] : [fieldFinding(say('csvMissing'), 'formats')]),
}
