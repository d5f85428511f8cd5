// The mark of a state: done, to do, not needed, later, wrong. Shape and colour both tell, so that colour alone never has to.
// Decides no state.
import { IconDone, IconLater, IconNotNeeded, IconWarning } from './kit.ts'

export const DOT_STATES = ['done', 'todo', 'notNeeded', 'later', 'wrong'] as const
export type DotState = (typeof DOT_STATES)[number]

export function StateDot({ state, label }: { state: DotState; label?: string }) {
  return (
    <span className={`op-dot is-${state}`} role="img" aria-label={label ?? state} title={label}>
      <Mark state={state} />
    </span>
  )
}

function Mark({ state }: { state: DotState }) {
  switch (state) {
    case 'done':
      return <IconDone />
    case 'todo':
      return <span className="op-dot-ring" />
    case 'notNeeded':
      return <IconNotNeeded />
    case 'later':
      return <IconLater />
    case 'wrong':
      return <IconWarning />
    default: {
      const never: never = state
      return never
    }
  }
}
