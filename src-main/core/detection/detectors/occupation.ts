// 职业, 职务 and 工作单位 of a person.
// Must not be recognised without the header: any word may be one.
import { ANY_WORDS, vocabulary } from '../vocabulary.ts'

export const occupation = vocabulary(
  'occupation',
  ['职业', '职务', '岗位', '工作单位', '从业状况', 'occupation'],
  ANY_WORDS,
  'GB/T 35273-2020 附录 A',
)
