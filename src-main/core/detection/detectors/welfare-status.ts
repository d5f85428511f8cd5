// 低保, 特困 and other help a person gets.
// Must not be recognised without the header: any word may be one.
import { ANY_WORDS, LISTED_AS_SENSITIVE, vocabulary } from '../vocabulary.ts'

export const welfareStatus = vocabulary(
  'welfareStatus',
  ['低保', '低保类别', '低保类型', '救助类型', '救助类别', '特困', '困难类型', '贫困类型', '致贫原因'],
  ANY_WORDS,
  LISTED_AS_SENSITIVE,
)
