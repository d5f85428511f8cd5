// 组织机构代码, the nine characters before 2015.
// Must not accept small letters.
//
// Check: (1) the eight characters, letters A = 10 to Z = 35, are weighted 3 7 9 10 5 8 4 2 and added up; (2) C = 11 - sum mod 11;
// (3) 10 is written X, 11 is written 0.
import { judgeOrganisationCode } from '../../identifiers/organisation-code.ts'
import { like } from '../../values/sign-pattern.ts'
import { behindCue, findAll } from '../build.ts'
import type { Detector } from '../detector.ts'

const CUES = ['组织机构代码', '机构代码']
const IN_TEXT = behindCue(CUES.join('|'), '[0-9A-Z]{8}-?[0-9X]')

export const orgCode: Detector = {
  kind: 'orgCode',
  source: 'GB 11714-1997',
  headers: ['组织机构代码', '组织机构代码证', '组织机构代码证号', '机构代码', 'zzjgdm', 'jgdm'],
  evidence: 'checksum',
  fits: { min: 9, max: 10, alphabet: 'ascii' },
  companionOf: ['uscc'],
  form: like(/^[0-9A-Z]{8}-?[0-9X]$/),
  judge: judgeOrganisationCode,
  cues: CUES,
  search: text => findAll(text, IN_TEXT, judgeOrganisationCode),
}
