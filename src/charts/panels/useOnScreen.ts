import { useEffect, useState, type RefObject } from 'react'

/** What is about to be scrolled in counts as seen. */
const MARGIN = '120px'

/** Whether an element is in sight: what is not need not be drawn. Where nobody can tell, it is. */
export function useOnScreen(element: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    const target = element.current
    if (!target || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver(([entry]) => entry && setSeen(entry.isIntersecting), {
      rootMargin: MARGIN,
    })
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return seen
}
