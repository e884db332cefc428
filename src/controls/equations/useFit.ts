import { useLayoutEffect, type RefObject } from 'react'

/** Smaller letters could not be read: what is too wide then scrolls. */
const SMALLEST = 0.7

/** Makes each line that is too wide for a list smaller, as often as the list changes its width. */
export function useFit(list: RefObject<HTMLElement | null>, content: unknown): void {
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    const fit = () => {
      for (const line of element.children) {
        if (!(line instanceof HTMLElement)) continue
        line.style.fontSize = ''
        // The indent shrinks along with the letters, and parts may come to stand otherwise: once more, if need be.
        for (let size = 1; size > SMALLEST && line.scrollWidth > line.clientWidth;) {
          size = Math.max(SMALLEST, (0.995 * size * line.clientWidth) / line.scrollWidth)
          line.style.fontSize = `${size}em`
        }
      }
    }
    fit()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list, content])
}
