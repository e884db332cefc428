import { useLayoutEffect, useState, type RefObject } from 'react'

export interface Size {
  width: number
  height: number
}

/** The content size of an element in CSS pixels, whole; undefined until it is laid out. */
export function useSize(element: RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>()
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return
    const measure = () => {
      const width = Math.round(target.clientWidth)
      const height = Math.round(target.clientHeight)
      if (width < 1 || height < 1) return
      setSize((last) => (last && last.width === width && last.height === height ? last : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return size
}
