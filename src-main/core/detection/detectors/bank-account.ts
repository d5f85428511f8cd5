// 银行账号 that are no cards: 9 to 30 digits without any check, known by their header only.
// Must not be recognised without the header.
import { compactNumber } from '../../identifiers/citizen-id.ts'
import { patternDetector } from '../build.ts'
import { BANK_HEADERS } from './bank-card.ts'

export const bankAccount = patternDetector(
  {
    kind: 'bankAccount',
    source: '各银行账号编排，无校验',
    role: 'direct',
    grade: 'g4',
    headers: BANK_HEADERS,
    evidence: 'weak',
    fits: { min: 9, max: 40, alphabet: 'ascii' },
  },
  /^\d[\d -]{8,39}$/,
  value => compactNumber(value).length <= 30,
)
