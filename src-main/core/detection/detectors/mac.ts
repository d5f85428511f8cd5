// MAC 地址 of a network card.
// Must not accept mixed separators.
import { like } from '../../values/sign-pattern.ts'
import { findAll, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

const MAC = '[0-9A-F]{2}([:-])[0-9A-F]{2}(?:\\1[0-9A-F]{2}){4}|[0-9A-F]{4}(?:\\.[0-9A-F]{4}){2}'
const MAC_IN_TEXT = new RegExp(`(?<![0-9A-Za-z:.-])(?:${MAC})(?![0-9A-Za-z]|[:-][0-9A-F])`, 'gi')
const MAC_HINT = /[0-9A-F]{2}[:-][0-9A-F]{2}[:-][0-9A-F]{2}[:-]|[0-9A-F]{4}\.[0-9A-F]{4}\./i

export const mac: Detector = {
  trace: like(MAC_IN_TEXT),
  search: text => (MAC_HINT.test(text) ? findAll(text, MAC_IN_TEXT, () => 'valid') : []),
  ...patternDetector(
    {
      kind: 'mac',
      source: 'IEEE 802',
      headers: ['mac', 'mac地址', '物理地址', 'macaddress'],
      evidence: 'shape',
      fits: { min: 14, max: 17, alphabet: 'ascii' },
    },
    new RegExp(`^(?:${MAC})$`, 'i'),
  ),
}
