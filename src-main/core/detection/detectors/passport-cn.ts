// 普通护照号.
// Must not be found without its header or a word before it: it carries no check character.
import { travelDocument } from '../travel-document.ts'

export const passportCn = travelDocument(
  'passportCn',
  'E(?:\\d{8}|[A-HJ-NP-Z]\\d{7})|G\\d{8}|1[45]\\d{7}',
  ['护照', '护照号', '护照号码', 'hzhm', 'passport', 'passport_no'],
  ['护照'],
)
