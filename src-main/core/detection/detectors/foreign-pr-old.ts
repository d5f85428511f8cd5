// 外国人永久居留证 of 2004 and 2017: three letters of the country and twelve digits, valid until they expire.
// Must not accept small letters.
import { behindCue, findAll, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'
import { FOREIGN_HEADERS } from './foreign-pr.ts'

const CUES = ['永久居留', '永居', '外国人居留']
const IN_TEXT = behindCue(CUES.join('|'), '[A-Z]{3}\\d{12}')

export const foreignPrOld: Detector = {
  cues: CUES,
  search: text => findAll(text, IN_TEXT, () => 'valid'),
  ...patternDetector(
    {
      kind: 'foreignPrOld',
      source: '外国人永久居留证（2004、2017 年式）',
      headers: FOREIGN_HEADERS,
      evidence: 'shape',
      fits: { min: 15, max: 15, alphabet: 'ascii' },
    },
    /^[A-Z]{3}\d{12}$/,
    value => /^\d{2}(?:0[1-9]|[1-9]\d)/.test(value.slice(3)) || value.slice(3, 5) !== '00',
  ),
}
