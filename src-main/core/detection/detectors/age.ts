// 年龄 of a person.
// Must not be recognised without the header: any small number may be one.
import { vocabulary } from '../vocabulary.ts'

export const age = vocabulary(
  'age',
  ['年龄', '周岁', '年龄段', 'nl', 'age'],
  /^\d{1,3}(?:岁|周岁)?$/,
  'GB/T 42460-2023 附录 B',
)
