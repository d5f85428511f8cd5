// Gate: every source column is masked at least as strongly as the policy of the opening asks (R55).
// Judges the recipe, not the values: what is left in the values is for the scans.
import { cellFinding, type Gate, listed } from './gate.ts'

export const maskingPolicy: Gate = {
  id: 'maskingPolicy',
  requirement: 'R55',
  place: 'mask',
  judge: ({ policy }) =>
    listed(
      policy.columns
        .filter(({ verdict }) => verdict !== 'met')
        .map(({ message, carriedBy }) => cellFinding(message, null, carriedBy)),
    ),
}
