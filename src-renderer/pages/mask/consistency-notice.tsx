// Says, while the rules are being chosen, which columns would give others away or no longer agree, and offers the repairs.
// Looks at the first rows only; the attacks on the whole result follow on their own page.
import { useEngineQuery } from '../../engine/queries.ts'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { consistencyText as words } from '../../text/mask.ts'
import { Alert } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { RepairButtons } from './repair-buttons.tsx'

export function ConsistencyNotice({ datasetId, recipe }: { datasetId: string; recipe: RecipeEditor }) {
  // A recipe that cannot run is told of where it stands: the previews of the page fail with the same words.
  const { data } = useEngineQuery('masking.consistency', { datasetId }, { keepPrevious: true })
  const found = [...(data?.restorable ?? []), ...(data?.contradictions ?? [])]
  if (data === undefined || found.length === 0) return null
  return (
    <Alert
      type="error"
      showIcon
      className="op-consistency"
      title={words.title(found.length)}
      description={
        <>
          <ul>
            {found.map(one => (
              <li key={one.sentence}>
                <p>{one.sentence}</p>
                <span className="op-muted">{words.choose}</span>
                <RepairButtons found={one} recipe={recipe} />
              </li>
            ))}
          </ul>
          <p className="op-faint">{words.lookedAt(formatNumber(data.rows))}</p>
        </>
      }
    />
  )
}
