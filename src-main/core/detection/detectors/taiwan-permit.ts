// 台湾居民来往大陆通行证号 (台胞证).
// Must not be found without its header or a word before it: it carries no check character.
import { travelDocument } from '../travel-document.ts'

export const taiwanPermit = travelDocument(
  'taiwanPermit',
  '\\d{8}|\\d{10}(?:\\([A-Z]\\)|[A-Z])?',
  ['台胞证', '台胞证号', '台湾居民来往大陆通行证'],
  ['台胞证', '大陆通行证'],
)
