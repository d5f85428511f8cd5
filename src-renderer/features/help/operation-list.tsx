// The ways of treating data that an article speaks of, by what they are about.
// Asks the engine for them, so that help never names what is not there.
import { OPERATION_GROUPS, type OperationKind } from '../../../src-main/contract/recipe.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { helpText } from '../../text/help/drawer.ts'
import { operationGroups } from '../../text/recipe.ts'

export function OperationList({ kind }: { kind: OperationKind }) {
  const listed = useEngineQuery('operations.list', {})
  const operations = listed.data?.filter(operation => operation.kind === kind) ?? []
  const groups = OPERATION_GROUPS.map(group => ({
    group,
    titles: operations.filter(operation => operation.group === group).map(operation => operation.title),
  })).filter(({ titles }) => titles.length > 0)
  if (groups.length === 0) return null
  return (
    <>
      <h3>{helpText.operations}</h3>
      <dl className="op-help-operations">
        {groups.map(({ group, titles }) => (
          <div key={group}>
            <dt>{operationGroups[group]}</dt>
            <dd>{titles.join('、')}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
