// Locks the window when nobody has touched it for a while.
// Counts by the wall clock: a laptop that slept was left alone just as long.
import { useEffect } from 'react'
import { callEngine, refreshDataset } from '../../engine/queries.ts'

const ACTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
const LOOK_EVERY = 5_000

/** `minutes` null = nobody is logged in. */
export function useIdleLock(minutes: number | null): void {
  useEffect(() => {
    if (minutes === null) return
    let last = Date.now()
    const touched = () => {
      last = Date.now()
    }
    const look = () => {
      if (Date.now() - last < minutes * 60_000) return
      clearInterval(timer)
      // What could not be locked must be heard of: the next look at the session shows the fault.
      void callEngine('session.lock', { idle: true }).finally(() => refreshDataset(null))
    }
    const timer = setInterval(look, LOOK_EVERY)
    for (const act of ACTS) window.addEventListener(act, touched, { passive: true })
    return () => {
      clearInterval(timer)
      for (const act of ACTS) window.removeEventListener(act, touched)
    }
  }, [minutes])
}
