// 病历号, 住院号 and 门诊号 of a hospital.
// Must not be recognised without the header, or the word before it in text: it carries no check.
import { patternDetector } from '../build.ts'
import { behindWords, NO_STANDARD } from '../local-number.ts'

export const medicalRecordNo = behindWords(
  patternDetector(
    {
      kind: 'medicalRecordNo',
      source: NO_STANDARD,
      headers: ['病历号', '病案号', '住院号', '门诊号', '就诊号', '就诊卡号', '检验号', 'blh', 'bah', 'zyh', 'mzh'],
      evidence: 'weak',
      fits: { min: 5, max: 14, alphabet: 'ascii' },
    },
    /^[A-Z]{0,2}\d{5,12}$/i,
  ),
  ['病历号', '病案号', '住院号', '门诊号', '就诊号', '就诊卡号', '检验号'],
  '[A-Z]{0,2}\\d{5,12}',
)
