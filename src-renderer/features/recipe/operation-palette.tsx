// The list of operations to choose from, grouped by kind, searchable by Chinese or pinyin initials, walkable by arrow keys.
// Adds nothing by itself.
import { type KeyboardEvent, useRef, useState } from 'react'
import type { OperationInfo, OperationKind } from '../../../src-main/contract/recipe.ts'
import { paletteText, recipeText } from '../../text/recipe.ts'
import { Button, Empty, IconSearch, Input, Tag } from '../../ui/kit.ts'
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
  const found = operations.filter(one => matchesQuery(one.title, query) || one.sentence.includes(query))
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
          <PaletteGroup
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

interface PaletteGroupProps {
  kind: OperationKind
  operations: readonly OperationInfo[]
  onChoose(operation: OperationInfo): void
  onKeyDown(event: KeyboardEvent): void
}

function PaletteGroup({ kind, operations, onChoose, onKeyDown }: PaletteGroupProps) {
  if (operations.length === 0) return null
  return (
    <section>
      <h3>
        {recipeText.kinds[kind]} <span className="op-muted">{paletteText.kindHint[kind]}</span>
      </h3>
      <div className="op-palette-grid">
        {operations.map(operation => (
          <button
            key={operation.id}
            type="button"
            className="op-palette-item"
            onClick={() => onChoose(operation)}
            onKeyDown={onKeyDown}
          >
            <span className="op-palette-title">
              {operation.title}
              {operation.scope === 'table' ? <Tag>{paletteText.tableScope}</Tag> : null}
            </span>
            <span className="op-palette-sentence">{operationSentence(operation)}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
