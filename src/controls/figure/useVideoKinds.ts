import { useEffect, useState } from 'react'
import { videoKinds, type VideoKind } from '../../figure/animation/video.ts'

/** The videos that can be made in a size, or why there are none; none until the browser has answered. */
export function useVideoKinds(width: number, height: number): readonly VideoKind[] | string {
  const [kinds, setKinds] = useState<readonly VideoKind[] | string>([])
  useEffect(() => {
    let isWanted = true
    void videoKinds(width, height).then((found) => isWanted && setKinds(found))
    return () => {
      isWanted = false
    }
  }, [width, height])
  return kinds
}
