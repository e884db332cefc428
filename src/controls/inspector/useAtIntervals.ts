import { useEffect, useRef, useState } from 'react'

/** The value as it was at most so many milliseconds ago: at once after a rest, at intervals while it keeps changing. */
export function useAtIntervals<Value>(value: Value, interval: number): Value {
  const [shown, setShown] = useState(value)
  const last = useRef(-Infinity)
  useEffect(() => {
    const show = () => {
      last.current = performance.now()
      setShown(value)
    }
    const wait = last.current + interval - performance.now()
    if (wait <= 0) {
      show()
      return
    }
    const timer = setTimeout(show, wait)
    return () => clearTimeout(timer)
  }, [value, interval])
  return shown
}
