import { useLayoutEffect, type RefObject } from 'react'

/** A figure of so many units is read well on a page: larger places get larger units, not more of them. */
const UNITS = {
  surface: { width: 738, height: 320 },
  /** The surface beside equations. */
  beside: { width: 600, height: 320 },
  panels: { width: 1180, height: 480 },
} as const

/** Sets the units of figures so that the one in `place` is as rich as on a page, and as large as the hall allows. */
export function useFigureScale(place: RefObject<HTMLElement | null>, of: keyof typeof UNITS): void {
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const { style } = document.documentElement
    const { width, height } = UNITS[of]
    const fit = () => {
      const scale = Math.max(1, Math.min(element.clientWidth / width, element.clientHeight / height))
      style.setProperty('--figure-scale', scale.toFixed(3))
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty('--figure-scale')
    }
  }, [place, of])
}
