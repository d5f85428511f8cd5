// Makes detectors of numbers that single out a person inside one system and carry no check: a header or a word before them names them.
// Must not hold any kind.
import { like } from '../values/sign-pattern.ts'
import { behindCue, findAll } from './build.ts'
import type { Detector } from './detector.ts'

export const NO_STANDARD = '本单位编号，无统一标准'

/** The same kind in text, behind one of its words. `cues` and `body` are pattern sources. */
export function behindWords(detector: Detector, cues: readonly string[], body: string): Detector {
  const pattern = behindCue(cues.join('|'), body)
  return {
    ...detector,
    cues,
    trace: like(pattern),
    search: text => findAll(text, pattern, value => detector.judge(value)),
  }
}
