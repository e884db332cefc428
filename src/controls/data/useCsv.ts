import { useEffect, useState } from 'react'
import { csvReader, type CsvOutcome } from '../../config/csv.ts'
import type { Column } from '../../core/data.ts'

/** What has been read of a text so far. */
export interface Csv {
  /** The share of the text. */
  progress: number
  outcome?: CsvOutcome
}

/** Milliseconds of reading in one turn: the page goes on between two. */
const SLICE = 8

/** Reads the text in pieces, from the beginning whenever it changes; undefined while there is none. */
export function useCsv(text: string, columns: readonly Column[]): Csv | undefined {
  const [read, setRead] = useState<Csv & { text: string }>()
  useEffect(() => {
    const reader = csvReader(text, columns)
    const turn = () => {
      const until = performance.now() + SLICE
      let step = reader.next()
      while (!step.done && performance.now() < until) step = reader.next()
      if (step.done) return setRead({ text, progress: 1, outcome: step.value })
      setRead({ text, progress: step.value })
      timer = setTimeout(turn)
    }
    let timer = setTimeout(turn)
    return () => clearTimeout(timer)
  }, [text, columns])
  return text.trim() === '' || read?.text !== text ? undefined : read
}
