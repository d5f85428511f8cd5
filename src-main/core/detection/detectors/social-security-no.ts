// 社会保障卡号, 医保编号 and 公积金账号.
// Must not be recognised without the header, or the word before it in text: it carries no check.
import { patternDetector } from '../build.ts'
import { behindWords, NO_STANDARD } from '../local-number.ts'

export const socialSecurityNo = behindWords(
  patternDetector(
    {
      kind: 'socialSecurityNo',
      source: NO_STANDARD,
      headers: [
        '社保卡号',
        '社会保障卡号',
        '社会保障卡卡号',
        '社保号',
        '个人编号',
        '医保编号',
        '医保卡号',
        '参保编号',
        '公积金账号',
        'sbkh',
        'grbh',
        'ybkh',
      ],
      evidence: 'weak',
      fits: { min: 8, max: 19, alphabet: 'ascii' },
    },
    /^[A-Z0-9]{8,19}$/,
  ),
  ['社保卡', '社会保障卡', '医保卡', '医保编号', '参保编号', '个人编号', '公积金账号'],
  '[A-Z0-9]{8,19}',
)
