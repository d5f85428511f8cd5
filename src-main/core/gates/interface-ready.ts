// Gate: what is offered as an interface can be described and tried: enough rows for the sample, a name for every field (R44).
// The document, the description and the sample themselves are made with the package.
import { LEAST_SAMPLE_ROWS } from '../interface/interface-description.ts'
import { cellFinding, fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

export const interfaceReady: Gate = {
  id: 'interfaceReady',
  requirement: 'R44',
  place: 'catalogue',
  judge({ catalogue, facts }) {
    const { resourceKind, openForm } = catalogue
    if (resourceKind === 'INTERFACE' && openForm === 'DOWNLOAD')
      return listed([fieldFinding(say('interfaceDownloaded'), 'openForm')])
    if (openForm === 'DOWNLOAD') return listed([])
    const words = { rows: facts.rows, least: LEAST_SAMPLE_ROWS }
    return listed(facts.rows < LEAST_SAMPLE_ROWS ? [cellFinding(say('sampleTooSmall', words), null, null)] : [])
  },
}
