// 政治面貌 of a person.
// Must not be recognised without the header.
import { vocabulary } from '../vocabulary.ts'

export const politicalStatus = vocabulary(
  'politicalStatus',
  ['政治面貌', 'zzmm'],
  /党员|团员|群众|民主|无党派|^\d{2}$/,
  'GB/T 4762-1984',
)
