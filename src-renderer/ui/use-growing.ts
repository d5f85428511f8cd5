// Draws a long list of inputs in portions, a frame each, so that opening a page never blocks the window.
// Knows no list; gives only how many may be drawn now.
import { useEffect, useState } from 'react'

/** `portion` at once, then as many more with every frame, up to `total`. */
export function useGrowing(total: number, portion: number): number {
  const [shown, setShown] = useState(portion)
  useEffect(() => {
    if (shown >= total) return
    const frame = requestAnimationFrame(() => setShown(shown + portion))
    return () => cancelAnimationFrame(frame)
  }, [shown, total, portion])
  return Math.min(shown, total)
}
