// 残疾类别 and 残疾等级 of a person: sensitive by law.
// Must not hold the number of the certificate, which is a kind of its own.
import { ANY_WORDS, LISTED_AS_SENSITIVE, vocabulary } from '../vocabulary.ts'

export const disability = vocabulary(
  'disability',
  ['残疾类别', '残疾等级', '残疾类型', '残疾种类', 'cjlb', 'cjdj'],
  ANY_WORDS,
  LISTED_AS_SENSITIVE,
)
