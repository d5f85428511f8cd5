// 银行账号 that are no cards: 9 to 30 digits without any check, known by their header only.
// Must not be recognised without the header.
import { compactNumber } from '../../identifiers/citizen-id.ts'
import { behindCue, findAll, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'
import { BANK_HEADERS } from './bank-card.ts'

const CUES = ['银行账号', '银行帐号', '开户账号', '收款账号', '对公账号', '账号', '帐号', '账户']
const IN_TEXT = behindCue(CUES.join('|'), '\\d(?:[ -]?\\d){8,29}')

export const bankAccount: Detector = {
  cues: CUES,
  search: text => findAll(text, IN_TEXT, () => 'valid'),
  ...patternDetector(
    {
      kind: 'bankAccount',
      source: '各银行账号编排，无校验',
      headers: BANK_HEADERS,
      evidence: 'weak',
      fits: { min: 9, max: 40, alphabet: 'ascii' },
    },
    /^\d[\d -]{8,39}$/,
    value => compactNumber(value).length <= 30,
  ),
}
