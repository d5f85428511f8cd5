// A border between two rows of a grid that a person drags, or moves with the arrow keys.
// Moves nothing itself: it says where it was let go.
import { type KeyboardEvent, type PointerEvent, useState } from 'react'

export const ROW_HEIGHT = 28

/** Above the first row the border would be cut off by the names of the columns. */
const TOP_PX = 4

export interface GridBorder {
  id: string
  /** Rows above the border. */
  after: number
  least: number
  most: number
  /** What it is the border of. */
  label: string
  /** Said while it is being moved. */
  textAt(after: number): string
  onMove(after: number): void
}

interface Drag {
  fromY: number
  after: number
}

/** How far each key moves it. */
const STEPS: Readonly<Record<string, number | undefined>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -5,
  PageDown: 5,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

export function GridBorderHandle({ border }: { border: GridBorder }) {
  const { after, least, most, label, textAt, onMove } = border
  const [drag, setDrag] = useState<Drag | null>(null)
  const within = (wanted: number) => Math.min(most, Math.max(least, wanted))
  const shown = drag?.after ?? after
  const move = (to: number) => {
    if (within(to) !== after) onMove(within(to))
  }
  const moveDrag = ({ clientY }: PointerEvent) => {
    if (drag !== null) setDrag({ ...drag, after: within(after + Math.round((clientY - drag.fromY) / ROW_HEIGHT)) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setDrag(null)
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    move(after + step)
  }
  return (
    <div
      className={drag === null ? 'op-grid-border' : 'op-grid-border is-moving'}
      style={{ top: shown === 0 ? TOP_PX : shown * ROW_HEIGHT }}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={shown}
      aria-valuetext={textAt(shown)}
      title={drag === null ? label : undefined}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ fromY: event.clientY, after })
      }}
      onPointerMove={moveDrag}
      onPointerUp={() => {
        if (drag !== null) move(drag.after)
        setDrag(null)
      }}
      onPointerCancel={() => setDrag(null)}
    >
      <span className="op-grid-border-grip" />
      {drag === null ? null : <span className="op-grid-border-text">{textAt(shown)}</span>}
    </div>
  )
}
