// Gate: every column has exactly one data item and the reverse, in the same order (R12).
// Does not look at what the items say.
import type { GateFinding } from '../../contract/gates.ts'
import { cellFinding, fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

export const fieldsMatch: Gate = {
  id: 'fieldsMatch',
  requirement: 'R12',
  place: 'catalogue',
  judge({ catalogue, columns }) {
    const labels = catalogue.fields.map(field => field.label)
    const found = [...columnsWithoutField(columns, labels), ...fieldsWithoutColumn(columns, labels)]
    return listed(found.length > 0 ? found : orderFindings(columns, labels))
  },
}

function columnsWithoutField(columns: readonly string[], labels: readonly string[]): GateFinding[] {
  return columns
    .filter(column => !labels.includes(column))
    .map(column => cellFinding(say('columnWithoutField', { column }), null, column))
}

function fieldsWithoutColumn(columns: readonly string[], labels: readonly string[]): GateFinding[] {
  return labels.flatMap((label, index) => {
    const path = `fields.${index}`
    if (!columns.includes(label)) return [fieldFinding(say('fieldWithoutColumn', { label }), path)]
    const count = labels.filter(other => other === label).length
    const later = labels.indexOf(label) !== index
    return later ? [fieldFinding(say('fieldTwice', { label, count }), path)] : []
  })
}

function orderFindings(columns: readonly string[], labels: readonly string[]): GateFinding[] {
  const index = labels.findIndex((label, at) => label !== columns[at])
  return index < 0 ? [] : [fieldFinding(say('fieldOrder', { label: labels[index] ?? '' }), `fields.${index}`)]
}
