import { useEffect, useState } from 'react'
import type { MethodChoice } from '../../config/types.ts'
import { createReader, type Reader } from './evaluate.ts'

/** The reader of the present surface, fetched when the pointer first comes. */
export function useReader(surface: MethodChoice, penalty: number | undefined, needed: boolean): Reader | undefined {
  const [known, setKnown] = useState<{ surface: MethodChoice; penalty?: number; read: Reader | undefined }>()
  useEffect(() => {
    if (!needed) return
    let wanted = true
    void createReader(surface, penalty).then((read) => wanted && setKnown({ surface, penalty, read }))
    return () => {
      wanted = false
    }
  }, [surface, penalty, needed])
  return known?.surface === surface && known.penalty === penalty ? known.read : undefined
}
