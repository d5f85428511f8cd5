// 微信号.
// Must not be recognised without the header, or the word before it in text: it carries no check.
import { patternDetector } from '../build.ts'
import { behindWords } from '../local-number.ts'

export const wechat = behindWords(
  patternDetector(
    {
      kind: 'wechat',
      source: '微信号命名规则',
      headers: ['微信', '微信号', '微信号码', 'wechat', 'wx', 'wxh'],
      evidence: 'weak',
      fits: { min: 6, max: 20, alphabet: 'ascii' },
    },
    /^[A-Za-z][\w-]{5,19}$/,
  ),
  ['微 ?信', '薇信', '[vV]信', '[vV]❤', 'wechat', 'weixin', '(?<![0-9A-Za-z])[vw]x(?![0-9A-Za-z])'],
  '[A-Za-z][\\w-]{5,19}',
)
