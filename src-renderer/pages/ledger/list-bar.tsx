// The line above a list that a person keeps: what the list is for, and the button that adds to it.
// Knows no list.
import type { ReactNode } from 'react'
import { Button } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

interface ListBarProps {
  /** What the list is for. */
  children: ReactNode
  add: string
  onAdd(): void
}

export function ListBar({ children, add, onAdd }: ListBarProps) {
  return (
    <div className="op-ledger-bar">
      <Sentence>{children}</Sentence>
      <span className="op-spring" />
      <Button type="primary" onClick={onAdd}>
        {add}
      </Button>
    </div>
  )
}
