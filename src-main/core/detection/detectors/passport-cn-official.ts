// 外交护照号 and 公务护照号.
// Must not be found without its header or a word before it: it carries no check character.
import { travelDocument } from '../travel-document.ts'

export const passportCnOfficial = travelDocument(
  'passportCnOfficial',
  '(?:PE|SE|DE|[PSD])\\d{7,8}',
  ['护照', '护照号', '护照号码'],
  ['护照'],
)
