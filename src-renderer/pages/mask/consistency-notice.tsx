// Says, while the rules are being chosen, which columns would give others away or no longer agree, and offers the repairs.
// What only somebody who knows a few rows could tell is a hint; the attacks on the whole result follow on their own page.
import type { AttackFinding, Contradiction } from '../../../src-main/contract/attacks.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { consistencyText as words } from '../../text/mask.ts'
import { Alert } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { RepairButtons } from './repair-buttons.tsx'

export function ConsistencyNotice({ datasetId, recipe }: { datasetId: string; recipe: RecipeEditor }) {
  // A recipe that cannot run is told of where it stands: the previews of the page fail with the same words.
  const { data } = useEngineQuery('masking.consistency', { datasetId }, { keepPrevious: true })
  if (data === undefined) return null
  const { restorable, contradictions, followed, rows, relatedRows } = data
  const faults = [...restorable, ...contradictions]
  const lookedAt = words.lookedAt(formatNumber(rows), relatedRows === null ? null : formatNumber(relatedRows))
  return (
    <>
      <Group type="error" title={words.title(faults.length)} found={faults} lookedAt={lookedAt} recipe={recipe} />
      <Group
        type="warning"
        title={words.followed(followed.length)}
        found={followed}
        lookedAt={lookedAt}
        recipe={recipe}
      />
    </>
  )
}

interface GroupProps {
  type: 'error' | 'warning'
  title: string
  found: readonly (AttackFinding | Contradiction)[]
  lookedAt: string
  recipe: RecipeEditor
}

function Group({ type, title, found, lookedAt, recipe }: GroupProps) {
  if (found.length === 0) return null
  return (
    <Alert
      type={type}
      showIcon
      className="op-consistency"
      title={title}
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
          <p className="op-faint">{lookedAt}</p>
        </>
      }
    />
  )
}
