// 性别 of a person, in words or as the code.
// Must not be recognised by the codes without the header: 1 and 2 may be anything.
import { listDetector } from '../build.ts'

export const sex = listDetector(
  {
    kind: 'sex',
    source: 'GB/T 2261.1-2003',
    headers: ['性别', '性别代码', 'xb', 'sex', 'gender'],
    evidence: 'weak',
    unnamed: { judge: value => (/^(?:男|女)性?$/.test(value) ? 'valid' : null), share: 0.7 },
    fits: { min: 1, max: 8, alphabet: 'any' },
  },
  [
    '男',
    '女',
    '男性',
    '女性',
    '男士',
    '女士',
    '未知',
    '未知的性别',
    '未说明',
    '未说明的性别',
    '0',
    '1',
    '2',
    '9',
    'M',
    'F',
    'm',
    'f',
    'male',
    'female',
    'Male',
    'Female',
  ],
)
