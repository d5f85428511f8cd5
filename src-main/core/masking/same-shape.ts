// A pseudonym in the shape of the value: digits for digits, letters for letters, Chinese characters for Chinese characters.
// Keeps every other sign, and so tells how a value was written; hides nothing by itself, the stream does.
import type { KeyedStream } from '../ciphers/keyed-stream.ts'

/** The first 64 characters of 千字文 in simplified form: they read as invented at once. */
const HAN =
  '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰'
const IS_HAN = /\p{Script=Han}/u

function replaced(sign: string, stream: KeyedStream): string {
  const code = sign.charCodeAt(0)
  if (code >= 48 && code <= 57) return String(stream.below(10))
  if (code >= 65 && code <= 90) return String.fromCharCode(65 + stream.below(26))
  if (code >= 97 && code <= 122) return String.fromCharCode(97 + stream.below(26))
  return IS_HAN.test(sign) ? HAN.charAt(stream.below(HAN.length)) : sign
}

export function sameShape(value: string, stream: KeyedStream): string {
  let shaped = ''
  for (const sign of value) shaped += replaced(sign, stream)
  return shaped
}
