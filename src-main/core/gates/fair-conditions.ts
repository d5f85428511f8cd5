// Gate: conditions have no words that shut out applicants by ownership, region or size (R10; 细则第六条末款).
// A word is a hint, not a proof: an exception with its reason is possible.
import type { Catalogue } from '../../contract/catalogue.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'
import { DISCRIMINATING_WORDS } from './limits.ts'
import { say } from './say.ts'

export const fairConditions: Gate = {
  id: 'fairConditions',
  requirement: 'R10',
  place: 'catalogue',
  exceptable: true,
  judge({ catalogue }) {
    if (catalogue.openAttribute !== 'CONDITIONAL') return listed([])
    return listed(
      texts(catalogue).flatMap(([path, text]) =>
        DISCRIMINATING_WORDS.filter(word => text.includes(word)).map(word =>
          fieldFinding(say('discriminatingWord', { word }), path),
        ),
      ),
    )
  },
}

function texts({ openConditions }: Catalogue): [string, string][] {
  return Object.entries(openConditions).map(([part, text]) => [`openConditions.${part}`, text])
}
