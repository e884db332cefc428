import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { cancelPaint, paintOnFrame } from '../store/index.ts'

/**
 * Paints on the next animation frame, at most once per frame, whenever `request` is called;
 * and after every render, since a render may have changed what is painted.
 */
export function useRepaint(paint: () => void): () => void {
  const latest = useRef(paint)
  const paintLatest = useCallback(() => latest.current(), [])
  const request = useCallback(() => paintOnFrame(paintLatest), [paintLatest])
  useLayoutEffect(() => {
    latest.current = paint
    request()
  })
  useEffect(() => () => void cancelPaint(paintLatest), [paintLatest])
  return request
}
