// 犯罪记录 of a person: sensitive by law.
// Must not be recognised without the header: any word may be one.
import { ANY_WORDS, LISTED_AS_SENSITIVE, vocabulary } from '../vocabulary.ts'

export const criminalRecord = vocabulary(
  'criminalRecord',
  ['犯罪记录', '前科', '违法犯罪', '罪名', '刑期'],
  ANY_WORDS,
  LISTED_AS_SENSITIVE,
)
