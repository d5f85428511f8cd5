// 大陆居民往来台湾通行证号.
// Must not be found without its header or a word before it: it carries no check character.
import { travelDocument } from '../travel-document.ts'

export const taiwanExitPermit = travelDocument(
  'taiwanExitPermit',
  '[LT]\\d{8}',
  ['通行证号', '通行证号码', '往来台湾通行证'],
  ['通行证'],
)
