// 驾驶证档案编号.
// Must not be recognised without the header, or the word before it in text: it carries no check.
import { isProvinceCode } from '../../identifiers/divisions.ts'
import { patternDetector } from '../build.ts'
import { behindWords } from '../local-number.ts'

export const driverArchiveNo = behindWords(
  patternDetector(
    {
      kind: 'driverArchiveNo',
      source: '公安交管驾驶证档案编号',
      headers: ['档案编号', '驾驶证档案编号', '驾驶证档案号', 'dabh'],
      evidence: 'weak',
      fits: { min: 12, max: 12, alphabet: 'ascii' },
    },
    /^\d{12}$/,
    value => isProvinceCode(value.slice(0, 2)),
  ),
  ['档案编号', '驾驶证档案'],
  '\\d{12}',
)
