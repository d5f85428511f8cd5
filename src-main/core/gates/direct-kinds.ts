// Which kinds identify a person on their own, as the detectors say.
// Judges no values.
import { detectorOf } from '../detection/registry.ts'

/** An unknown kind is taken as direct: a gate must not pass what it does not know. */
export function isDirectKind(kind: string): boolean {
  const detector = detectorOf(kind)
  return detector === undefined || detector.role === 'direct'
}
