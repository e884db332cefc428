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
        if (line.scrollWidth <= line.clientWidth) continue
        // The indent shrinks along with the letters.
        line.style.fontSize = `${Math.max(SMALLEST, (0.995 * line.clientWidth) / line.scrollWidth)}em`
      }
    }
    fit()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list, content])
}
