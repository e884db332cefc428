import { useLayoutEffect, type RefObject } from 'react'

/** A figure of so many units is read well on a page: larger places get larger units, not more of them. */
const WIDTH = 738
const HEIGHT = 320

/** Sets the units of figures so that the one in `place` is as rich as on a page, and as large as the hall allows. */
export function useFigureScale(place: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const { style } = document.documentElement
    const fit = () => {
      const scale = Math.max(1, Math.min(element.clientWidth / WIDTH, element.clientHeight / HEIGHT))
      style.setProperty('--figure-scale', scale.toFixed(3))
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty('--figure-scale')
    }
  }, [place])
}
