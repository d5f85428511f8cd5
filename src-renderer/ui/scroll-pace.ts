// Keeps a fast drag of the scroll bar from drawing rows nobody can read: leaps are drawn a few times a second, and always at the end.
// Ordinary scrolling, by wheel or key, goes through untouched. Knows nothing of the grid but that it listens to `scroll`.

/** A leap: nothing of what was drawn is still in view, so everything must be drawn anew. */
const isLeap = (viewport: HTMLElement, drawnTop: number) =>
  Math.abs(viewport.scrollTop - drawnTop) > viewport.clientHeight

/** Between two drawings of a drag the thread has this long for everything else, and longer where drawing takes longer. */
const REST_MS = 80
const REST_PER_DRAWING = 2

/** `frame` holds the viewport somewhere within. Returns how to stop. */
export function paceScrolling(frame: HTMLElement): () => void {
  let drawnTop = 0
  let restUntil = 0
  let ending = 0

  function draw(viewport: HTMLElement): void {
    window.clearTimeout(ending)
    drawnTop = viewport.scrollTop
    const from = performance.now()
    // The grid draws in the frame that follows; the frame after that is free again.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        restUntil = performance.now() + Math.max(REST_MS, (performance.now() - from) * REST_PER_DRAWING)
      }),
    )
    restUntil = from + REST_MS
  }

  const onScroll = (event: Event) => {
    const viewport = event.target
    if (!(viewport instanceof HTMLElement) || !event.isTrusted) return
    if (!isLeap(viewport, drawnTop) || performance.now() >= restUntil) {
      draw(viewport)
      return
    }
    event.stopPropagation()
    window.clearTimeout(ending)
    ending = window.setTimeout(() => {
      draw(viewport)
      viewport.dispatchEvent(new Event('scroll'))
    }, REST_MS)
  }

  // Before the viewport's own listeners, which the grid library has set.
  frame.addEventListener('scroll', onScroll, true)
  return () => {
    window.clearTimeout(ending)
    frame.removeEventListener('scroll', onScroll, true)
  }
}
