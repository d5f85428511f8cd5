// The recipe's saved states with every kept branch; one click goes back to any of them.
// Changes nothing but the present state.
import type { CSSProperties } from 'react'
import { recipeText } from '../../text/recipe.ts'
import { Button, IconHistory, Popover, Tag } from '../../ui/kit.ts'
import { type HistoryRow, historyRows } from './history-tree.ts'
import type { RecipeEditor } from './use-recipe.ts'

const clock = new Intl.DateTimeFormat('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
const MAX_LANE = 4

function timeOf(at: string): string {
  const moment = new Date(at)
  return Number.isNaN(moment.getTime()) ? '' : clock.format(moment)
}

export function HistoryPopover({ recipe }: { recipe: RecipeEditor }) {
  const history = recipe.state?.history ?? []
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={recipeText.history}
      content={
        <div className="op-history">
          <p className="op-field-help">{recipeText.historyHint}</p>
          <ul>
            {historyRows(history).map(row => (
              <HistoryItem key={row.node.id} row={row} onGo={() => recipe.goTo(row.node.id)} />
            ))}
          </ul>
        </div>
      }
    >
      <Button
        type="text"
        icon={<IconHistory />}
        aria-label={recipeText.history}
        title={recipeText.history}
        disabled={history.length < 2}
      />
    </Popover>
  )
}

function HistoryItem({ row, onGo }: { row: HistoryRow; onGo(): void }) {
  const { node, lane } = row
  const indent: CSSProperties = { paddingInlineStart: 8 + Math.min(lane, MAX_LANE) * 14 }
  const label = node.parent === null && node.label === '' ? recipeText.historyStart : node.label
  return (
    <li className={`op-history-item${node.current ? ' is-current' : ''}${lane > 0 ? ' is-branch' : ''}`}>
      <button
        type="button"
        style={indent}
        disabled={node.current}
        aria-current={node.current ? 'true' : undefined}
        onClick={onGo}
      >
        <span className="op-history-dot" aria-hidden="true" />
        <span className="op-history-label">{label}</span>
        {lane > 0 ? <Tag variant="filled">{recipeText.historyOtherBranch}</Tag> : null}
        {node.current ? (
          <Tag variant="filled" color="processing">
            {recipeText.historyHere}
          </Tag>
        ) : null}
        <time className="op-faint">{timeOf(node.at)}</time>
      </button>
    </li>
  )
}
