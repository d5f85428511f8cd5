// 往来港澳通行证号.
// Must not be found without its header or a word before it: it carries no check character.
import { travelDocument } from '../travel-document.ts'

export const hkMacauExitPermit = travelDocument(
  'hkMacauExitPermit',
  'C(?:\\d{8}|[A-HJ-NP-Z]\\d{7})|W\\d{8}',
  ['通行证号', '通行证号码', '港澳通行证'],
  ['通行证'],
)
