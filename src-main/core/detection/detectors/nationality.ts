// 国籍 of a person.
// Must not be recognised without the header: any country may be one.
import { ANY_WORDS, vocabulary } from '../vocabulary.ts'

export const nationality = vocabulary('nationality', ['国籍', '国家或地区', 'nationality'], ANY_WORDS, 'GB/T 2659')
