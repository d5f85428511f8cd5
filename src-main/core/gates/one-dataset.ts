// Gate: one catalogue item is one dataset, and no other entry of the body has its name (R20; 黄石方案 二（二）).
// Entries of other bodies are another gate's.
import { fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

export const oneDataset: Gate = {
  id: 'oneDataset',
  requirement: 'R20',
  place: 'catalogue',
  judge({ catalogue, columns, surroundings: { own } }) {
    const title = catalogue.title.trim()
    const twice = title !== '' && own.some(other => other.title.trim() === title)
    return listed([
      ...(columns.length === 0 ? [fieldFinding(say('noDataset'), 'fields')] : []),
      ...(twice ? [fieldFinding(say('titleTwice', { title }), 'title')] : []),
    ])
  },
}
