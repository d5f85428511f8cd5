// 收入 of a person or household.
// Must not be recognised without the header: any amount may be one.
import { vocabulary } from '../vocabulary.ts'

export const income = vocabulary(
  'income',
  ['收入', '家庭收入', '年收入', '月收入', '人均收入', '工资', '薪资', 'income'],
  /\d/,
  'GB/T 35273-2020 附录 B',
)
