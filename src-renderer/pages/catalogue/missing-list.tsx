// What the entry still lacks; one click goes to the place.
// Decides nothing about completeness; the engine does.
import type { CatalogueState } from '../../../src-main/contract/catalogue.ts'
import { useNavigation } from '../../state/navigation.ts'
import { cataloguePageText as words } from '../../text/catalogue.ts'
import { Button } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { StateDot } from '../../ui/state-dot.tsx'

export interface MissingListProps {
  missing: CatalogueState['missing']
  onGo(path: string): void
}

export function MissingList({ missing, onGo }: MissingListProps) {
  const goStep = useNavigation(state => state.goStep)
  return (
    <aside className="op-panel op-missing" aria-label={words.missing}>
      <h2>
        {words.missing}
        {missing.length === 0 ? null : <span className="op-muted">{words.missingCount(missing.length)}</span>}
      </h2>
      {missing.length === 0 ? (
        <>
          <p className="op-missing-none">
            <StateDot state="done" />
            {words.missingNone}
          </p>
          <Sentence>{words.missingNoneHint}</Sentence>
          <Button type="primary" onClick={() => goStep('export')}>
            {words.goExport}
          </Button>
        </>
      ) : (
        <ul>
          {missing.map(({ path, message }) => (
            <li key={`${path}:${message}`}>
              <button type="button" onClick={() => onGo(path)}>
                {message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </aside>
  )
}
