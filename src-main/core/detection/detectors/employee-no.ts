// 工号 and 警号.
// Must not be recognised without the header, or the word before it in text: it carries no check.
import { patternDetector } from '../build.ts'
import { behindWords, NO_STANDARD } from '../local-number.ts'

export const employeeNo = behindWords(
  patternDetector(
    {
      kind: 'employeeNo',
      source: NO_STANDARD,
      headers: ['工号', '职工编号', '员工编号', '警号', 'gh', 'zgbh'],
      evidence: 'weak',
      fits: { min: 2, max: 16, alphabet: 'ascii' },
    },
    /^[A-Z]{0,4}\d{2,14}$/i,
  ),
  ['工号', '警号', '职工编号', '员工编号'],
  '[A-Z]{0,4}\\d{2,14}',
)
