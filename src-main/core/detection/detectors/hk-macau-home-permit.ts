// 港澳居民来往内地通行证号 (回乡证).
// Must not be found without its header or a word before it: it carries no check character.
import { travelDocument } from '../travel-document.ts'

export const hkMacauHomePermit = travelDocument(
  'hkMacauHomePermit',
  '[HM]\\d{8}(?:\\d{2})?',
  ['通行证号', '通行证号码', '回乡证', '回乡证号'],
  ['回乡证', '通行证'],
)
