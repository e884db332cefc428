import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Paints on the next animation frame, at most once per frame, whenever `request` is called;
 * and after every render, since a render may have changed what is painted.
 */
export function useRepaint(paint: () => void): () => void {
  const latest = useRef(paint)
  const frame = useRef(0)
  const request = useCallback(() => {
    frame.current ||= requestAnimationFrame(() => {
      frame.current = 0
      latest.current()
    })
  }, [])
  useLayoutEffect(() => {
    latest.current = paint
    request()
  })
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current)
      frame.current = 0
    },
    [],
  )
  return request
}
