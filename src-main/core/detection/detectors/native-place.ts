// 籍贯 and 出生地 of a person.
// Must not be recognised without the header: any place may be one.
import { ANY_WORDS, vocabulary } from '../vocabulary.ts'

export const nativePlace = vocabulary('nativePlace', ['籍贯', '出生地', '户籍地'], ANY_WORDS, 'GB/T 42460-2023 附录 B')
