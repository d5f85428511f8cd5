// QQ 号.
// Must not be recognised without the header, or the word before it in text: it carries no check.
import { patternDetector } from '../build.ts'
import { behindWords } from '../local-number.ts'

export const qq = behindWords(
  patternDetector(
    {
      kind: 'qq',
      source: '腾讯 QQ 号位数',
      headers: ['qq', 'qq号', 'qq号码'],
      evidence: 'weak',
      fits: { min: 5, max: 11, alphabet: 'ascii' },
    },
    /^[1-9]\d{4,10}$/,
  ),
  ['qq', '扣扣'],
  '[1-9]\\d{4,10}',
)
