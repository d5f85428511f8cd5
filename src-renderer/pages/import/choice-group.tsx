// One group of choices on the left of an import screen, under its title.
// Holds no choice of its own.
import type { ReactNode } from 'react'

export function ChoiceGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="op-choice">
      <h3>{title}</h3>
      {children}
    </div>
  )
}
