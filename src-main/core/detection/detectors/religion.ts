// 宗教信仰 of a person: sensitive by law.
// Must not be recognised without the header: any word may be one.
import { ANY_WORDS, LISTED_AS_SENSITIVE, vocabulary } from '../vocabulary.ts'

export const religion = vocabulary('religion', ['宗教信仰', '宗教', 'zjxy'], ANY_WORDS, LISTED_AS_SENSITIVE)
