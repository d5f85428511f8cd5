// The list of operations to choose from, grouped by kind, searchable by Chinese or pinyin initials, walkable by arrow keys.
// Adds nothing by itself.
import { type KeyboardEvent, useRef, useState } from 'react'
import { OPERATION_GROUPS, type OperationInfo, type OperationKind } from '../../../src-main/contract/recipe.ts'
import { operationGroups, paletteText, recipeText } from '../../text/recipe.ts'
import { Button, Empty, IconSearch, Input } from '../../ui/kit.ts'
import { operationSentence } from './operation-words.ts'
import { matchesQuery } from './pinyin-search.ts'

export interface OperationPaletteProps {
  operations: readonly OperationInfo[]
  /** The kind shown first. */
  first: OperationKind
  onChoose(operation: OperationInfo): void
}

const KINDS: readonly OperationKind[] = ['clean', 'mask', 'deidentify']

export function OperationPalette({ operations, first, onChoose }: OperationPaletteProps) {
  const [query, setQuery] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const found = operations.filter(
    one =>
      one.inPalette &&
      (matchesQuery(one.title, query) ||
        matchesQuery(operationGroups[one.group], query) ||
        one.sentence.includes(query)),
  )
  const kinds = [first, ...KINDS.filter(kind => kind !== first)]

  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const items = [...(list.current?.querySelectorAll<HTMLButtonElement>('.op-palette-item') ?? [])]
    const present = items.findIndex(item => item.matches(':focus'))
    items[Math.max(0, Math.min(items.length - 1, present + step))]?.focus()
  }

  return (
    <div className="op-palette">
      <Input
        autoFocus
        allowClear
        size="large"
        prefix={<IconSearch />}
        aria-label={paletteText.search}
        placeholder={paletteText.search}
        value={query}
        onChange={event => setQuery(event.target.value)}
        onKeyDown={walk}
        onPressEnter={() => found[0] !== undefined && onChoose(found[0])}
      />
      <div ref={list} className="op-palette-list">
        {found.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={paletteText.nothing(query)}>
            <Button onClick={() => setQuery('')}>{paletteText.clear}</Button>
          </Empty>
        ) : null}
        {kinds.map(kind => (
          <PaletteKind
            key={kind}
            kind={kind}
            operations={found.filter(operation => operation.kind === kind)}
            onChoose={onChoose}
            onKeyDown={walk}
          />
        ))}
      </div>
    </div>
  )
}

interface PaletteKindProps {
  kind: OperationKind
  operations: readonly OperationInfo[]
  onChoose(operation: OperationInfo): void
  onKeyDown(event: KeyboardEvent): void
}

/** One kind; where its operations are about several things, each has its own sub-heading. */
function PaletteKind({ kind, operations, onChoose, onKeyDown }: PaletteKindProps) {
  if (operations.length === 0) return null
  const groups = OPERATION_GROUPS.filter(group => operations.some(operation => operation.group === group))
  return (
    <section>
      <h3>
        {recipeText.kinds[kind]} <span className="op-muted">{paletteText.kindHint[kind]}</span>
      </h3>
      {groups.map(group => (
        <div key={group} className="op-palette-group">
          {groups.length === 1 ? null : <h4>{operationGroups[group]}</h4>}
          <PaletteGroup
            operations={operations.filter(operation => operation.group === group)}
            onChoose={onChoose}
            onKeyDown={onKeyDown}
          />
        </div>
      ))}
    </section>
  )
}

function PaletteGroup({ operations, onChoose, onKeyDown }: Omit<PaletteKindProps, 'kind'>) {
  return (
    <div className="op-palette-grid">
      {operations.map(operation => (
        <button
          key={operation.id}
          type="button"
          className="op-palette-item"
          onClick={() => onChoose(operation)}
          onKeyDown={onKeyDown}
        >
          <span className="op-palette-title">{operation.title}</span>
          <span className="op-palette-sentence">{operationSentence(operation)}</span>
        </button>
      ))}
    </div>
  )
}
