import { useEffect, useState, type RefObject } from 'react'

/** Whether an element has been in view, or within so many pixels of it. Where that cannot be known it counts as seen. */
export function useNear(element: RefObject<Element | null>, margin: number): boolean {
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    if (near || element.current === null) return
    const observer = new IntersectionObserver(
      (changes) => {
        if (changes.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { rootMargin: `${margin}px` },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, margin, near])
  return near
}
